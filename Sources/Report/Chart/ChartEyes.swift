/// The strip of the eyes: shut is a full bar, half open half a bar, occluded and unknown hatched.
struct ChartEyes {
    let eyes: EyesSection
    let axis: TimeAxis
    let top: Double

    func draw(in svg: inout SVGText) {
        let height = ChartLayout.stripHeight
        for state in ["unknown", "occluded"] {
            add(state, height: height, fill: "url(#unmeasured)", to: &svg)
        }
        add("half", height: height / 2, fill: ChartInk.after, to: &svg)
        add("shut", height: height, fill: ChartInk.text, to: &svg)
        svg.addRectangle(
            x: ChartLayout.left, y: top, width: ChartLayout.right - ChartLayout.left,
            height: height, [("fill", "none"), ("stroke", ChartInk.frame)])
        svg.addText(
            "eyes", x: ChartLayout.margin, y: top + 14, [("fill", ChartInk.text)])
        let shut = SummaryWords.spans(of: "shut", in: eyes, axis: axis).count
        let seen = eyes.state.contains { $0 != "unknown" }
        svg.addText(
            !seen
                ? "not seen"
                : shut == 0 ? "never shut" : "shut \(NumberText.count(shut, "time"))",
            x: ChartLayout.right + 14, y: top + 14, [("fill", ChartInk.text)])
    }

    private func add(_ state: String, height: Double, fill: String, to svg: inout SVGText) {
        for span in SummaryWords.spans(of: state, in: eyes, axis: axis) {
            let x = ChartLayout.x(span.start, duration: axis.duration)
            let width = ChartLayout.x(span.end, duration: axis.duration) - x
            svg.addRectangle(
                x: x, y: top + ChartLayout.stripHeight - height, width: max(1, width),
                height: height, [("fill", fill)])
        }
    }
}
