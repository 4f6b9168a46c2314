/// The end of a take as a strip of frames: which one is handed on, and what speaks against the others.
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
        /// The face, upright and square; `nil` where there is none. What eyes do is not seen in a small frame.
        public var face: PagePicture?

        /// A frame.
        public init(
            frame: Int, time: Double, png: [UInt8], aspect: Double, face: PagePicture? = nil
        ) {
            self.frame = frame
            self.time = time
            self.png = png
            self.aspect = aspect
            self.face = face
        }
    }

    /// How a frame stands.
    private struct Standing {
        var colour: String
        var mark = ""
        var words: [String] = []
        var isChosen = false
    }

    private static let cell = 176.0
    private static let tallest = 112.0
    private static let gap = 14.0
    private static let head = 78.0
    private static let caption = 46.0
    private static let good = "#1b7837"
    private static let bad = "#b2182b"
    private static let quiet = "#767676"

    /// The strip as SVG: a tick for the choice, a cross and reasons for each frame that fails a gate, and
    /// which of the others would have done as well.
    public static func svg(_ document: HandoffDocument, frames: [Frame]) -> String {
        let aspect = frames.first.map(\.aspect) ?? 16 / 9
        let hasFaces = frames.contains { $0.face != nil }
        // Upright frames are held to the height of square ones, beside faces to less.
        let height = min(hasFaces ? tallest : cell, cell / max(aspect, 0.1))
        let wide = min(cell, height * aspect)
        let face = hasFaces ? height : 0
        let step = (hasFaces ? wide + face : cell) + gap
        let columns = hasFaces ? Int(1480 / step) : 6
        let rows = max(1, (frames.count + columns - 1) / columns)
        let width = gap + Double(min(columns, max(frames.count, 4))) * step
        let total = head + Double(rows) * (height + caption + gap) + gap
        let handoff = document.handoff
        var text =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(number(width))\" "
            + "height=\"\(number(total))\" font-family=\"DejaVu Sans, sans-serif\">\n"
            + "<title>\(PlainText.xml("Handoff of " + PlainText.fileName(document.take.path)))</title>\n"
            + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
        text += label(
            PlainText.fileName(document.take.path), x: gap, y: 26, size: 17, colour: "#1a1a1a",
            weight: "bold")
        text += label(
            sentence(handoff), x: gap, y: 54, size: 15,
            colour: handoff.clean == false ? bad : good, weight: "bold")
        for (index, frame) in frames.enumerated() {
            let x = gap + Double(index % columns) * step
            let y = head + Double(index / columns) * (height + caption + gap)
            text += draw(
                frame, standing(of: frame.frame, in: handoff), x: x, y: y, width: wide,
                height: height, face: face)
            if index > 0, frames[index - 1].frame + 1 < frame.frame {
                text += label("…", x: x - gap, y: y + height / 2, size: 15, colour: quiet)
            }
        }
        return text + "</svg>\n"
    }

    private static func sentence(_ handoff: HandoffSection) -> String {
        let place = "frame \(handoff.frame) at \(NumberText.fixed(handoff.time, 3)) s"
        let end = "end this clip at \(NumberText.fixed(handoff.outPoint.time, 3)) s"
        if handoff.clean != false { return "Hand on \(place); \(end)" }
        return "No clean frame; the best is \(place), which fails "
            + handoff.reasons.joined(separator: ", ")
    }

    private static func standing(of frame: Int, in handoff: HandoffSection) -> Standing {
        if frame == handoff.frame {
            return handoff.clean == false
                ? Standing(
                    colour: bad, mark: "✕ ", words: ["best of these"] + handoff.reasons,
                    isChosen: true)
                : Standing(colour: good, mark: "✓ ", words: ["handed on"], isChosen: true)
        }
        let judged = (handoff.rejected + handoff.earlier).first { $0.frame == frame }
        guard let judged else { return Standing(colour: quiet) }
        return judged.reasons.isEmpty
            ? Standing(colour: quiet, words: ["clean too"])
            : Standing(colour: bad, mark: "✕ ", words: judged.reasons)
    }

    private static func draw(
        _ frame: Frame, _ standing: Standing, x: Double, y: Double, width: Double, height: Double,
        face: Double
    ) -> String {
        func image(_ data: String, x: Double, y: Double, width: Double, height: Double) -> String {
            "<image x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" "
                + "height=\"\(number(height))\" preserveAspectRatio=\"none\" href=\"\(data)\"/>\n"
        }
        var text = image(
            "data:image/png;base64,\(Base64.text(frame.png))", x: x, y: y, width: width,
            height: height)
        if let picture = frame.face {
            text += image(
                PageText.uri(picture), x: x + width, y: y, width: face, height: face)
        }
        text +=
            "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width + face))\" "
            + "height=\"\(number(height))\" fill=\"none\" stroke=\"\(standing.colour)\" "
            + "stroke-width=\"\(standing.isChosen ? 5 : standing.mark.isEmpty ? 1 : 2)\"/>\n"
        text += label(
            "\(standing.mark)\(frame.frame) · \(NumberText.fixed(frame.time, 3)) s", x: x,
            y: y + height + 17, size: 12, colour: standing.colour,
            weight: standing.isChosen ? "bold" : "normal")
        for (line, word) in standing.words.prefix(2).enumerated() {
            let left = standing.words.count - 2
            text += label(
                PlainText.printable(word) + (line == 1 && left > 0 ? " +\(left)" : ""), x: x,
                y: y + height + 31 + 14 * Double(line), size: 11.5, colour: standing.colour)
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
