/// A take over time as a picture: every channel, what drifts, the eyes, and the frame to hand on.
///
/// One SVG file without scripts, fonts or links, the same bytes for the same document.
public enum DriftChart {
    /// The chart of `document` as SVG 1.1.
    ///
    /// Each channel has a panel that shows its departure from the take's own first half second in
    /// tolerances, 0 to 3; larger values run along the upper edge. Drift is shaded and barred, absence is
    /// hatched, so that the chart can be read in grey.
    public static func svg(_ document: AnalysisDocument) -> String {
        let axis = TimeAxis(document)
        let layout = ChartLayout(
            top: 150, panels: document.channels.count, hasEyes: !document.eyes.frame.isEmpty)
        var svg = SVGText()
        addOpening(document, layout: layout, to: &svg)
        for (index, channel) in document.channels.enumerated() {
            ChartPanel(channel: channel, axis: axis, top: layout.panelTop(index)).draw(in: &svg)
        }
        if layout.hasEyes {
            ChartEyes(eyes: document.eyes, axis: axis, top: layout.eyesTop).draw(in: &svg)
        }
        addTimeAxis(axis, layout: layout, to: &svg)
        ChartMarkers(document: document, axis: axis, layout: layout).draw(in: &svg)
        ChartLegend(layout: layout).draw(in: &svg)
        svg.addRaw("</svg>")
        return svg.text
    }

    private static func addOpening(
        _ document: AnalysisDocument, layout: ChartLayout, to svg: inout SVGText
    ) {
        let width = SVGText.number(ChartLayout.width)
        let height = SVGText.number(layout.height)
        let headline = SummaryWords.headline(document).text
        svg.addRaw(
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
            viewBox="0 0 \(width) \(height)" role="img" \
            font-family="Helvetica, Arial, 'DejaVu Sans', sans-serif" font-size="13">
            <title>\(PlainText.xml(headline))</title>
            <desc>\(PlainText.xml(SummaryWords.handoff(document.handoff).text))</desc>
            <defs>
            <pattern id="unmeasured" width="6" height="6" patternUnits="userSpaceOnUse">
            <path d="M-1,1 L1,-1 M0,6 L6,0 M5,7 L7,5" stroke="\(ChartInk.after)" stroke-width="1"/>
            </pattern>
            </defs>
            """)
        svg.addRectangle(
            x: 0, y: 0, width: ChartLayout.width, height: layout.height,
            [("fill", ChartInk.paper)])
        svg.addText(
            clipped(headline, 96), x: ChartLayout.margin, y: 34,
            [("font-size", "20"), ("font-weight", "bold"), ("fill", ChartInk.text)])
        svg.addText(
            clipped(SummaryWords.handoff(document.handoff).text, 150), x: ChartLayout.margin, y: 58,
            [("font-size", "14"), ("fill", ChartInk.text)])
        let take = SummaryWords.take(document.take, anchors: document.anchors)
        svg.addText(
            clipped(take, 160), x: ChartLayout.margin, y: 79, [("fill", ChartInk.quiet)])
    }

    /// The beginning of `text`, when all of it would run out of the picture.
    private static func clipped(_ text: String, _ limit: Int) -> String {
        text.count <= limit ? text : text.prefix(limit - 1) + "…"
    }

    private static func addTimeAxis(
        _ axis: TimeAxis, layout: ChartLayout, to svg: inout SVGText
    ) {
        let step = ChartLayout.tickStep(duration: axis.duration)
        let decimals = step < 1 ? 1 : 0
        var index = 0
        while Double(index) * step <= axis.duration + step * 1e-6 {
            let time = Double(index) * step
            let x = ChartLayout.x(time, duration: axis.duration)
            svg.addLine(
                x1: x, y1: layout.bottom, x2: x, y2: layout.bottom + 5,
                [("stroke", ChartInk.quiet)])
            svg.addText(
                NumberText.fixed(time, decimals), x: x, y: layout.bottom + 19,
                [("text-anchor", "middle"), ("fill", ChartInk.text)])
            index += 1
        }
        svg.addText(
            "seconds from the first frame", x: (ChartLayout.left + ChartLayout.right) / 2,
            y: layout.bottom + 37, [("text-anchor", "middle"), ("fill", ChartInk.quiet)])
    }
}
