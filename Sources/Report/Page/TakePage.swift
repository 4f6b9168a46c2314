/// A take as one page: verdict and reasons first, then the clip in step with its channels, what each drift
/// looked like, the frame to hand on, and all numbers.
///
/// One HTML file without network, framework or fonts. It works from a file, with the keyboard, in print,
/// on dark screens, and without its script as a still page.
public enum TakePage {
    /// Where the page finds the clip.
    public enum Clip: Hashable, Sendable {
        /// Nowhere: the pictures must do.
        case none
        /// Beside the page, by a path relative to it.
        case beside(String)
        /// Inside the page, as bytes of a media type such as `video/mp4`.
        case embedded([UInt8], type: String)
    }

    /// The page of `document`.
    ///
    /// - Parameters:
    ///   - pictures: frames to show; without them the page has none.
    ///   - clip: where the clip is.
    ///   - back: a page to return to, relative; `nil` for none.
    /// - Throws: `ReportError` of code `notANumber`, a fault of ours.
    public static func html(
        _ document: AnalysisDocument, pictures: TakePictures = TakePictures(),
        clip: Clip = .none, back: String? = nil
    ) throws(ReportError) -> String {
        let axis = TimeAxis(document)
        var evidence = PageEvidence(document: document, pictures: pictures, axis: axis)
        let shown = evidence.html()
        let tables = PageTables(document: document)
        var page = PageText()
        page.add(
            PageFrame.opening(title: SummaryWords.headline(document).text, hasScript: true))
        page.add(header(document, back: back))
        page.add("<main>")
        page.add("<section aria-labelledby=\"watch-h\"><h2 id=\"watch-h\">Over time</h2>")
        page.add("<div class=\"watch\">" + video(document, clip) + "<div class=\"chart\">")
        page.add(PageChart(document: document, axis: axis).html())
        page.add("</div></div>" + legend + "</section>")
        page.add(
            section(
                "looks", "What each drift looks like", shown.drifts,
                document.isMeasured
                    ? "<p>Nothing drifted.</p>" : "<p>Nothing could be measured.</p>"))
        page.add(
            section(
                "hand", "The frame to hand on",
                "<p>\(PageText.safe(SummaryWords.handoff(document.handoff, withRejections: false).text))</p>"
                    + shown.strip, ""))
        page.add(section("why", "Likely causes", tables.diagnosis(), ""))
        page.add(section("numbers", "Channels in numbers", tables.channels(), ""))
        page.add(section("drifts", "Drifts in numbers", tables.drifts(), ""))
        page.add("</main>")
        page.add(footer(document))
        page.add(
            "<script type=\"application/json\" id=\"data\">"
                + (try PageData(document: document, axis: axis).json()) + "</script>")
        page.add("<script>\(PageScript.text)</script></body></html>")
        return page.text
    }

    private static func header(_ document: AnalysisDocument, back: String?) -> String {
        let verdict = document.verdict
        let badge = VerdictBadge(state: verdict.state)
        var page = PageText()
        page.add("<header>")
        if let back {
            page.add("<p><a href=\"\(PlainText.percentEncoded(back))\">← all takes</a></p>")
        }
        page.add(
            "<h1><span class=\"badge \(PageText.safe(verdict.state))\">\(badge.sign) "
                + "\(PageText.safe(verdict.state))</span> "
                + PageText.name(PlainText.fileName(document.take.path)) + "</h1>")
        page.add(
            "<p class=\"headline\">"
                + PageText.safe(SummaryWords.headline(document, besideBadge: true).text) + "</p>")
        if !verdict.reasons.isEmpty {
            let items = verdict.reasons.prefix(8).map { "<li>\(PageText.safe($0))</li>" }
            let more = verdict.reasons.count - items.count
            page.add("<ul class=\"reasons\">\(items.joined())")
            if more > 0 { page.add("<li>and \(more) more</li>") }
            page.add("</ul>")
        }
        let until = verdict.usableUntil.map(NumberText.seconds) ?? "unknown"
        let handoff = document.handoff
        let handed =
            document.take.frames == 0
            ? "none"
            : handoff.clean == false
                ? "none clean; best \(handoff.frame)" : "frame \(handoff.frame)"
        let least = document.channels.min { $0.coverage < $1.coverage }
        let facts = [
            ("usable until", until),
            (
                "first to break",
                verdict.firstToBreak ?? (document.isMeasured ? "nothing" : "unknown")
            ),
            ("hand on", handed),
            ("end the clip at", NumberText.fixed(handoff.outPoint.time, 3) + " s"),
            ("seen least", least.map { "\($0.id), \(NumberText.percent($0.coverage))" } ?? "–"),
        ]
        page.add("<dl class=\"facts\">")
        for (name, value) in facts {
            page.add("<div><dt>\(name)</dt><dd>\(PageText.name(value))</dd></div>")
        }
        page.add("</dl>")
        page.add(
            "<p class=\"quiet\">"
                + PageText.safe(SummaryWords.take(document.take, anchors: document.anchors))
                + "</p></header>")
        return page.text
    }

    private static func video(_ document: AnalysisDocument, _ clip: Clip) -> String {
        let source: String
        switch clip {
        case .none: return ""
        case .beside(let path): source = PlainText.percentEncoded(path)
        case .embedded(let bytes, let type):
            source = "data:\(type);base64," + Base64.text(bytes)
        }
        let take = document.take
        return
            "<div class=\"screen\"><video id=\"clip\" controls muted playsinline preload=\"auto\" "
            + "width=\"\(take.width)\" height=\"\(take.height)\" src=\"\(source)\" "
            + "aria-label=\"the take\"></video><p id=\"unplayable\" hidden>This browser does not play "
            + "\(PageText.safe(take.codec)), or the clip is not where it was; the pictures below remain.</p>"
            + "<div class=\"steps\"><button id=\"back\">‹ frame</button>"
            + "<button id=\"next\">frame ›</button></div></div>"
    }

    private static let legend = """
        <p class="quiet legend">Lines: departure from the take's first half second, or from the anchor where it began off it, in tolerances \
        (dashed: one tolerance; the upper edge of a tall row: three). Shaded and barred: drift, the worse \
        the thicker the bar; click it to go there. Hatched: not measurable. ▼: frame to hand on. \
        Circled: order of breaking.</p>
        """

    private static func section(
        _ id: String, _ title: String, _ content: String, _ otherwise: String
    ) -> String {
        guard !content.isEmpty || !otherwise.isEmpty else { return "" }
        return "<section aria-labelledby=\"\(id)-h\"><h2 id=\"\(id)-h\">\(title)</h2>"
            + (content.isEmpty ? otherwise : content) + "</section>"
    }

    private static func footer(_ document: AnalysisDocument) -> String {
        let notes = document.notes.map { "<li>\(PageText.safe($0))</li>" }.joined()
        return "<footer><ul>\(notes)</ul><p>holdfast \(PageText.safe(document.tool.version)), "
            + "\(PageText.safe(document.schema)), take SHA-256 "
            + "<code>\(PageText.safe(document.take.sha256))</code>. Only a person approves.</p></footer>"
    }
}
