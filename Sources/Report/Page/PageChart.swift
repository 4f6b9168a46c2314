/// The channels of a page, a row each: name, course and finding. It stretches to any width; texts do not.
struct PageChart {
    let document: AnalysisDocument
    let axis: TimeAxis

    /// Height of a plot in tolerances.
    private static let tallest = ChartLayout.tallest

    func html() -> String {
        var page = PageText()
        let order = document.breakingOrder
        page.add("<div class=\"rows\">")
        addRibbon(to: &page)
        var families: [String] = []
        for family in document.channels.map(\.family) where !families.contains(family) {
            families.append(family)
        }
        for family in families {
            page.add("<h3>\(PageText.safe(family))</h3>")
            for (index, channel) in document.channels.enumerated() where channel.family == family {
                add(channel, index, place: order.firstIndex(of: channel.id), to: &page)
            }
        }
        addEyes(to: &page)
        addScale(to: &page)
        page.add("</div>")
        return page.text
    }

    private func addRibbon(to page: inout PageText) {
        page.add("<div class=\"row\"><div class=\"name\">the take</div><div class=\"plot ribbon\">")
        for stretch in ChartRibbon(document: document, axis: axis).stretches {
            page.add(
                "<div class=\"band \(stretch.state)\" style=\"\(place(stretch.start, stretch.end))\">"
                    + "<span>\(stretch.state)</span></div>")
        }
        for defect in document.defects {
            page.add(
                span(
                    defect.start, max(defect.end, defect.start + axis.duration * 0.004),
                    kind: "defect", says: SummaryWords.defect(defect)))
        }
        if document.take.frames > 0 {
            let handoff = document.handoff
            let state = handoff.clean == false ? "unclean" : "clean"
            page.add(
                "<button class=\"hand \(state)\" data-at=\"\(NumberText.short(handoff.time, 6))\" "
                    + "style=\"left:\(PageText.percent(handoff.time, of: axis))%\" "
                    + "aria-label=\"go to the frame to hand on, \(handoff.frame)\"></button>")
        }
        page.add("</div><div class=\"status\"></div></div>")
    }

    private func add(
        _ channel: ChannelSection, _ index: Int, place order: Int?, to page: inout PageText
    ) {
        let rank = order.map {
            "<b class=\"rank\" title=\"broke as number \($0 + 1)\">\($0 + 1)</b> "
        }
        let tolerance = "\(NumberText.short(channel.tolerance, 3)) \(channel.unit)"
        page.add(
            "<div class=\"row \(PageText.safe(channel.status))\"><div class=\"name\">"
                + (rank ?? "") + PageText.name(channel.id)
                + " <small>tolerance \(PageText.safe(tolerance))</small></div>")
        let isTall = (channel.largestExcess ?? 0) > ChartLayout.usual || !channel.drifts.isEmpty
        let form = channel.largestExcess == nil ? "flat" : isTall ? "tall" : "low"
        let most = isTall ? Self.tallest : ChartLayout.usual
        page.add("<div class=\"plot \(form)\">")
        for gap in channel.unmeasured {
            page.add(
                "<div class=\"gap\" style=\"\(place(gap.start, gap.end))\" "
                    + "title=\"not measurable: \(PageText.safe(gap.reason))\"></div>")
        }
        for drift in channel.drifts {
            page.add(
                span(
                    drift.start, drift.end,
                    kind: drift.announced ? "announced" : "drift " + drift.severity,
                    says: channel.id + " drifts " + SummaryWords.drift(drift)))
        }
        let course = ChartCourse(
            channel: channel, axis: axis, x: { [axis] in $0 / axis.duration * 1000 },
            y: { 100 - min(max(0, $0.isFinite ? $0 : most), most) / most * 100 })
        let path = course.path
        if !path.isEmpty {
            page.add(
                "<svg viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                    + "<path d=\"\(path)\"/></svg>")
            page.add("<i class=\"limit\" style=\"bottom:\(NumberText.short(100 / most, 2))%\"></i>")
        }
        page.add("</div><div class=\"status\">\(finding(channel))")
        page.add("<output class=\"now\" data-channel=\"\(index)\"></output></div></div>")
    }

