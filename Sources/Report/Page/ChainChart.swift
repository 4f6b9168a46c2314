/// A chain in rows: the clips and joints in one line, and below it what each channel gathers.
struct ChainChart {
    let document: ChainDocument

    private var count: Int { max(1, document.clips.count) }
    /// Tolerances from the lower to the upper edge of a row; less below the beginning than above.
    private static let most = 3.0
    private static let least = -1.0

    func html() -> String {
        var page = PageText()
        page.add("<div class=\"rows\">")
        addLine(to: &page)
        func family(_ channel: ChainChannelSection) -> String {
            String(channel.id.prefix { $0 != "." })
        }
        var families: [String] = []
        for family in document.channels.map(family) where !families.contains(family) {
            families.append(family)
        }
        for each in families {
            page.add("<h3>\(PageText.safe(each))</h3>")
            for channel in document.channels where family(channel) == each {
                add(channel, to: &page)
            }
        }
        page.add("</div>")
        return page.text
    }

    private func addLine(to page: inout PageText) {
        page.add(
            "<div class=\"row\"><div class=\"name\">the chain</div><div class=\"plot ribbon\">")
        let beyond = document.channels.compactMap(\.exceedsAtClip).min() ?? Int.max
        for (index, clip) in document.clips.enumerated() {
            let state = index + 1 >= beyond ? "beyond" : "holds"
            let name = PlainText.fileName(clip.path)
            page.add(
                "<div class=\"band \(state)\" style=\"left:\(place(index))%;width:\(place(1))%\" "
                    + "title=\"\(PageText.safe(name)), \(NumberText.seconds(clip.duration))\">"
                    + "<span>\(index + 1) \(state)</span></div>")
        }
        for (index, seam) in document.seams.enumerated() {
            let found = seam.findings.count
            let words = found == 0 ? "does not show" : NumberText.count(found, "finding")
            page.add(
                "<a class=\"joint \(found == 0 ? "" : "shows")\" href=\"#joint-\(index + 1)\" "
                    + "style=\"left:\(place(index + 1))%\" "
                    + "aria-label=\"joint \(index + 1), \(words)\">\(found == 0 ? "✓" : "✕")</a>")
        }
        page.add("</div><div class=\"status\"></div></div>")
    }

    private func add(_ channel: ChainChannelSection, to page: inout PageText) {
        let heights = channel.values.map { value -> Double? in
            guard let value, let beginning = channel.beginning, channel.tolerance > 0 else {
                return nil
            }
            return (value - beginning) / channel.tolerance
        }
        let isFar = channel.exceedsAtClip != nil
        let tolerance = "\(NumberText.short(channel.tolerance, 3)) \(channel.unit)"
        page.add(
            "<div class=\"row \(isFar ? "drifts" : "")\"><div class=\"name\">"
                + "\(PageText.name(channel.id)) <small>tolerance \(PageText.safe(tolerance))</small>"
                + "</div><div class=\"plot tall\">")
        for index in 1..<count { page.add("<i class=\"hop\" style=\"left:\(place(index))%\"></i>") }
        for (index, height) in heights.enumerated() where height == nil {
            page.add(
                "<div class=\"gap\" style=\"left:\(place(index))%;width:\(place(1))%\" "
                    + "title=\"not measurable\"></div>")
        }
        let points = heights.enumerated().compactMap { index, height in
            height.map { (index: index + 1, height: $0) }
        }
        if !points.isEmpty {
            var path = "M0,\(y(0))"
            var last = 0
            for point in points {
                // The line breaks where a clip is not measurable.
                path += point.index == last + 1 ? " L" : " M"
                path += "\(place(point.index, of: 1000)),\(y(point.height))"
                last = point.index
            }
            page.add(
                "<svg viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                    + "<path d=\"\(path)\"/></svg>"
                    + "<i class=\"limit\" style=\"top:\(y(1))%\"></i>")
        }
        for point in points {
            page.add(
                "<i class=\"dot \(point.height > 1 ? "far" : "")\" "
                    + "style=\"left:\(place(point.index))%;top:\(y(point.height))%\"></i>")
        }
        page.add("</div><div class=\"status\">\(finding(channel, heights))</div></div>")
    }

    private func finding(_ channel: ChainChannelSection, _ heights: [Double?]) -> String {
        guard heights.contains(where: { $0 != nil }) else { return "not measurable" }
        let slope =
            channel.slope.map { "\(JointRenderer.signed($0, 3)) \(channel.unit) a clip" }
            ?? "no slope: one clip measured"
        let last = heights.last.flatMap(\.self).map {
            "at the end \(JointRenderer.signed($0, 1)) tolerances"
        }
        let state =
            channel.exceedsAtClip.map { "<b>beyond from clip \($0) on</b>" } ?? holding(heights)
        return state + "<small>\(PageText.safe(slope))</small>"
            + "<small>\(PageText.safe(last ?? "the end is not measurable"))</small>"
    }

    /// What is said of a channel that comes back: a restart would not help it.
    private func holding(_ heights: [Double?]) -> String {
        let far = heights.indices.filter { heights[$0].map { $0 > 1 } ?? false }.map { "\($0 + 1)" }
        guard !far.isEmpty else { return "holds" }
        return "beyond at clip \(far.joined(separator: ", ")) only"
    }

    /// Where clip `index`, from 0, begins.
    private func place(_ index: Int, of width: Double = 100) -> String {
        NumberText.short(Double(index) / Double(count) * width, 3)
    }

    /// Tolerances to a share of the height from above, in percent.
    private func y(_ tolerances: Double) -> String {
        let clamped = min(max(Self.least, tolerances), Self.most)
        return NumberText.short((Self.most - clamped) / (Self.most - Self.least) * 100, 2)
    }
}
