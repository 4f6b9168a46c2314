/// One channel of a chart: its course in tolerances, its drift spans and what became of it.
struct ChartPanel {
    let row: ChartLayout.Row
    let axis: TimeAxis
    let paint: ChartPaint
    /// Which to break it was, from 1; `nil` when it did not.
    let place: Int?

    private var channel: ChannelSection { row.channel }
    private var bottom: Double { row.top + row.height }

    func draw(in svg: inout SVGText) {
        addGround(to: &svg)
        if row.tolerances != nil { addCourse(to: &svg) }
        addLabels(to: &svg)
        addFindings(to: &svg)
    }

    /// Drift and unmeasured spans, tolerance line and frame.
    private func addGround(to svg: inout SVGText) {
        for drift in channel.drifts {
            let (x, width) = extent(drift.start, drift.end)
            svg.addRectangle(
                x: x, y: row.top, width: width, height: row.height,
                drift.announced
                    ? paint(stroke: .alarm) + [("stroke-dasharray", "3 3")]
                    : paint(fill: ChartInk.severity(drift.severity)))
        }
        for span in channel.unmeasured {
            let (x, width) = extent(span.start, span.end)
            svg.addRectangle(
                x: x, y: row.top, width: width, height: row.height,
                [("fill", "url(#unmeasured)")])
        }
        if row.tolerances != nil {
            svg.addLine(
                x1: ChartLayout.left, y1: y(1), x2: ChartLayout.right, y2: y(1),
                paint(stroke: .quiet) + [("stroke-dasharray", "5 3")])
        }
        svg.addRectangle(
            x: ChartLayout.left, y: row.top, width: ChartLayout.right - ChartLayout.left,
            height: row.height, paint(stroke: .frame))
        // The bar tells span and severity without colour: the worse, the thicker.
        for drift in channel.unannounced {
            let (x, width) = extent(drift.start, drift.end)
            svg.addRectangle(
                x: x, y: row.top, width: width, height: Self.bar(drift.severity),
                paint(fill: .alarm))
        }
    }

    /// Thickness of the bar over a drift.
    static func bar(_ severity: String) -> Double {
        switch severity {
        case "severe": 8
        case "major": 5
        default: 2.5
        }
    }

    private func addCourse(to svg: inout SVGText) {
        let course = ChartCourse(
            channel: channel, axis: axis,
            x: { [axis] in ChartLayout.x($0, duration: axis.duration) }, y: y)
        let path = course.path
        guard !path.isEmpty else { return }
        svg.add(
            "path",
            [("d", path)] + paint(stroke: .line)
                + [
                    ("stroke-width", "1.7"), ("stroke-linejoin", "round"),
                    ("stroke-linecap", "round"),
                ])
    }

    private func addLabels(to svg: inout SVGText) {
        let isTall = row.height > 40
        let name = row.top + (isTall ? 17 : 12)
        if let place {
            svg.add(
                "circle",
                [
                    ("cx", SVGText.number(ChartLayout.margin + 7)),
                    ("cy", SVGText.number(name - 4)),
                    ("r", "8.5"),
                ] + paint(fill: .alarm))
            svg.addText(
                String(place), x: ChartLayout.margin + 7, y: name + 0.3,
                paint(fill: .paper)
                    + [
                        ("text-anchor", "middle"), ("font-size", "11"), ("font-weight", "bold"),
                    ])
        }
        svg.addText(
            channel.id, x: ChartLayout.margin + 22, y: name,
            paint(fill: .text) + [("font-weight", place == nil ? "normal" : "bold")])
        guard row.tolerances != nil else { return }
        svg.addText(
            "tolerance \(NumberText.short(channel.tolerance, 3)) \(channel.unit)",
            x: ChartLayout.margin + 22, y: name + (isTall ? 16 : 12),
            paint(fill: .quiet) + [("font-size", isTall ? "11" : "10")])
        for mark in isTall ? [1.0, ChartLayout.tallest] : [1.0] {
            svg.addText(
                NumberText.fixed(mark, 0), x: ChartLayout.left - 5, y: y(mark) + 3.5,
                paint(fill: .quiet) + [("text-anchor", "end"), ("font-size", "10")])
        }
    }

    /// Status to the right: the first span and how many follow, and the worst of them.
    private func addFindings(to svg: inout SVGText) {
        let (status, rest) = findings
        let isTall = row.height > 40
        let x = ChartLayout.right + 12
        let bad = channel.status == "drifts"
        svg.addText(
            status, x: x, y: row.top + (isTall ? 17 : 12),
            paint(fill: bad ? .alarm : .text) + [("font-weight", bad ? "bold" : "normal")])
        for (index, line) in rest.enumerated() {
            svg.addText(
                line, x: x, y: row.top + (isTall ? 33 : 24) + Double(index) * 14,
                paint(fill: .quiet) + [("font-size", isTall ? "11" : "10")])
        }
    }

    private var findings: (status: String, rest: [String]) {
        var rest: [String] = []
        let seen =
            channel.coverage < 1 ? "seen \(NumberText.percent(channel.coverage))" : nil
        switch channel.status {
        case "drifts":
            let first = channel.drifts.first
            let more = channel.drifts.count > 1 ? " and \(channel.drifts.count - 1) more" : ""
            let status =
                "drifts " + (first.map { NumberText.seconds($0.start, $0.end) } ?? "") + more
            if let worst = channel.drifts.max(by: { $0.peak.excess < $1.peak.excess }) {
                rest.append(
                    "\(worst.severity) \(worst.manner), \(NumberText.fixed(worst.peak.excess, 1))× tolerance"
                        + (worst.announced ? ", announced" : ""))
                let number =
                    worst.isFromAnchor
                    ? worst.peak.value : worst.peak.excess * channel.tolerance
                rest.append(
                    "\(NumberText.short(number, 3)) \(channel.unit) at "
                        + NumberText.seconds(worst.peak.time)
                        + (seen.map { ", " + $0 } ?? ""))
            }
            return (status, rest)
        case "holds":
            let peak = channel.largestExcess.map { "at most \(NumberText.fixed($0, 1))×" }
            rest = [[peak, seen].compactMap(\.self).joined(separator: ", ")]
            return ("holds", rest)
        default:
            let reason = SummaryWords.mainReason(channel.unmeasured)
            return ("not measurable" + (reason.map { ": " + $0 } ?? ""), [])
        }
    }

    private func extent(_ start: Double, _ end: Double) -> (x: Double, width: Double) {
        let x = ChartLayout.x(start, duration: axis.duration)
        return (x, max(1.5, ChartLayout.x(end, duration: axis.duration) - x))
    }

    /// Tolerances to a vertical place.
    private func y(_ excess: Double) -> Double {
        let most = row.tolerances ?? 1
        return bottom - min(max(0, excess.isFinite ? excess : most), most) * ChartLayout.tolerance
    }
}
