/// What it looked like: for each drift the frame at onset and at peak beside the anchor, and the last second
/// with the gates that its frames fail.
struct PageEvidence {
    let document: AnalysisDocument
    let pictures: TakePictures
    let axis: TimeAxis
    /// Bytes of pictures, coded for the page, that a page may hold.
    static let budget = 1_050_000

    private var spent = 0

    init(document: AnalysisDocument, pictures: TakePictures, axis: TimeAxis) {
        self.document = document
        self.pictures = pictures
        self.axis = axis
    }

    /// The strip of the end first, for it is needed most.
    mutating func html() -> (drifts: String, strip: String) {
        let strip = stripHTML()
        return (driftsHTML(), strip)
    }

    private mutating func driftsHTML() -> String {
        let order = document.breakingOrder
        var drifts: [(channel: ChannelSection, drift: DriftSection)] = []
        for channel in document.channels {
            for drift in channel.drifts { drifts.append((channel, drift)) }
        }
        // The first of each channel in the order of breaking, then the rest by time.
        func rank(_ item: (channel: ChannelSection, drift: DriftSection)) -> (Int, Double) {
            let isFirst = item.channel.unannounced.first == item.drift
            let place = isFirst ? order.firstIndex(of: item.channel.id) : nil
            return (place ?? order.count, item.drift.start)
        }
        let sorted = drifts.enumerated().sorted {
            let (left, right) = (rank($0.element), rank($1.element))
            return (left.0, left.1, $0.offset) < (right.0, right.1, $1.offset)
        }
        var page = PageText()
        var left = 0
        for (_, item) in sorted {
            guard let figure = figure(item.channel, item.drift) else {
                left += 1
                continue
            }
            page.add(figure)
        }
        if left > 0 {
            page.add(
                "<p>\(NumberText.count(left, "more drift")) without pictures; "
                    + "the table of numbers has them all.</p>")
        }
        return page.text
    }

    private mutating func figure(_ channel: ChannelSection, _ drift: DriftSection) -> String? {
        let crop = crop(of: channel.id)
        var cells: [String] = []
        if let anchor = pictures.anchor.flatMap({ self.cut($0, crop) }) {
            cells.append(cell(anchor, "anchor", at: nil, of: channel.id))
        }
        let places = [("beginning", 0), ("onset", drift.startFrame), ("peak", drift.peak.frame)]
        for (name, index) in places {
            guard let kept = pictures.nearest(index), let picture = cut(kept, crop) else {
                cells.append(
                    "<div class=\"cell\"><div class=\"none\">no face here</div>"
                        + "\(name), frame \(index)</div>")
                continue
            }
            cells.append(
                cell(
                    picture, "\(name), frame \(kept.frame)", at: axis.time(of: kept.frame),
                    of: channel.id))
        }
        let bytes = cells.reduce(0) { $0 + $1.utf8.count }
        guard spent + bytes <= Self.budget, cells.contains(where: { $0.contains("<img") }) else {
            return nil
        }
        spent += bytes
        return "<figure><figcaption>\(PageText.name(channel.id)) "
            + "\(PageText.safe(SummaryWords.drift(drift)))</figcaption>"
            + "<div class=\"cells\">\(cells.joined())</div></figure>"
    }

    private func cell(
        _ picture: PagePicture, _ name: String, at time: Double?, of channel: String
    ) -> String {
        let image =
            "<img alt=\"\(PageText.safe(channel)): \(name)\" width=\"\(picture.width)\" "
            + "height=\"\(picture.height)\" src=\"\(PageText.uri(picture))\">"
        guard let time else { return "<div class=\"cell\">\(image)\(name)</div>" }
        return
            "<div class=\"cell\"><button data-at=\"\(NumberText.short(time, 6))\">\(image)</button>"
            + "\(name)</div>"
    }

    private enum Crop { case face, bust, whole }

    /// What of a frame shows the channel's defect.
    private func crop(of id: String) -> Crop {
        switch id {
        case "identity.hair", "identity.wardrobe", "identity.accessory": .bust
        case _ where id.hasPrefix("identity."): .face
        case "structure.texture", "colour.key-light": .face
        default: .whole
        }
    }

    private func cut(_ pictures: FramePictures, _ crop: Crop) -> PagePicture? {
        switch crop {
        case .face: pictures.face
        case .bust: pictures.bust
        case .whole: pictures.whole
        }
    }

    /// Frames of the end that are shown, at most, beside the one handed on and the very last.
    static let mostOfEnd = 36

    /// The frame handed on and the last second, thinned to what can be looked over. Which frames these are
    /// does not depend on which others are kept.
    static func end(of document: AnalysisDocument, in pictures: TakePictures) -> [FramePictures] {
        let handed = document.handoff.frame
        let count = document.take.frames
        let axis = TimeAxis(document)
        var first = max(0, count - 1)
        while first > 0, axis.time(of: first - 1) >= axis.duration - 1.000_5 { first -= 1 }
        let stride = max(1, (count - first + mostOfEnd - 1) / mostOfEnd)
        let shown = pictures.frames.filter {
            $0.frame == handed || $0.frame == count - 1
                || ((first..<count).contains($0.frame) && ($0.frame - first) % stride == 0)
        }
        let picked = pictures.nearest(handed).map { [$0] } ?? []
        return picked.filter { first in !shown.contains { $0.frame == first.frame } } + shown
    }

    /// The end, each frame with the gates that it fails.
    private mutating func stripHTML() -> String {
        let handoff = document.handoff
        var reasons: [Int: [String]] = [:]
        for each in handoff.rejected + handoff.earlier { reasons[each.frame] = each.reasons }
        let all = Self.end(of: document, in: pictures)
        var page = PageText()
        for frame in all {
            guard let picture = frame.whole else { continue }
            let isPicked = frame.frame == handoff.frame
            let fails = isPicked ? handoff.reasons : reasons[frame.frame]
            let words =
                isPicked && handoff.clean != false
                ? "hand on"
                : fails.map { $0.isEmpty ? "clean too" : $0.joined(separator: ", ") }
                    ?? "before the window"
            let html =
                "<li class=\"\(isPicked ? "picked" : "")\"><button data-at=\""
                + "\(NumberText.short(axis.time(of: frame.frame), 6))\"><img "
                + "alt=\"frame \(frame.frame): \(PageText.safe(words))\" width=\"\(picture.width)\" "
                + "height=\"\(picture.height)\" src=\"\(PageText.uri(picture))\"></button>"
                + "<b>\(frame.frame)</b> \(PageText.safe(words))</li>"
            guard spent + html.utf8.count <= Self.budget else { continue }
            spent += html.utf8.count
            page.add(html)
        }
        return page.text.isEmpty ? "" : "<ol class=\"strip\">\(page.text)</ol>"
    }
}
