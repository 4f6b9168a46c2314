/// What the marks of a chart mean.
struct ChartLegend {
    let layout: ChartLayout

    func draw(in svg: inout SVGText) {
        let y = layout.legendTop
        addLine(
            at: 20, y, "departure from the take's first half second, in tolerances",
            [("stroke", ChartInk.line), ("stroke-width", "1.6")], to: &svg)
        addLine(
            at: 430, y, "tolerance", [("stroke", ChartInk.quiet), ("stroke-dasharray", "5 3")],
            to: &svg)
        svg.addRectangle(
            x: 540, y: y - 10, width: 28, height: 13, [("fill", ChartInk.driftFill)])
        svg.addRectangle(x: 540, y: y - 13, width: 28, height: 4, [("fill", ChartInk.drift)])
        addLabel(at: 540, y, "drift", to: &svg)
        svg.addRectangle(
            x: 630, y: y - 11, width: 28, height: 14,
            [("fill", "url(#unmeasured)"), ("stroke", ChartInk.frame)])
        addLabel(at: 630, y, "not measurable", to: &svg)
        addLine(
            at: 780, y, "frame to hand on; what follows it is faded",
            [("stroke", ChartInk.handoff), ("stroke-width", "2.4")], to: &svg)
        let second = y + 24
        addLine(
            at: 20, second, "cut, freeze, black or duplicate",
            [("stroke", ChartInk.text), ("stroke-dasharray", "1 3"), ("stroke-width", "1.4")],
            to: &svg)
        svg.addRectangle(
            x: 262, y: second - 11, width: 8, height: 14, [("fill", ChartInk.text)])
        addLabel(at: 242, second, "eyes shut", to: &svg)
        svg.addRectangle(x: 362, y: second - 4, width: 8, height: 7, [("fill", ChartInk.after)])
        addLabel(at: 342, second, "eyes half open", to: &svg)
    }

    private func addLine(
        at x: Double, _ y: Double, _ label: String, _ attributes: [(String, String)],
        to svg: inout SVGText
    ) {
        svg.addLine(x1: x, y1: y - 4, x2: x + 28, y2: y - 4, attributes)
        addLabel(at: x, y, label, to: &svg)
    }

    private func addLabel(at x: Double, _ y: Double, _ label: String, to svg: inout SVGText) {
        svg.addText(label, x: x + 35, y: y, [("font-size", "12"), ("fill", ChartInk.text)])
    }
}
