/// What concerns the whole take: the frame to hand on, what must go after it, cuts, freezes and black.
struct ChartMarkers {
    let document: AnalysisDocument
    let axis: TimeAxis
    let layout: ChartLayout

    /// Baseline of the flag of the handoff, and of those of the defects.
    private var handoffFlag: Double { layout.top - 44 }
    private var defectFlags: Double { layout.top - 14 }

    func draw(in svg: inout SVGText) {
        addDefects(to: &svg)
        addHandoff(to: &svg)
    }

    private func addHandoff(to svg: inout SVGText) {
        let handoff = document.handoff
        let out = ChartLayout.x(handoff.outPoint.time, duration: axis.duration)
        svg.addRectangle(
            x: out, y: layout.top - 4, width: ChartLayout.right - out,
            height: layout.bottom - layout.top + 4,
            [("fill", ChartInk.paper), ("fill-opacity", "0.3")])
        let x = ChartLayout.x(handoff.time, duration: axis.duration)
        let isClean = handoff.clean ?? true
        let ink = isClean ? ChartInk.handoff : ChartInk.drift
        svg.addLine(
            x1: x, y1: handoffFlag + 5, x2: x, y2: layout.bottom,
            [("stroke", ink), ("stroke-width", "2.4")]
                + (isClean ? [] : [("stroke-dasharray", "2 4")]))
        let label =
            (isClean ? "hand on " : "best, not clean: ")
            + "frame \(handoff.frame), \(NumberText.fixed(handoff.time, 3)) s"
        let isLeft = x > (ChartLayout.left + ChartLayout.right) / 2
        svg.addText(
            label, x: x + (isLeft ? -5 : 5), y: handoffFlag + 9,
            [
                ("text-anchor", isLeft ? "end" : "start"), ("fill", ink), ("font-weight", "bold"),
            ])
        svg.add(
            "path",
            [
                (
                    "d",
                    "M\(SVGText.number(x - 5)),\(SVGText.number(handoffFlag)) "
                        + "h10 l-5,8 z"
                ), ("fill", ink),
            ])
    }

    private func addDefects(to svg: inout SVGText) {
        var free = ChartLayout.left
        for defect in document.defects {
            let x = ChartLayout.x(defect.start, duration: axis.duration)
            let end = ChartLayout.x(defect.end, duration: axis.duration)
            if end > x {
                svg.addRectangle(
                    x: x, y: layout.top - 9, width: max(1.5, end - x), height: 3,
                    [("fill", ChartInk.text)])
            }
            svg.addLine(
                x1: x, y1: layout.top - 11, x2: x, y2: layout.bottom,
                [("stroke", ChartInk.text), ("stroke-dasharray", "1 3"), ("stroke-width", "1.4")])
            // A label that would run into the one before is left out: the line is there, and the JSON.
            guard x >= free else { continue }
            let label = SummaryWords.defect(defect)
            svg.addText(
                label, x: x, y: defectFlags, [("font-size", "11"), ("fill", ChartInk.text)])
            free = x + Double(label.count) * 6.2 + 8
        }
    }
}
