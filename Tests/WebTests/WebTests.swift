import Foundation
import Report
import Testing

/// Pages in a real browser. They need Chromium and axe-core, which `make test-web` brings.
@Suite(.serialized) struct WebTests {
    /// A page of each kind, by its path below the folder of test pages.
    static let kinds = [
        "take/index.html", "shot/index.html", "shot/takes/freeze.html", "chain.html",
        "hostile.html",
        "hostile-shot.html", "hostile-chain.html", "bare.html",
    ]

    /// The page, made first where no program writes it.
    static func path(_ kind: String) throws -> String {
        let pages = try TestPages.made.get()
        let path = "\(pages.folder)/\(kind)"
        guard !FileManager.default.fileExists(atPath: path) else { return path }
        let document = try pages.document("take.json")
        switch kind {
        case "hostile.html":
            return try pages.write(TakePage.html(document.hostile(), clip: .beside("x")), to: kind)
        case "hostile-shot.html":
            let takes =
                [
                    ShotPage.Take(
                        document.hostile(), name: TestPages.hostile, page: "take/index.html")
                ]
                + [ShotPage.Take(failed: TestPages.hostile, error: TestPages.hostile)]
            let shots = [
                ShotPage.Shot(name: TestPages.hostile, takes: takes),
                ShotPage.Shot(name: nil, takes: takes),
            ]
            return try pages.write(ShotPage.html(shots), to: kind)
        case "hostile-chain.html":
            var chain = try JSONDecoder().decode(
                ChainDocument.self,
                from: Data(contentsOf: URL(filePath: pages.folder + "/chain.json")))
            for index in chain.clips.indices { chain.clips[index].path = TestPages.hostile }
            for index in chain.channels.indices {
                chain.channels[index].id = TestPages.hostile
                chain.channels[index].unit = TestPages.hostile
                chain.channels[index].values = chain.channels[index].values.map { _ in nil }
            }
            chain.notes = [TestPages.hostile]
            return try pages.write(ChainPage.html(chain), to: kind)
        default:
            return try pages.write(TakePage.html(document.bare()), to: kind)
        }
    }

    @Test(arguments: kinds)
    func pagesHaveNoFaultsAndRunNothingForeign(_ kind: String) throws {
        let page = try WebPage(try Self.path(kind))
        defer { try? page.close() }
        // A clip that is not there is the one thing that may be missed, and the page says so.
        let complaints = page.complaints.filter { !$0.contains("ERR_FILE_NOT_FOUND") }
        #expect(complaints.isEmpty, "\(complaints)")
        #expect(page.schemes.isSubset(of: ["file", "data", "about"]))
        #expect(try page.value("window.hurt === undefined") == true)
        try page.keep(kind, "light")
    }

    @Test(arguments: kinds, [360, 768, 1920])
    func pagesFitTheScreen(_ kind: String, _ width: Int) throws {
        let page = try WebPage(try Self.path(kind), width: width)
        defer { try? page.close() }
        let wide = try page.texts(
            """
            [...document.querySelectorAll("body *")].filter(e => !e.closest(".wide")
            && e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5)
            .map(e => e.tagName + "." + e.className)
            """)
        #expect(try page.number("document.documentElement.scrollWidth") <= Double(width), "\(wide)")
        try page.keep(kind, "\(width)")
    }

    @Test(
        arguments: kinds.map { ($0, false) } + ["take", "shot"].map { ($0 + "/index.html", true) })
    func pagesAreAccessible(_ kind: String, _ dark: Bool) throws {
        let page = try WebPage(try Self.path(kind), dark: dark)
        defer { try? page.close() }
        try page.value(try Self.checker.get())
        let found = try page.texts(
            """
            axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.map(v => v.id + ": "
            + v.help + " " + v.nodes.slice(0, 4).map(n => n.html.slice(0, 160) + " " + n.failureSummary)
            .join(" | ")))
            """)
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
        #expect(try page.number("axe.getRules().length") > 50)
        if dark { try page.keep(kind, "dark") }
    }

    @Test func theCheckerFindsWhatIsWrong() throws {
        let pages = try TestPages.made.get()
        let path = try pages.write(
            "<!doctype html><html><body><img src='data:,'><p style='color:#aaa'>pale</p></body></html>",
            to: "wrong.html")
        let page = try WebPage(path)
        defer { try? page.close() }
        try page.value(try Self.checker.get())
        let found = try page.texts("axe.run().then(r => r.violations.map(v => v.id))")
        #expect(Set(["image-alt", "color-contrast", "html-has-lang"]).isSubset(of: found))
    }

    @Test(arguments: kinds)
    func everythingIsReachedByKey(_ kind: String) throws {
        let page = try WebPage(try Self.path(kind))
        defer { try? page.close() }
        let all = try page.number(
            """
            [...document.querySelectorAll("a[href],button,input,video,[tabindex]")]
            .filter(e => e.getClientRects().length).length
            """)
        try page.value("window.reached = new Set(); window.unseen = []")
        for _ in 0..<Int(all) * 2 + 30 {
            try page.press("Tab", code: 9)
            let isDone = try page.value(
                """
                (() => { const e = document.activeElement; if (e === document.body) return reached.size > 0;
                const style = getComputedStyle(e);
                if (style.outlineStyle === "none" && e.tagName !== "VIDEO") unseen.push(e.outerHTML.slice(0, 120));
                const seen = reached.has(e) && e.tagName !== "VIDEO"; reached.add(e); return seen; })()
                """)
            if isDone == true { break }
        }
        #expect(try page.number("reached.size") == all)
        #expect(try page.texts("unseen").isEmpty)
    }

