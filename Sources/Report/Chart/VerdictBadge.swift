/// The verdict as a sign: a word and a form, so that colour is not needed.
struct VerdictBadge {
    static let width = 118.0
    static let height = 28.0

    let state: String

    /// The ink it stands in.
    var ink: ChartInk {
        switch state {
        case "selected": .handoff
        case "rejected": .alarm
        default: .quiet
        }
    }

    /// Cross, tick, question mark; an exclamation mark where nothing was found out.
    var sign: String {
        switch state {
        case "selected": "✓"
        case "rejected": "✕"
        case "failed": "!"
        default: "?"
        }
    }

    func draw(in svg: inout SVGText, x: Double, y: Double, paint: ChartPaint) {
        svg.addRectangle(
            x: x, y: y, width: Self.width, height: Self.height,
            paint(fill: ink) + [("rx", "5")])
        svg.addText(
            "\(sign) \(state.uppercased())", x: x + Self.width / 2, y: y + 19,
            paint(fill: .paper)
                + [("text-anchor", "middle"), ("font-size", "14"), ("font-weight", "bold")])
    }
}
