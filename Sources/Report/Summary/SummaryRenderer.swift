/// What a take's analysis says, on a page of text that is understood in three seconds.
public enum SummaryRenderer {
    /// The summary of `document`, in lines of about `style.width` columns, each ended by a newline.
    ///
    /// First the verdict and the frame to hand on, then a row for each channel with its course over the
    /// take, then defects, causes and notes.
    ///
    /// - Parameter isDetailed: whether everything follows that this leaves out; see `SummaryDetails`.
    public static func text(
        _ document: AnalysisDocument, style: SummaryStyle, isDetailed: Bool = false
    ) -> String {
        var page = Page(style: style)
        page.add(SummaryWords.headline(document))
        page.add(SummaryWords.handoff(document.handoff))
        page.add(
            StyledText(SummaryWords.take(document.take, anchors: document.anchors), .dim))
        page.addBlank()
        for row in SummaryTable(document, width: style.width).rows { page.add(row) }
        page.breakBeforeNext()
        let defects = document.defects.map(SummaryWords.defect)
        if !defects.isEmpty {
            page.add(StyledText("Defects: " + defects.joined(separator: ", "), .doubtful))
        }
        for cause in document.diagnosis {
            page.add(StyledText(SummaryWords.cause(cause)))
        }
        addNotes(document.notes, to: &page)
        guard isDetailed else { return page.text }
        for (title, lines) in SummaryDetails(document).parts where !lines.isEmpty {
            page.breakBeforeNext()
            page.add(StyledText(title, .bold))
            for line in lines { page.add(StyledText(PlainText.printable(line))) }
        }
        return page.text
    }

    /// The summary of a frame handed on and written to `output`.
    ///
    /// - Parameter isResampled: whether the frame was resampled to square samples.
    public static func text(
        _ document: HandoffDocument, output: String, isResampled: Bool = false,
        style: SummaryStyle
    ) -> String {
        var page = Page(style: style)
        page.add(SummaryWords.handoff(document.handoff))
        let name = PlainText.printable(output)
        page.add(
            StyledText(
                "\(name): \(document.take.width)×\(document.take.height), "
                    + (isResampled ? "resampled to square samples" : "native size")))
        addNotes(document.notes, to: &page)
        return page.text
    }

    private static func addNotes(_ notes: [String], to page: inout Page) {
        for note in notes { page.add(StyledText("Note: " + PlainText.printable(note), .dim)) }
    }
}

/// Lines collected under one style.
private struct Page {
    let style: SummaryStyle
    private(set) var text = ""
    private var breaks = false

    init(style: SummaryStyle) { self.style = style }

    /// One paragraph, wrapped.
    mutating func add(_ paragraph: StyledText) {
        startLine()
        for line in Wrapping.lines(paragraph.text, width: style.width) {
            text += StyledText(line, paragraph.mark).rendered(colour: style.colour) + "\n"
        }
    }

    /// One line, as it is.
    mutating func add(_ line: [StyledText]) {
        startLine()
        text += line.rendered(colour: style.colour) + "\n"
    }

    mutating func addBlank() { text += "\n" }

    /// A blank line, if anything follows.
    mutating func breakBeforeNext() { breaks = true }

    private mutating func startLine() {
        if breaks { text += "\n" }
        breaks = false
    }
}
