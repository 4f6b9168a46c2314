/// What concerns the whole take: the frame to hand on, cuts, freezes and black.
struct ChartMarkers {
    let document: AnalysisDocument
    let axis: TimeAxis
    let layout: ChartLayout
    let paint: ChartPaint

    private let flag = ChartLayout.ribbonTop - 12
    private let defectFlags = ChartLayout.ribbonTop + ChartLayout.ribbonHeight + 12

    func draw(in svg: inout SVGText) {
        addDefects(to: &svg)
        if document.take.frames > 0 { addHandoff(to: &svg) }
    }

    private func addHandoff(to svg: inout SVGText) {
        let handoff = document.handoff
        let out = ChartLayout.x(handoff.outPoint.time, duration: axis.duration)
        let top = ChartLayout.ribbonTop
        svg.addRectangle(
            x: out, y: top, width: ChartLayout.right - out, height: layout.bottom - top,
            paint(fill: .paper) + [("fill-opacity", "0.35")])
        let x = ChartLayout.x(handoff.time, duration: axis.duration)
        let isClean = handoff.clean ?? true
        let ink: ChartInk = isClean ? .handoff : .alarm
        svg.addLine(
            x1: x, y1: flag, x2: x, y2: layout.bottom,
            paint(stroke: ink)
                + [("stroke-width", "2.4")] + (isClean ? [] : [("stroke-dasharray", "2 4")]))
        let label =
            (isClean ? "hand on " : "best, not clean: ")
            + "frame \(handoff.frame), \(NumberText.fixed(handoff.time, 3)) s"
        let isLeft = x > (ChartLayout.left + ChartLayout.right) / 2
        svg.addText(
            label, x: x + (isLeft ? -9 : 9), y: flag + 4,
            paint(fill: ink)
                + [("text-anchor", isLeft ? "end" : "start"), ("font-weight", "bold")])
        svg.add(
            "path",
            [("d", "M\(SVGText.number(x - 6)),\(SVGText.number(flag - 5)) h12 l-6,10 z")]
                + paint(fill: ink))
    }

    private func addDefects(to svg: inout SVGText) {
        var free = ChartLayout.left
        for defect in document.defects {
            let x = ChartLayout.x(defect.start, duration: axis.duration)
            let end = ChartLayout.x(defect.end, duration: axis.duration)
            if end > x {
                svg.addRectangle(
                    x: x, y: ChartLayout.ribbonTop + ChartLayout.ribbonHeight,
                    width: max(1.5, end - x), height: 3, paint(fill: .text))
            }
            svg.addLine(
                x1: x, y1: ChartLayout.ribbonTop - 3, x2: x, y2: layout.bottom,
                paint(stroke: .text) + [("stroke-dasharray", "1 3"), ("stroke-width", "1.4")])
            // A label that would run into the one before is left out: the line is there, and the JSON.
            guard x >= free else { continue }
            let label = SummaryWords.defect(defect)
            svg.addText(
                label, x: x + 3, y: defectFlags, paint(fill: .text) + [("font-size", "11")])
            free = x + Double(label.count) * 6.2 + 8
        }
    }
}
