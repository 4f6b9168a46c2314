/// The whole take in one bar: what is usable, and how bad it is from where on.
struct ChartRibbon {
    /// A stretch of the bar.
    struct Stretch: Hashable {
        let start: Double
        var end: Double
        /// `holds`, `minor`, `major`, `severe`, `after` for what follows a break without drifting, or `unknown`
        /// where nothing was measured.
        let state: String
    }

    let document: AnalysisDocument
    let axis: TimeAxis

    /// The stretches, in order and without a gap: at each instant the worst drift that was not announced.
    var stretches: [Stretch] {
        guard document.isMeasured else {
            return [Stretch(start: 0, end: axis.duration, state: "unknown")]
        }
        let drifts = document.channels.flatMap(\.unannounced)
        let until = min(max(0, document.verdict.usableUntil ?? axis.duration), axis.duration)
        var edges: Set<Double> = [0, until, axis.duration]
        for drift in drifts {
            edges.insert(min(max(0, drift.start), axis.duration))
            edges.insert(min(max(0, drift.end), axis.duration))
        }
        let ordered = edges.sorted()
        var stretches: [Stretch] = []
        for (start, end) in zip(ordered, ordered.dropFirst()) {
            let here = drifts.filter { $0.start < end && $0.end > start }.map(\.severity)
            let state =
                ["severe", "major", "minor"].first(where: here.contains)
                ?? (end <= until ? "holds" : "after")
            if stretches.last?.state == state {
                stretches[stretches.count - 1].end = end
            } else {
                stretches.append(Stretch(start: start, end: end, state: state))
            }
        }
        return stretches
    }

    func draw(
        in svg: inout SVGText, top: Double, height: Double, x: (Double) -> Double,
        paint: ChartPaint
    ) {
        for stretch in stretches {
            let left = x(stretch.start)
            let width = x(stretch.end) - left
            let ink: ChartInk? =
                switch stretch.state {
                case "holds": .holds
                case "after", "unknown": nil
                default: ChartInk.severity(stretch.state)
                }
            svg.addRectangle(
                x: left, y: top, width: width, height: height,
                stretch.state == "unknown" ? [("fill", "url(#unmeasured)")] : paint(fill: ink))
            if let ink, ink != .holds {
                svg.addRectangle(
                    x: left, y: top, width: width, height: ChartPanel.bar(stretch.state),
                    paint(fill: .alarm))
            }
            guard width > Double(stretch.state.count) * 8 + 12, height > 20,
                stretch.state != "unknown"
            else { continue }
            svg.addText(
                stretch.state == "after" ? "after" : stretch.state, x: left + width / 2,
                y: top + height / 2 + 6,
                paint(fill: stretch.state == "after" ? .quiet : .text)
                    + [("text-anchor", "middle"), ("font-size", "12")])
        }
        svg.addRectangle(
            x: x(0), y: top, width: x(axis.duration) - x(0), height: height,
            paint(stroke: .quiet))
    }
}