    @Test func aShotIsFilteredAndLeadsToItsTakes() throws {
        let page = try WebPage(try Self.path("shot/index.html"))
        defer { try? page.close() }
        let shown =
            "[...document.querySelectorAll('li.take')].filter(e => e.offsetHeight).map(e => e.className)"
        let all = try page.texts(shown)
        #expect(all == ["take selected", "take maybe", "take rejected", "take failed"])
        try page.click("#show-rejected")
        #expect(try page.texts(shown) == ["take selected", "take maybe", "take failed"])
        let links = try page.texts(
            "[...document.querySelectorAll('li.take a')].map(a => a.getAttribute('href'))")
        #expect(links == ["takes/steady.html", "takes/numbered.html", "takes/freeze.html"])
        try page.click("li.take.selected a")
        try page.wait("location.pathname.endsWith('steady.html')")
        try page.wait("document.getElementById('clip').readyState > 1")
        try page.click("header a")
        try page.wait("location.pathname.endsWith('shot/index.html')")
    }

    @Test func aChainLeadsToItsJoints() throws {
        let page = try WebPage(try Self.path("chain.html"))
        defer { try? page.close() }
        #expect(try page.number("document.querySelectorAll('.joint').length") == 2)
        try page.click(".joint")
        try page.wait("location.hash === '#joint-1' && document.querySelector(':target') !== null")
        #expect(try page.number("document.querySelectorAll('#joint-1 img').length") == 2)
    }

    @Test(arguments: ["take/index.html", "shot/index.html", "chain.html"])
    func pagesArePrinted(_ kind: String) throws {
        let page = try WebPage(try Self.path(kind), width: 794, media: "print")
        defer { try? page.close() }
        #expect(try page.number("document.documentElement.scrollWidth") <= 794)
        #expect(
            try page.value(
                "!document.querySelector('video') || getComputedStyle(document.querySelector('.screen')).display === 'none'"
            ) == true)
        try page.keep(kind, "print")
    }

    /// axe-core, which `Fixtures/fetch-web-checker.sh` brings.
    private static let checker = Result {
        let environment = ProcessInfo.processInfo.environment
        guard let path = environment["HOLDFAST_AXE"] else {
            throw BrowserFault(description: "HOLDFAST_AXE names no file; run 'make test-web'")
        }
        return try String(contentsOfFile: path, encoding: .utf8)
    }
}

extension WebPage {
    /// Waits until an expression is true.
    func wait(_ expression: String) throws {
        let end = Date(timeIntervalSinceNow: 10)
        while try value(expression) != true {
            guard Date() < end else {
                throw BrowserFault(description: "it never holds that \(expression)")
            }
            usleep(20_000)
        }
    }

    /// Writes a screenshot of the whole page to `HOLDFAST_SCREENSHOTS`, to be looked at.
    func keep(_ kind: String, _ look: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["HOLDFAST_SCREENSHOTS"] else {
            return
        }
        let name = kind.replacing("/", with: "-").replacing(".html", with: "")
        try Data(screenshot(whole: true)).write(to: URL(filePath: "\(folder)/\(name)-\(look).png"))
    }
}

extension AnalysisDocument {
    /// With every text from outside turned hostile.
    fileprivate func hostile() -> AnalysisDocument {
        var document = self
        let name = TestPages.hostile
        document.take.path = "x/" + name
        document.take.codec = name
        for index in document.channels.indices {
            document.channels[index].id = name
            document.channels[index].unit = name
            document.channels[index].unmeasured = [
                UnmeasuredSection(start: 0, end: 1, reason: name)
            ]
        }
        document.anchors = document.anchors.map {
            var anchor = $0
            anchor.path = name
            return anchor
        }
        document.verdict.firstToBreak = name
        document.verdict.reasons = [name]
        document.notes = [name]
        document.handoff.reasons = [name]
        document.diagnosis = [
            DiagnosisSection(
                symptom: name, cause: name, action: name,
                evidence: [EvidenceSection(measure: name, value: 1, limit: 2)])
        ]
        return document
    }

    /// With nothing measurable, without anchor, in one frame.
    fileprivate func bare() -> AnalysisDocument {
        var document = self
        document.take.frames = 1
        document.take.duration = 1.0 / 24
        document.anchors = []
        document.eyes = EyesSection()
        document.defects = []
        for index in document.channels.indices {
            document.channels[index].status = "not-measurable"
            document.channels[index].coverage = 0
            document.channels[index].drifts = []
            document.channels[index].unmeasured = [
                UnmeasuredSection(start: 0, end: 1.0 / 24, reason: "no-face")
            ]
            document.channels[index].samples = SamplesSection(
                frame: [0], value: [nil], departure: [nil])
        }
        document.verdict = VerdictSection(state: "maybe", usableUntil: nil, firstToBreak: nil)
        document.handoff.frame = 0
        document.handoff.time = 0
        document.handoff.clean = false
        document.handoff.reasons = ["no-face"]
        document.handoff.rejected = []
        return document
    }
}
