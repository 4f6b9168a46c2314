/// Clips that follow each other on one page: the hops and their joints in one line, what each channel has
/// gathered by the end of each clip, and every joint with its two pictures.
///
/// One HTML file without script or network.
public enum ChainPage {
    /// The page of `document`.
    ///
    /// - Parameter pictures: of each clip, in order; clips beyond them are shown without.
    public static func html(_ document: ChainDocument, pictures: [TakePictures] = []) -> String {
        var page = PageText()
        let title = headline(document)
        let names = document.clips.map { PlainText.fileName($0.path) }
        page.add(
            PageFrame.opening(title: "chain: \(title)", style: OverviewStyle.text))
        page.add(
            "<header><h1>\(PageText.name(names.first ?? "")) … \(PageText.name(names.last ?? ""))</h1>"
                + "<p class=\"headline\">\(PageText.safe(title))</p>")
        let anchors = document.anchors.map {
            "\(PlainText.fileName($0.path)) (\(PlainText.printable($0.role)))"
        }
        let length = document.clips.map(\.duration).reduce(0, +)
        page.add(
            "<p class=\"quiet\">\(NumberText.count(document.clips.count, "clip")), "
                + "\(NumberText.seconds(length)), against "
                + "\(PageText.safe(anchors.joined(separator: ", ")))</p></header><main>")
        page.add("<section aria-labelledby=\"hops\"><h2 id=\"hops\">From clip to clip</h2>")
        page.add(ChainChart(document: document).html())
        page.add("<p class=\"quiet legend\">\(legend)</p></section>")
        page.add("<section aria-labelledby=\"joints\"><h2 id=\"joints\">Joints</h2>")
        for (index, seam) in document.seams.enumerated() where index + 1 < names.count {
            page.add(
                joint(
                    seam, number: index + 1, names: (names[index], names[index + 1]),
                    last: index < pictures.count ? pictures[index].frames.last : nil,
                    first: index + 1 < pictures.count
                        ? pictures[index + 1].nearest(seam.inPoint.frame) : nil))
        }
        page.add("</section>")
        page.add("<section aria-labelledby=\"numbers\"><h2 id=\"numbers\">Channels in numbers</h2>")
        page.add(table(document))
        let notes = document.notes.map { "<li>\(PageText.safe($0))</li>" }.joined()
        page.add(
            "</section></main><footer><ul>\(notes)</ul><p>\(PageText.safe(document.schema)). "
                + "Only a person approves.</p></footer></body></html>")
        return page.text
    }

    /// What to know first: which joints show, and after which clip to start anew.
    static func headline(_ document: ChainDocument) -> String {
        let showing = document.seams.count { !$0.findings.isEmpty }
        let joints =
            showing == 0
            ? (document.seams.count == 1
                ? "the joint does not show" : "none of \(document.seams.count) joints shows")
            : "\(showing) of \(NumberText.count(document.seams.count, "joint")) "
                + (showing == 1 ? "shows" : "show")
        guard let restart = document.restartAfterClip else {
            return joints + " · holds to its anchor to the end"
        }
        return joints
            + (restart == 0
                ? " · leaves its anchor in the first clip"
                : " · start anew from the anchor after clip \(restart)")
    }

    private static func joint(
        _ seam: SeamSection, number: Int, names: (String, String), last: FramePictures?,
        first: FramePictures?
    ) -> String {
        let sign = seam.findings.isEmpty ? "✓" : "✕"
        var page = PageText()
        page.add(
            "<article id=\"joint-\(number)\"><h3>\(sign) joint \(number): \(PageText.name(names.0)) → "
                + "\(PageText.name(names.1))</h3>")
        let cells = [("last frame", last), ("first frame to show", first)].compactMap {
            title, pictures -> String? in
            guard let pictures, let picture = pictures.whole else { return nil }
            return
                "<div><img alt=\"\(title) at joint \(number)\" width=\"\(picture.width)\" "
                + "height=\"\(picture.height)\" src=\"\(PageText.uri(picture))\">"
                + "\(title), \(pictures.frame)</div>"
        }
        if !cells.isEmpty { page.add("<div class=\"pair\">\(cells.joined())</div>") }
        if seam.findings.isEmpty {
            page.add("<p>Nothing to notice.</p>")
        } else {
            let items = seam.findings.map {
                "<li><b>\(PageText.safe($0.kind))</b> \(PageText.safe($0.text))</li>"
            }
            page.add("<ul class=\"reasons\">\(items.joined(separator: "\n"))</ul>")
        }
        if seam.inPoint.frame > 0 {
            page.add(
                "<p><b>Do:</b> begin the second clip at frame \(seam.inPoint.frame) "
                    + "(\(NumberText.fixed(seam.inPoint.time, 3)) s); mends "
                    + "\(PageText.safe(seam.inPoint.mends.joined(separator: ", ")))</p>")
        }
        let numbers = JointRenderer.numbers(seam).map {
            "<li>\($0.name) <b>\(PageText.safe($0.value ?? "not measurable"))</b></li>"
        }
        page.add("<ul class=\"numbers\">\(numbers.joined())</ul></article>")
        return page.text
    }

    private static func table(_ document: ChainDocument) -> String {
        let ends = document.clips.indices.map { "clip \($0 + 1)" }
        let head =
            ["channel", "unit", "tolerance", "a clip", "beginning"] + ends
            + ["beyond at"]
        let rows = document.channels.map { channel -> String in
            func number(_ value: Double?) -> String {
                value.map { NumberText.short($0, 4) } ?? "not measurable"
            }
            let cells =
                [channel.unit, NumberText.short(channel.tolerance, 4)]
                + [channel.slope.map { JointRenderer.signed($0, 4) } ?? "not measurable"]
                + [number(channel.beginning)] + channel.values.map(number)
                + [channel.exceedsAtClip.map { "clip \($0)" } ?? "–"]
            return "<tr><th scope=\"row\">\(PageText.name(channel.id))</th>"
                + cells.map { "<td>\(PageText.safe($0))</td>" }.joined() + "</tr>"
        }
        return PageTables.table("what each clip ends with", head, rows)
    }

    private static let legend = """
        Each dot is the median over a clip's last second, less where the chain began, in tolerances (dashed: \
        one tolerance). A square is beyond it; a hatched clip is not measurable. ✓ and ✕: joints without and \
        with findings; click one to go there.
        """
}