    private func finding(_ channel: ChannelSection) -> String {
        let seen =
            channel.coverage < 1 ? " · seen \(NumberText.percent(channel.coverage))" : ""
        switch channel.status {
        case "drifts":
            let first = channel.drifts.first.map { NumberText.seconds($0.start, $0.end) } ?? ""
            let worst = channel.drifts.max { $0.peak.excess < $1.peak.excess }
            let more = channel.drifts.count > 1 ? " +\(channel.drifts.count - 1)" : ""
            return "<b>drifts \(first)\(more)</b><small>"
                + PageText.safe(
                    worst.map {
                        "\($0.severity) \($0.manner), \(NumberText.fixed($0.peak.excess, 1))×"
                    } ?? "") + "\(seen)</small>"
        case "holds":
            let most = channel.largestExcess.map { "at most \(NumberText.fixed($0, 1))×" } ?? ""
            return "holds<small>\(most)\(seen)</small>"
        default:
            let reason = SummaryWords.mainReason(channel.unmeasured) ?? "no reason given"
            return "not measurable<small>\(PageText.safe(reason))</small>"
        }
    }

    private func addEyes(to page: inout PageText) {
        guard !document.eyes.frame.isEmpty else { return }
        page.add("<h3>eyes</h3><div class=\"row\"><div class=\"name\">eyes</div>")
        page.add("<div class=\"plot flat\">")
        for state in ["unknown", "occluded", "half", "shut"] {
            for each in SummaryWords.spans(of: state, in: document.eyes, axis: axis) {
                let form = state == "half" || state == "shut" ? "eye \(state)" : "gap"
                page.add(
                    "<div class=\"\(form)\" style=\"\(place(each.start, each.end))\" "
                        + "title=\"\(state)\"></div>")
            }
        }
        let words = SummaryWords.eyes(document.eyes, axis: axis)
        page.add(
            "</div><div class=\"status\">\(words)<output class=\"now\" id=\"eye\"></output></div></div>"
        )
    }

    /// The scale, and the cursor that everything follows.
    private func addScale(to page: inout PageText) {
        let last = max(0, document.take.frames - 1)
        page.add(
            "<div class=\"row scale\"><div class=\"name\"><label for=\"at\">frame</label></div>"
                + "<div class=\"plot\"><input id=\"at\" type=\"range\" min=\"0\" max=\"\(last)\" "
                + "step=\"1\" value=\"0\" aria-describedby=\"here\"><div class=\"ticks\">")
        let step = ChartLayout.tickStep(duration: axis.duration, most: 10)
        var index = 0
        while Double(index) * step <= axis.duration + step * 1e-6 {
            let time = Double(index) * step
            page.add(
                "<span style=\"left:\(PageText.percent(time, of: axis))%\">"
                    + "\(NumberText.short(time, 1))</span>")
            index += 1
        }
        page.add(
            "</div></div><div class=\"status\"><output id=\"here\">seconds</output></div></div>")
    }

    private func span(_ start: Double, _ end: Double, kind: String, says: String) -> String {
        "<button class=\"span \(PageText.safe(kind))\" data-at=\"\(NumberText.short(start, 6))\" "
            + "style=\"\(place(start, end))\" title=\"\(PageText.safe(says))\" "
            + "aria-label=\"go to \(PageText.safe(says))\"></button>"
    }

    private func place(_ start: Double, _ end: Double) -> String {
        let left = min(max(0, start / axis.duration), 1)
        let right = min(max(left, end / axis.duration), 1)
        return "left:\(NumberText.short(left * 100, 3))%;"
            + "width:\(NumberText.short((right - left) * 100, 3))%"
    }
}
