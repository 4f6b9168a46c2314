/// SVG being written: elements in order, coordinates to a hundredth, every text escaped.
struct SVGText {
    private(set) var text = ""

    /// The root, its title and description, the hatching, and the paper.
    mutating func addOpening(
        width: Double, height: Double, title: String, summary: String, paint: ChartPaint
    ) {
        let size = (Self.number(width), Self.number(height))
        let hatch = Self.list(paint(stroke: .after) + [("stroke-width", "1")])
        addRaw(
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(size.0)" height="\(size.1)" \
            viewBox="0 0 \(size.0) \(size.1)" role="img" \
            font-family="Helvetica, Arial, 'DejaVu Sans', sans-serif" font-size="13">
            <title>\(PlainText.xml(title))</title>
            <desc>\(PlainText.xml(summary))</desc>
            <defs>
            <pattern id="unmeasured" width="6" height="6" patternUnits="userSpaceOnUse">
            <path d="M-1,1 L1,-1 M0,6 L6,0 M5,7 L7,5"\(hatch)/>
            </pattern>
            </defs>
            """)
        if paint.theme == .automatic { addRaw("<style>\(ChartInk.darkRules)</style>") }
        addRectangle(x: 0, y: 0, width: width, height: height, paint(fill: .paper))
    }

    /// An element without content.
    mutating func add(_ name: String, _ attributes: [(String, String)]) {
        text += "<\(name)\(Self.list(attributes))/>\n"
    }

    /// A text element; `content` is escaped here.
    mutating func addText(_ content: String, x: Double, y: Double, _ attributes: [(String, String)])
    {
        let place = [("x", Self.number(x)), ("y", Self.number(y))]
        text += "<text\(Self.list(place + attributes))>\(PlainText.xml(content))</text>\n"
    }

    /// A rectangle.
    mutating func addRectangle(
        x: Double, y: Double, width: Double, height: Double, _ attributes: [(String, String)]
    ) {
        let place = [
            ("x", Self.number(x)), ("y", Self.number(y)), ("width", Self.number(max(0, width))),
            ("height", Self.number(height)),
        ]
        add("rect", place + attributes)
    }

    /// A straight line.
    mutating func addLine(
        x1: Double, y1: Double, x2: Double, y2: Double, _ attributes: [(String, String)]
    ) {
        let place = [
            ("x1", Self.number(x1)), ("y1", Self.number(y1)), ("x2", Self.number(x2)),
            ("y2", Self.number(y2)),
        ]
        add("line", place + attributes)
    }

    /// Text that is SVG already.
    mutating func addRaw(_ raw: String) { text += raw + "\n" }

    /// A coordinate.
    static func number(_ value: Double) -> String { NumberText.short(value, 2) }

    private static func list(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0)=\"\(PlainText.xml($1))\"" }.joined()
    }
}
