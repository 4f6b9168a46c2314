/// The strip of the eyes: shut is a full bar, half open half a bar, occluded and unknown hatched.
struct ChartEyes {
    let eyes: EyesSection
    let axis: TimeAxis
    let top: Double
    let paint: ChartPaint

    func draw(in svg: inout SVGText) {
        let height = ChartLayout.stripHeight
        for state in ["unknown", "occluded"] {
            add(state, height: height, [("fill", "url(#unmeasured)")], to: &svg)
        }
        add("half", height: height / 2, paint(fill: .after), to: &svg)
        add("shut", height: height, paint(fill: .text), to: &svg)
        svg.addRectangle(
            x: ChartLayout.left, y: top, width: ChartLayout.right - ChartLayout.left,
            height: height, paint(stroke: .frame))
        svg.addText("eyes", x: ChartLayout.margin + 22, y: top + 13, paint(fill: .text))
        svg.addText(
            SummaryWords.eyes(eyes, axis: axis), x: ChartLayout.right + 12, y: top + 13,
            paint(fill: .text))
    }

    private func add(
        _ state: String, height: Double, _ attributes: [(String, String)], to svg: inout SVGText
    ) {
        for span in SummaryWords.spans(of: state, in: eyes, axis: axis) {
            let x = ChartLayout.x(span.start, duration: axis.duration)
            let width = ChartLayout.x(span.end, duration: axis.duration) - x
            svg.addRectangle(
                x: x, y: top + ChartLayout.stripHeight - height, width: max(1, width),
                height: height, attributes)
        }
    }
}
