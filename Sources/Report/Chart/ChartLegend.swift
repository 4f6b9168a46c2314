/// What the marks of a chart mean.
struct ChartLegend {
    let layout: ChartLayout
    let paint: ChartPaint

    func draw(in svg: inout SVGText) {
        let first = layout.legendTop
        let second = first + 23
        svg.addLine(
            x1: 42, y1: first - 4, x2: 66, y2: first - 4,
            paint(stroke: .line) + [("stroke-width", "1.7")])
        label(
            layout.beganOffAnchor
                ? "departure from the take's start or the anchor, in tolerances"
                : "departure from the take's first half second, in tolerances", 72, first, &svg)
        svg.addLine(
            x1: 440, y1: first - 4, x2: 464, y2: first - 4,
            paint(stroke: .quiet) + [("stroke-dasharray", "5 3")])
        label("tolerance", 470, first, &svg)
        var x = 548.0
        for severity in ["minor", "major", "severe"] {
            svg.addRectangle(
                x: x, y: first - 11, width: 24, height: 15,
                paint(fill: ChartInk.severity(severity)))
            svg.addRectangle(
                x: x, y: first - 11, width: 24, height: ChartPanel.bar(severity),
                paint(fill: .alarm))
            label(severity, x + 30, first, &svg)
            x += 80
        }
        label("drift", x - 4, first, &svg)
        svg.addRectangle(
            x: 840, y: first - 11, width: 24, height: 15,
            [("fill", "url(#unmeasured)")])
        label("not measurable", 870, first, &svg)
        svg.add(
            "circle",
            [("cx", "50"), ("cy", SVGText.number(second - 4)), ("r", "8")]
                + paint(fill: .alarm))
        svg.addText(
            "1", x: 50, y: second,
            paint(fill: .paper)
                + [("text-anchor", "middle"), ("font-size", "11"), ("font-weight", "bold")])
        label("first to break", 72, second, &svg)
        svg.addLine(
            x1: 200, y1: second - 11, x2: 200, y2: second + 4,
            paint(stroke: .handoff) + [("stroke-width", "2.4")])
        label("frame to hand on; what follows it is faded", 210, second, &svg)
        svg.addLine(
            x1: 480, y1: second - 11, x2: 480, y2: second + 4,
            paint(stroke: .text) + [("stroke-dasharray", "1 3"), ("stroke-width", "1.4")])
        label("cut, freeze, black, duplicate", 490, second, &svg)
        svg.addRectangle(x: 690, y: second - 11, width: 9, height: 15, paint(fill: .text))
        label("eyes shut", 706, second, &svg)
        svg.addRectangle(x: 790, y: second - 4, width: 9, height: 8, paint(fill: .after))
        label("half open", 806, second, &svg)
    }

    private func label(_ text: String, _ x: Double, _ y: Double, _ svg: inout SVGText) {
        svg.addText(text, x: x, y: y, paint(fill: .text) + [("font-size", "12")])
    }
}
