/// The takes of one shot on one page, best first: verdict, course on a common time scale, what broke, frame
/// to hand on, and a link to each take's page.
///
/// One HTML file without script or network. What is shown is chosen by verdict.
public enum ShotPage {
    /// A shot and its takes.
    public struct Shot: Sendable {
        /// Its name; `nil` for takes without a shot.
        public var name: String?
        /// The takes, the best first.
        public var takes: [Take]

        /// A shot.
        public init(name: String?, takes: [Take]) {
            self.name = name
            self.takes = takes
        }
    }

    private static let states = ["selected", "maybe", "rejected", "failed"]

    /// The page of `shots`, one section for each.
    public static func html(_ shots: [Shot]) -> String {
        let takes = shots.flatMap(\.takes)
        let title = shots.count == 1 ? shots[0].name ?? "takes" : "\(shots.count) shots"
        let counts = states.map { state in takes.count { $0.state == state } }
        let parts = zip(counts, states).filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        var page = PageText()
        page.add(
            PageFrame.opening(
                title: "\(title): \(parts.joined(separator: ", "))", style: OverviewStyle.text))
        page.add("<header><h1>\(PageText.name(title))</h1><p class=\"headline\">")
        page.add("\(NumberText.count(takes.count, "take")): \(parts.joined(separator: " · "))</p>")
        page.add("<fieldset class=\"filter\"><legend>show</legend>")
        for (state, count) in zip(states, counts) where count > 0 {
            page.add(
                "<label><input type=\"checkbox\" id=\"show-\(state)\" checked> "
                    + "\(VerdictBadge(state: state).sign) \(state)</label>")
        }
        page.add("</fieldset></header><main>")
        for (index, shot) in shots.enumerated() {
            add(shot, index, isOnly: shots.count == 1, to: &page)
        }
        page.add("<p class=\"quiet legend\">\(legend)</p></main>")
        page.add("<footer><p>Only a person approves.</p></footer></body></html>")
        return page.text
    }

    private static func add(_ shot: Shot, _ index: Int, isOnly: Bool, to page: inout PageText) {
        let longest = shot.takes.map(\.duration).max() ?? 0
        page.add("<section aria-labelledby=\"shot-\(index)\">")
        page.add(
            "<h2 id=\"shot-\(index)\">"
                + (isOnly ? "From the best to the worst" : PageText.name(shot.name ?? "no shot"))
                + "</h2>")
        if longest > 0 { page.add(scale(longest)) }
        page.add("<ol class=\"takes\">")
        for take in shot.takes { page.add(row(take, longest: longest)) }
        page.add("</ol></section>")
    }

    /// The seconds above all courses.
    private static func scale(_ longest: Double) -> String {
        let step = ChartLayout.tickStep(duration: longest, most: 10)
        var ticks = ""
        var index = 0
        while Double(index) * step <= longest + step * 1e-6 {
            let time = Double(index) * step
            ticks +=
                "<span style=\"left:\(percent(time, longest))%\">"
                + "\(NumberText.short(time, 1))</span>"
            index += 1
        }
        return "<div class=\"take axis\" aria-hidden=\"true\"><div class=\"course\">"
            + "<div class=\"ticks\">\(ticks)</div></div></div>"
    }

    private static func row(_ take: Take, longest: Double) -> String {
        let name = PageText.name(take.name)
        let title = take.page.map { "<a href=\"\(PlainText.percentEncoded($0))\">\(name)</a>" }
        let badge = VerdictBadge(state: take.state)
        var page = PageText()
        page.add("<li class=\"take \(PageText.safe(take.state))\"><div class=\"what\">")
        if let picture = take.picture {
            page.add(
                "<img alt=\"frame \(take.frame), \(take.isClean ? "to hand on" : "not clean")\" "
                    + "width=\"\(picture.width)\" height=\"\(picture.height)\" "
                    + "src=\"\(PageText.uri(picture))\">")
        }
        page.add(
            "<div><h3><span class=\"badge \(PageText.safe(take.state))\">\(badge.sign) "
                + "\(PageText.safe(take.state))</span> \(title ?? name)</h3>"
                + "<p>\(PageText.safe(take.headline))</p>")
        for line in [take.handoff, take.reason.map { "Before the next: \($0)" }] {
            if let line { page.add("<p class=\"quiet\">\(PageText.safe(line))</p>") }
        }
        page.add("</div></div>")
        if take.duration > 0 { page.add(course(take, longest: longest)) }
        page.add("</li>")
        return page.text
    }

    /// The bar on the scale of the longest take, and below it what broke when.
    private static func course(_ take: Take, longest: Double) -> String {
        var page = PageText()
        let words = take.stretches.map {
            "\($0.state) \(NumberText.seconds($0.start, $0.end))"
        }.joined(separator: ", ")
        page.add(
            "<div class=\"course\"><div class=\"plot ribbon\" role=\"img\" "
                + "aria-label=\"\(PageText.safe(words))\" "
                + "style=\"width:\(percent(take.duration, longest))%\">")
        for stretch in take.stretches {
            let left = percent(stretch.start, take.duration)
            let width = percent(stretch.end - stretch.start, take.duration)
            page.add(
                "<div class=\"band \(PageText.safe(stretch.state))\" "
                    + "style=\"left:\(left)%;width:\(width)%\">"
                    + "<span>\(PageText.safe(stretch.state))</span></div>")
        }
        if let handed = take.handed {
            page.add(
                "<i class=\"hand \(take.isClean ? "clean" : "unclean")\" "
                    + "style=\"left:\(percent(handed, take.duration))%\"></i>")
        }
        page.add("</div>")
        if !take.broken.isEmpty {
            let shown = take.broken.prefix(6).enumerated().map { index, channel in
                "<li><b class=\"rank\">\(index + 1)</b> \(PageText.name(channel.id)) "
                    + "<small>\(NumberText.seconds(channel.start))</small></li>"
            }
            let more = take.broken.count - shown.count
            page.add(
                "<ol class=\"broke\" aria-label=\"in the order of breaking\">\(shown.joined())"
                    + (more > 0 ? "<li>and \(more) more</li>" : "") + "</ol>")
        }
        page.add("</div>")
        return page.text
    }

    private static func percent(_ time: Double, _ whole: Double) -> String {
        NumberText.short(whole > 0 ? min(max(0, time / whole), 1) * 100 : 0, 3)
    }

    private static let legend = """
        All takes of a shot have one scale of seconds. Shaded and barred: drift, the worse the thicker the \
        bar. ▼: frame to hand on. Circled: order of breaking.
        """
}
