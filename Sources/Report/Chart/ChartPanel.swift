/// One channel of a chart: its course in tolerances, its drift spans and what became of it.
struct ChartPanel {
    let channel: ChannelSection
    let axis: TimeAxis
    let top: Double

    private var bottom: Double { top + ChartLayout.panelHeight }

    func draw(in svg: inout SVGText) {
        addGround(to: &svg)
        addCourse(to: &svg)
        addLabels(to: &svg)
        addFindings(to: &svg)
    }

    /// Background, drift spans, unmeasured spans, tolerance line and frame.
    private func addGround(to svg: inout SVGText) {
        for drift in channel.drifts {
            let (x, width) = extent(drift.start, drift.end)
            svg.addRectangle(
                x: x, y: top, width: width, height: ChartLayout.panelHeight,
                [("fill", ChartInk.driftFill)])
            // The bar carries the span without colour; an announced one is open.
            svg.addRectangle(
                x: x, y: top - 4, width: width, height: 4,
                drift.announced
                    ? [("fill", "none"), ("stroke", ChartInk.drift)] : [("fill", ChartInk.drift)])
        }
        for span in channel.unmeasured {
            let (x, width) = extent(span.start, span.end)
            svg.addRectangle(
                x: x, y: top, width: width, height: ChartLayout.panelHeight,
                [("fill", "url(#unmeasured)")])
        }
        let tolerance = y(1)
        svg.addLine(
            x1: ChartLayout.left, y1: tolerance, x2: ChartLayout.right, y2: tolerance,
            [("stroke", ChartInk.quiet), ("stroke-dasharray", "5 3")])
        svg.addRectangle(
            x: ChartLayout.left, y: top, width: ChartLayout.right - ChartLayout.left,
            height: ChartLayout.panelHeight, [("fill", "none"), ("stroke", ChartInk.frame)])
    }

    /// The course, broken where nothing was measured; where it leaves the panel, along its upper edge.
    private func addCourse(to svg: inout SVGText) {
        var path = ""
        var penIsDown = false
        for point in points {
            guard let departure = point.departure else {
                penIsDown = false
                continue
            }
            let place = "\(SVGText.number(point.x)),\(SVGText.number(y(departure)))"
            path += (path.isEmpty ? "" : " ") + (penIsDown ? "L" : "M") + place
            // A lone sample between gaps still leaves a dot, by its round cap.
            if !penIsDown { path += " L" + place }
            penIsDown = true
        }
        guard !path.isEmpty else { return }
        svg.add(
            "path",
            [
                ("d", path), ("fill", "none"), ("stroke", ChartInk.line), ("stroke-width", "1.6"),
                ("stroke-linejoin", "round"), ("stroke-linecap", "round"),
            ])
    }

    private func addLabels(to svg: inout SVGText) {
        let drifts = channel.status == "drifts"
        svg.addText(
            channel.id, x: ChartLayout.margin, y: top + 18,
            [("fill", ChartInk.text), ("font-weight", drifts ? "bold" : "normal")])
        svg.addText(
            "tolerance \(NumberText.short(channel.tolerance, 3)) \(channel.unit)",
            x: ChartLayout.margin, y: top + 35, [("font-size", "11"), ("fill", ChartInk.quiet)])
        for mark in [0.0, 1, ChartLayout.tolerancesShown] {
            svg.addText(
                NumberText.fixed(mark, 0), x: ChartLayout.left - 6, y: y(mark) + 3.5,
                [("text-anchor", "end"), ("font-size", "10"), ("fill", ChartInk.quiet)])
        }
    }

    /// Status to the right: the first span and how many follow, and the worst of them.
    private func addFindings(to svg: inout SVGText) {
        let x = ChartLayout.right + 14
        let status: String
        var rest: String
        switch channel.status {
        case "drifts":
            let first = channel.drifts.first
            let more = channel.drifts.count > 1 ? " and \(channel.drifts.count - 1) more" : ""
            status = "drifts " + (first.map { NumberText.seconds($0.start, $0.end) } ?? "") + more
            let worst = channel.drifts.max { $0.peak.excess < $1.peak.excess }
            rest =
                worst.map { drift in
                    "\(drift.severity) \(drift.kind), peak \(NumberText.fixed(drift.peak.excess, 1))×"
                        + (drift.announced ? ", announced" : "")
                } ?? ""
        case "holds":
            status = "holds"
            rest = ""
        default:
            status = "not measurable"
            rest = SummaryWords.mainReason(channel.unmeasured) ?? ""
        }
        if channel.coverage < 1, channel.status != "not-measurable" {
            rest += (rest.isEmpty ? "" : ", ") + "seen \(NumberText.percent(channel.coverage))"
        }
        let drifts = channel.status == "drifts"
        svg.addText(
            status, x: x, y: top + 18,
            [
                ("fill", drifts ? ChartInk.drift : ChartInk.text),
                ("font-weight", drifts ? "bold" : "normal"),
            ])
        if !rest.isEmpty {
            svg.addText(rest, x: x, y: top + 35, [("font-size", "11"), ("fill", ChartInk.quiet)])
        }
    }

    /// The samples, at most two to a unit of width: of those that fall together the largest is drawn.
    private var points: [(x: Double, departure: Double?)] {
        let samples = channel.samples
        var points: [(x: Double, departure: Double?)] = []
        var lastSlot = Int.min
        for index in samples.frame.indices where index < samples.departure.count {
            let time = axis.time(of: samples.frame[index])
            let x = ChartLayout.x(time, duration: axis.duration)
            let departure = samples.departure[index].map { $0 / channel.tolerance }
            let slot = Int(x * 2)
            if slot == lastSlot, let last = points.last, let old = last.departure, let departure {
                points[points.count - 1].departure = max(old, departure)
            } else {
                points.append((x, departure))
            }
            lastSlot = slot
        }
        return points
    }

    private func extent(_ start: Double, _ end: Double) -> (x: Double, width: Double) {
        let x = ChartLayout.x(start, duration: axis.duration)
        return (x, max(1, ChartLayout.x(end, duration: axis.duration) - x))
    }

    /// Tolerances to a vertical place.
    private func y(_ departure: Double) -> Double {
        let share = departure.isFinite ? departure / ChartLayout.tolerancesShown : 1
        return bottom - min(max(0, share), 1) * ChartLayout.panelHeight
    }
}
