/// The takes of one shot on one page, best first: verdict, ribbon, frame to hand on, and a link to each.
///
/// One HTML file without script or network. What is shown is chosen by verdict.
public enum ShotPage {
    /// A take of the shot.
    public struct Take: Sendable {
        /// What was found.
        public var document: AnalysisDocument
        /// Its page, relative to this one; `nil` for none.
        public var page: String?
        /// Its picture at the frame to hand on; `nil` for none.
        public var picture: PagePicture?

        /// A take.
        public init(
            document: AnalysisDocument, page: String? = nil, picture: PagePicture? = nil
        ) {
            self.document = document
            self.page = page
            self.picture = picture
        }
    }

    /// Takes in the order in which a reviewer should look: by verdict, then by how long they hold, then by
    /// how little they drift, then by name.
    public static func ranked(_ takes: [Take]) -> [Take] {
        func key(_ take: Take) -> (Int, Double, Double, String) {
            let verdict = take.document.verdict
            let place = ["selected", "maybe", "rejected"].firstIndex(of: verdict.state) ?? 1
            let length = TimeAxis(take.document).duration
            let worst = take.document.channels.flatMap(\.unannounced).map(\.peak.excess).max()
            return (
                place, -min(1, (verdict.usableUntil ?? 0) / length), worst ?? 0,
                take.document.take.path
            )
        }
        return takes.sorted { key($0) < key($1) }
    }

    /// The page of a shot.
    ///
    /// - Parameters:
    ///   - shot: its name.
    ///   - takes: in the order of their rank; see `ranked`.
    public static func html(shot: String, takes: [Take]) -> String {
        var page = PageText()
        page.add(PageFrame.opening(title: shot))
        let states = ["selected", "maybe", "rejected"]
        let counts = states.map { state in takes.count { $0.document.verdict.state == state } }
        page.add("<header><h1>\(PageText.name(shot))</h1><p class=\"headline\">")
        page.add(
            zip(counts, states).map { "\($0) \($1)" }.joined(separator: " · ")
                + ", of \(NumberText.count(takes.count, "take"))</p>")
        page.add("<fieldset class=\"filter\"><legend>show</legend>")
        for state in states {
            page.add(
                "<label><input type=\"checkbox\" id=\"show-\(state)\" checked> \(state)</label>")
        }
        page.add("</fieldset></header><main><ol class=\"takes\">")
        for take in takes { page.add(row(take)) }
        page.add("</ol></main><footer><p>Only a person approves.</p></footer></body></html>")
        return page.text
    }

    private static func row(_ take: Take) -> String {
        let document = take.document
        let axis = TimeAxis(document)
        let verdict = document.verdict
        let name = PageText.name(PlainText.fileName(document.take.path))
        let title = take.page.map { "<a href=\"\(PlainText.percentEncoded($0))\">\(name)</a>" }
        var page = PageText()
        page.add("<li class=\"take \(PageText.safe(verdict.state))\">")
        if let picture = take.picture {
            page.add(
                "<img alt=\"frame \(document.handoff.frame), to hand on\" width=\"\(picture.width)\" "
                    + "height=\"\(picture.height)\" src=\"\(PageText.uri(picture))\">")
        }
        let badge = VerdictBadge(state: verdict.state)
        page.add(
            "<div><h2><span class=\"badge \(PageText.safe(verdict.state))\">\(badge.sign) "
                + "\(PageText.safe(verdict.state))</span> \(title ?? name)</h2>")
        page.add("<div class=\"plot ribbon\">")
        for stretch in ChartRibbon(document: document, axis: axis).stretches {
            let left = PageText.percent(stretch.start, of: axis)
            let width = PageText.percent(stretch.end - stretch.start, of: axis)
            page.add(
                "<div class=\"band \(stretch.state)\" style=\"left:\(left)%;width:\(width)%\">"
                    + "<span>\(stretch.state)</span></div>")
        }
        if document.take.frames > 0 {
            let state = document.handoff.clean == false ? "unclean" : "clean"
            page.add(
                "<i class=\"hand \(state)\" "
                    + "style=\"left:\(PageText.percent(document.handoff.time, of: axis))%\"></i>")
        }
        page.add(
            "</div><p>\(PageText.safe(SummaryWords.headline(document, isNamed: false).text))<br>"
                + "<span class=\"quiet\">"
                + PageText.safe(
                    SummaryWords.handoff(document.handoff, withRejections: false).text)
                + "</span></p></div></li>")
        return page.text
    }
}
