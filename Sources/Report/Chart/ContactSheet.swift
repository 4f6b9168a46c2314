/// A take as a sheet of small pictures, with its verdict above and each picture marked by what drifts there.
public enum ContactSheet {
    /// Pictures on a sheet at most.
    public static let most = 24
    private static let columns = 6
    private static let cell = 184.0
    private static let gap = 8.0

    /// The sheet as SVG 1.1, which `Raster` draws: pictures at even steps, the frame to hand on among them.
    public static func svg(
        _ document: AnalysisDocument, pictures: TakePictures, theme: ChartTheme = .light
    ) -> String {
        let axis = TimeAxis(document)
        let paint = ChartPaint(theme: theme)
        let shown = chosen(document, pictures)
        let shape = shown.compactMap(\.whole).first.map {
            Double($0.height) / Double(max(1, $0.width))
        }
        let picture = cell * min(max(shape ?? 0.6, 0.3), 2)
        let rows = max(1, (shown.count + columns - 1) / columns)
        let width = 2 * gap + Double(columns) * (cell + gap)
        let top = 92.0
        let height = top + Double(rows) * (picture + 30 + gap) + gap
        var svg = SVGText()
        svg.addOpening(
            width: width, height: height, title: SummaryWords.headline(document).text,
            summary: SummaryWords.handoff(document.handoff).text, paint: paint)
        VerdictBadge(state: document.verdict.state).draw(in: &svg, x: gap, y: 12, paint: paint)
        svg.addText(
            DriftChart.clipped(SummaryWords.headline(document, besideBadge: true).text, 80),
            x: gap + VerdictBadge.width + 12, y: 32,
            paint(fill: .text) + [("font-size", "18"), ("font-weight", "bold")])
        svg.addText(
            DriftChart.clipped(PlainText.fileName(document.take.path), 60) + " · "
                + SummaryWords.handoff(document.handoff, withRejections: false).text,
            x: gap, y: 58, paint(fill: .quiet))
        ChartRibbon(document: document, axis: axis).draw(
            in: &svg, top: 68, height: 12,
            x: { gap + min(max(0, $0 / axis.duration), 1) * (width - 2 * gap) }, paint: paint)
        for (index, frame) in shown.enumerated() {
            let x = gap + Double(index % columns) * (cell + gap)
            let y = top + Double(index / columns) * (picture + 30 + gap)
            add(frame, document, axis, x: x, y: y, height: picture, paint, to: &svg)
        }
        svg.addRaw("</svg>")
        return svg.text
    }

    private static func add(
        _ frame: FramePictures, _ document: AnalysisDocument, _ axis: TimeAxis, x: Double,
        y: Double, height: Double, _ paint: ChartPaint, to svg: inout SVGText
    ) {
        if let whole = frame.whole {
            svg.add(
                "image",
                [
                    ("x", SVGText.number(x)), ("y", SVGText.number(y)),
                    ("width", SVGText.number(cell)), ("height", SVGText.number(height)),
                    ("href", PageText.uri(whole)),
                ])
        }
        let time = axis.time(of: frame.frame)
        let drifting = document.channels.filter { channel in
            channel.unannounced.contains { $0.start <= time && time < $0.end }
        }
        let isHandoff = frame.frame == document.handoff.frame
        if let worst = drifting.flatMap(\.unannounced).filter({ $0.start <= time && time < $0.end })
            .map(\.severity).max(by: { ChartPanel.bar($0) < ChartPanel.bar($1) })
        {
            svg.addRectangle(
                x: x, y: y, width: cell, height: ChartPanel.bar(worst), paint(fill: .alarm))
        }
        if isHandoff {
            svg.addRectangle(
                x: x, y: y, width: cell, height: height,
                paint(stroke: .handoff) + [("stroke-width", "5")])
        }
        svg.addText(
            "\(frame.frame) · \(NumberText.fixed(time, 2)) s" + (isHandoff ? " · hand on" : ""),
            x: x, y: y + height + 13,
            paint(fill: .text) + [("font-size", "11"), ("font-weight", "bold")])
        let first = drifting.first?.id
        let more = drifting.count > 1 ? " +\(drifting.count - 1)" : ""
        if let first {
            svg.addText(
                DriftChart.clipped(first, 24) + more, x: x, y: y + height + 26,
                paint(fill: .alarm) + [("font-size", "11")])
        }
    }

    private static func chosen(
        _ document: AnalysisDocument, _ pictures: TakePictures
    ) -> [FramePictures] {
        let last = max(0, document.take.frames - 1)
        let count = min(most, max(1, document.take.frames))
        var wanted = (0..<count).map { count > 1 ? $0 * last / (count - 1) : 0 }
        if let nearest = wanted.indices.min(by: {
            abs(wanted[$0] - document.handoff.frame) < abs(wanted[$1] - document.handoff.frame)
        }), document.take.frames > 0 {
            wanted[nearest] = document.handoff.frame
        }
        var shown: [FramePictures] = []
        for index in wanted {
            guard let frame = pictures.nearest(index), shown.last?.frame != frame.frame else {
                continue
            }
            shown.append(frame)
        }
        return shown
    }
}
