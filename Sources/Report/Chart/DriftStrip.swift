/// A take in one line: verdict, ribbon, what broke first and the frame to hand on.
///
/// All strips have one width and one time scale of their own, so that they can stand below each other.
public enum DriftStrip {
    /// Width of a strip, in SVG user units.
    public static let width = 1160.0
    /// Height of a strip, in SVG user units.
    public static let height = 58.0
    private static let left = 400.0
    private static let right = 930.0

    /// The strip of `document` as SVG 1.1.
    public static func svg(_ document: AnalysisDocument, theme: ChartTheme = .automatic) -> String {
        let axis = TimeAxis(document)
        let paint = ChartPaint(theme: theme)
        let x = { (time: Double) in
            left + min(max(0, time / axis.duration), 1) * (right - left)
        }
        var svg = SVGText()
        svg.addOpening(
            width: width, height: height, title: SummaryWords.headline(document).text,
            summary: SummaryWords.handoff(document.handoff).text, paint: paint)
        VerdictBadge(state: document.verdict.state).draw(in: &svg, x: 8, y: 15, paint: paint)
        svg.addText(
            DriftChart.clipped(PlainText.fileName(document.take.path), 32), x: 138, y: 27,
            paint(fill: .text) + [("font-weight", "bold")])
        let take = document.take
        svg.addText(
            "\(NumberText.seconds(axis.duration)), \(take.width)×\(take.height)", x: 138, y: 45,
            paint(fill: .quiet) + [("font-size", "11")])
        ChartRibbon(document: document, axis: axis).draw(
            in: &svg, top: 18, height: 24, x: x, paint: paint)
        for defect in document.defects {
            svg.addLine(
                x1: x(defect.start), y1: 12, x2: x(defect.start), y2: 48,
                paint(stroke: .text) + [("stroke-dasharray", "1 3"), ("stroke-width", "1.4")])
        }
        if take.frames > 0 {
            let place = x(document.handoff.time)
            let ink: ChartInk = document.handoff.clean == false ? .alarm : .handoff
            svg.addLine(
                x1: place, y1: 12, x2: place, y2: 50,
                paint(stroke: ink) + [("stroke-width", "2.4")])
            svg.add(
                "path", [("d", "M\(SVGText.number(place - 6)),5 h12 l-6,9 z")] + paint(fill: ink))
        }
        let words = said(document)
        svg.addText(
            words.0, x: right + 12, y: 27, paint(fill: .text) + [("font-weight", "bold")])
        svg.addText(
            DriftChart.clipped(words.1, 36), x: right + 12, y: 45,
            paint(fill: .quiet) + [("font-size", "11")])
        svg.addRaw("</svg>")
        return svg.text
    }

    private static func said(_ document: AnalysisDocument) -> (String, String) {
        guard let first = document.verdict.firstToBreak else {
            let absent = document.channels.count { $0.status == "not-measurable" }
            let rest = document.verdict.reasons.first.map(PlainText.printable)
            return (
                document.verdict.state == "selected" ? "holds" : document.verdict.state,
                rest ?? (absent > 0 ? "\(absent) channels not measurable" : "")
            )
        }
        let until = document.verdict.usableUntil ?? 0
        return ("usable until \(NumberText.seconds(until))", "first: \(first)")
    }
}
