/// The end of a take as a strip of frames: which one is handed on, and why no later one is.
public enum HandoffStrip {
    /// One frame of the strip.
    public struct Frame: Sendable {
        /// Index of the frame.
        public var frame: Int
        /// Its time in seconds.
        public var time: Double
        /// The frame as PNG.
        public var png: [UInt8]
        /// Its width over its height.
        public var aspect: Double

        /// A frame.
        public init(frame: Int, time: Double, png: [UInt8], aspect: Double) {
            self.frame = frame
            self.time = time
            self.png = png
            self.aspect = aspect
        }
    }

    private static let columns = 6
    private static let cell = 176.0
    private static let gap = 14.0
    private static let head = 74.0
    private static let caption = 54.0

    /// The strip as SVG: green with a tick for the choice, red with a cross and reasons for each later
    /// frame, grey for what comes before.
    public static func svg(_ document: HandoffDocument, frames: [Frame]) -> String {
        let aspect = frames.first.map(\.aspect) ?? 16 / 9
        // Upright frames are held to the height of square ones.
        let height = min(cell, cell / max(aspect, 0.1))
        let rows = max(1, (frames.count + columns - 1) / columns)
        let width = gap + Double(columns) * (cell + gap)
        let total = head + Double(rows) * (height + caption + gap) + gap
        var text =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(number(width))\" "
            + "height=\"\(number(total))\" font-family=\"DejaVu Sans, sans-serif\">\n"
            + "<title>\(PlainText.xml("Handoff of " + PlainText.fileName(document.take.path)))</title>\n"
            + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
        let handoff = document.handoff
        let isClean = handoff.clean != false
        text += label(
            PlainText.fileName(document.take.path), x: gap, y: 26, size: 17, colour: "#1a1a1a",
            weight: "bold")
        let place = "frame \(handoff.frame) at \(NumberText.fixed(handoff.time, 3)) s"
        let sentence =
            isClean
            ? "Hand on \(place); end this clip at \(NumberText.fixed(handoff.outPoint.time, 3)) s"
            : "No clean frame; best is \(place), which fails "
                + handoff.reasons.joined(separator: ", ")
        text += label(
            sentence, x: gap, y: 52, size: 14, colour: isClean ? "#1b7837" : "#b2182b")
        var reasons: [Int: [String]] = [:]
        for rejected in handoff.rejected { reasons[rejected.frame] = rejected.reasons }
        if !isClean { reasons[handoff.frame] = handoff.reasons }
        for (index, frame) in frames.enumerated() {
            let x = gap + Double(index % columns) * (cell + gap)
            let y = head + Double(index / columns) * (height + caption + gap)
            let follows = index > 0 && frames[index - 1].frame + 1 < frame.frame
            text += draw(
                frame, x: x, y: y, height: height, isChosen: frame.frame == handoff.frame,
                isAfter: frame.frame > handoff.frame && handoff.clean != nil,
                reasons: reasons[frame.frame] ?? [])
            if follows {
                text += label("…", x: x - gap + 1, y: y + height / 2, size: 15, colour: "#777777")
            }
        }
        return text + "</svg>\n"
    }

    private static func draw(
        _ frame: Frame, x: Double, y: Double, height: Double, isChosen: Bool, isAfter: Bool,
        reasons: [String]
    ) -> String {
        let width = min(cell, height * frame.aspect)
        let left = x + (cell - width) / 2
        let colour = isChosen ? "#1b7837" : isAfter ? "#b2182b" : "#999999"
        let data = Base64.text(frame.png)
        var text =
            "<image x=\"\(number(left))\" y=\"\(number(y))\" width=\"\(number(width))\" "
            + "height=\"\(number(height))\" preserveAspectRatio=\"none\" "
            + "href=\"data:image/png;base64,\(data)\"/>\n"
        if isAfter {
            text +=
                "<rect x=\"\(number(left))\" y=\"\(number(y))\" width=\"\(number(width))\" "
                + "height=\"\(number(height))\" fill=\"#ffffff\" fill-opacity=\"0.35\"/>\n"
        }
        text +=
            "<rect x=\"\(number(left))\" y=\"\(number(y))\" width=\"\(number(width))\" "
            + "height=\"\(number(height))\" fill=\"none\" stroke=\"\(colour)\" "
            + "stroke-width=\"\(isChosen ? 5 : 2)\"/>\n"
        let mark = isChosen ? "✓ " : isAfter ? "✕ " : ""
        text += label(
            "\(mark)\(frame.frame) · \(NumberText.fixed(frame.time, 3)) s", x: x,
            y: y + height + 17,
            size: 12, colour: colour, weight: isChosen ? "bold" : "normal")
        let words =
            isChosen && reasons.isEmpty ? ["handed on"] : isAfter || isChosen ? reasons : []
        for (line, word) in words.prefix(2).enumerated() {
            let more = line == 1 && words.count > 2 ? " +\(words.count - 2)" : ""
            text += label(
                PlainText.printable(word) + more, x: x, y: y + height + 32 + 14 * Double(line),
                size: 11.5, colour: colour)
        }
        return text
    }

    private static func label(
        _ text: String, x: Double, y: Double, size: Double, colour: String,
        weight: String = "normal"
    ) -> String {
        "<text x=\"\(number(x))\" y=\"\(number(y))\" font-size=\"\(number(size))\" "
            + "font-weight=\"\(weight)\" fill=\"\(colour)\">\(PlainText.xml(text))</text>\n"
    }

    private static func number(_ value: Double) -> String { NumberText.fixed(value, 1) }
}
