/// A take over time as a picture: every channel, what drifts, the eyes, and the frame to hand on.
///
/// One SVG file without scripts, fonts or links, the same bytes for the same document.
public enum DriftChart {
    /// The chart of `document` as SVG 1.1.
    ///
    /// A ribbon shows what is usable; below it each channel has a panel that shows its departure from the
    /// take's own first half second in tolerances. A tolerance has the same height in every chart, larger
    /// values run along the upper edge. Drift is shaded and barred by severity, absence is hatched, so that
    /// the chart can be read in grey. Channels that broke are numbered in the order in which they did.
    public static func svg(_ document: AnalysisDocument, theme: ChartTheme = .automatic) -> String {
        let axis = TimeAxis(document)
        let layout = ChartLayout(document)
        let paint = ChartPaint(theme: theme)
        var svg = SVGText()
        addOpening(document, layout: layout, paint, to: &svg)
        ChartRibbon(document: document, axis: axis).draw(
            in: &svg, top: ChartLayout.ribbonTop, height: ChartLayout.ribbonHeight,
            x: { ChartLayout.x($0, duration: axis.duration) }, paint: paint)
        let order = document.breakingOrder
        for heading in layout.headings {
            let ids = document.channels.filter { $0.family == heading.family }.map(\.id)
            let broken = ids.count { order.contains($0) }
            svg.addText(
                heading.family.uppercased()
                    + (broken > 0 ? " — \(broken) of \(ids.count) drift" : ""),
                x: ChartLayout.margin, y: heading.baseline,
                paint(fill: broken > 0 ? .alarm : .quiet)
                    + [("font-size", "11"), ("font-weight", "bold"), ("letter-spacing", "0.6")])
        }
        for row in layout.rows {
            ChartPanel(
                row: row, axis: axis, paint: paint,
                place: order.firstIndex(of: row.channel.id).map { $0 + 1 }
            ).draw(in: &svg)
        }
        if layout.hasEyes {
            ChartEyes(eyes: document.eyes, axis: axis, top: layout.eyesTop, paint: paint)
                .draw(in: &svg)
        }
        addTimeAxis(axis, layout: layout, paint, to: &svg)
        ChartMarkers(document: document, axis: axis, layout: layout, paint: paint).draw(in: &svg)
        ChartLegend(layout: layout, paint: paint).draw(in: &svg)
        svg.addRaw("</svg>")
        return svg.text
    }

    private static func addOpening(
        _ document: AnalysisDocument, layout: ChartLayout, _ paint: ChartPaint,
        to svg: inout SVGText
    ) {
        svg.addOpening(
            width: ChartLayout.width, height: layout.height,
            title: SummaryWords.headline(document).text,
            summary: SummaryWords.handoff(document.handoff).text, paint: paint)
        let badge = VerdictBadge(state: document.verdict.state)
        badge.draw(in: &svg, x: ChartLayout.margin, y: 16, paint: paint)
        svg.addText(
            clipped(SummaryWords.headline(document, besideBadge: true).text, 84),
            x: ChartLayout.margin + VerdictBadge.width + 14, y: 36,
            paint(fill: .text) + [("font-size", "19"), ("font-weight", "bold")])
        svg.addText(
            clipped(SummaryWords.handoff(document.handoff, withRejections: false).text, 140),
            x: ChartLayout.margin, y: 66, paint(fill: .text) + [("font-size", "14")])
        let take =
            clipped(PlainText.fileName(document.take.path), 70) + " · "
            + SummaryWords.take(document.take, anchors: document.anchors)
        svg.addText(
            clipped(take, 165), x: ChartLayout.margin, y: 87, paint(fill: .quiet))
    }

    /// The beginning of `text`, when all of it would run out of the picture.
    static func clipped(_ text: String, _ limit: Int) -> String {
        text.count <= limit ? text : text.prefix(limit - 1) + "…"
    }

    private static func addTimeAxis(
        _ axis: TimeAxis, layout: ChartLayout, _ paint: ChartPaint, to svg: inout SVGText
    ) {
        let step = ChartLayout.tickStep(duration: axis.duration)
        let decimals = step < 1 ? 1 : 0
        var index = 0
        while Double(index) * step <= axis.duration + step * 1e-6 {
            let time = Double(index) * step
            let x = ChartLayout.x(time, duration: axis.duration)
            svg.addLine(
                x1: x, y1: layout.bottom, x2: x, y2: layout.bottom + 5, paint(stroke: .quiet))
            svg.addText(
                NumberText.fixed(time, decimals), x: x, y: layout.bottom + 18,
                paint(fill: .text) + [("text-anchor", "middle")])
            index += 1
        }
        svg.addText(
            "seconds from the first frame", x: (ChartLayout.left + ChartLayout.right) / 2,
            y: layout.bottom + 35, paint(fill: .quiet) + [("text-anchor", "middle")])
    }
}
