import FixtureMaker
import Foundation
import Holdfast
import Report
import Testing

extension WebTests {
    /// The page of one take, with its clip.
    @Suite struct TakePages {
        @Test func clickingADriftShowsItsFirstFrame() throws {
            let pages = try TestPages.made.get()
            let page = try WebPage(pages.folder + "/take/index.html")
            defer { try? page.close() }
            let document = try pages.document("take.json")
            let drifts = document.channels.flatMap(\.drifts)
            try #require(drifts.count >= 2)
            let buttons = try page.number(
                "document.querySelectorAll('.plot .span.drift, .plot .span[class*=severe], .plot .span[class*=major], .plot .span[class*=minor]').length"
            )
            #expect(Int(buttons) == drifts.count)
            for (index, drift) in drifts.enumerated() {
                try page.value(
                    "document.querySelectorAll('.chart .span[data-at]')[\(index)].click()")
                #expect(try page.shownFrame() == drift.startFrame)
                #expect(
                    try page.number("+document.getElementById('at').value")
                        == Double(drift.startFrame))
            }
            // The mouse finds them as the script does.
            try page.click(".hand")
            #expect(try page.shownFrame() == document.handoff.frame)
            #expect(page.complaints.isEmpty, "\(page.complaints)")
            #expect(page.schemes.isSubset(of: ["file", "data", "about"]))
        }

        @Test func cursorAndClipStayInStep() throws {
            let pages = try TestPages.made.get()
            let page = try WebPage(pages.folder + "/take/index.html")
            defer { try? page.close() }
            for index in [0, 71, 1, 35, 36] {
                try page.value(
                    "{ const at = document.getElementById('at'); at.value = \(index); "
                        + "at.dispatchEvent(new Event('input', {bubbles: true})); }")
                #expect(try page.shownFrame() == index)
            }
            for step in 1...3 {
                try page.click("#next")
                #expect(try page.shownFrame() == 36 + step)
            }
            try page.click("#back")
            #expect(try page.shownFrame() == 38)
            try page.value("document.activeElement.blur()")
            try page.press("ArrowLeft", code: 37)
            #expect(try page.shownFrame() == 37)
            // Played for a while and stopped, the cursor stands where the picture does.
            try page.value(
                "new Promise(done => { clip.onpause = () => requestAnimationFrame(done); "
                    + "clip.play(); setTimeout(() => clip.pause(), 400); })")
            let shown = try page.shownFrame()
            #expect(shown > 39)
            #expect(try page.number("+document.getElementById('at').value") == Double(shown))
        }

        // A file in fragments that begins late ends for Chromium before its last frame does.
        @Test(arguments: [
            ("h264.mp4", 0), ("variable-rate.mp4", 0), ("edit-list.mp4", 0), ("rotated-90.mp4", 0),
            ("vp9.webm", 0), ("hevc.mp4", 0), ("av1.mkv", 0), ("fragmented.mp4", 1),
        ])
        func framesAreFoundInEveryKindOfClip(_ name: String, _ unreachable: Int) throws {
            let pages = try TestPages.made.get()
            let page = try WebPage(try pages.page(ofClip: "clips/" + name))
            defer { try? page.close() }
            let frames = try page.number("+document.getElementById('at').max + 1")
            let plays = try page.value(
                "new Promise(done => clip.readyState > 1 ? done(true) : "
                    + "(clip.oncanplay = () => done(true), clip.error ? done(false) : "
                    + "clip.addEventListener('error', () => done(false))))")
            guard plays == true else {
                // What a browser cannot play is said, and the page works without it.
                #expect(try page.value("getComputedStyle(unplayable).display != 'none'") == true)
                return
            }
            for index in [1, 0, 2, Int(frames) / 2, Int(frames) - 2, Int(frames) - 1] {
                try page.value(
                    "{ const at = document.getElementById('at'); at.value = \(index); "
                        + "at.dispatchEvent(new Event('input', {bubbles: true})); }")
                let shown = try page.shownFrame()
                #expect(shown == min(index, Int(frames) - 1 - unreachable), "\(name)")
                // What cannot be shown is not said to be.
                #expect(try page.number("+document.getElementById('at').value") == Double(shown))
            }
        }

        @Test func aTakeOfFifteenSecondsIsSmallAndQuick() async throws {
            let pages = try TestPages.made.get()
            let analysis = try await Analyser(options: AnalysisOptions()).analyze(
                take: TestPages.fixture("takes/numbered.mp4"),
                anchors: [AnchorRequest(path: TestPages.fixture("takes/anchor.png"))],
                keepsPictures: true)
            let long = analysis.repeated(5)
            #expect(long.document.take.frames == 360)
            let html = try TakePage.html(
                long.document, pictures: long.pictures, clip: .beside("take/take.mp4"))
            #expect(html.utf8.count <= 1_500_000)
            #expect(html.matches(of: /<figure>/).count > 10)
            let path = try pages.write(html, to: "long.html")
            // The best of five: other work on this machine is not the page's.
            let seconds = try (0..<5).map { _ in
                let page = try WebPage(path)
                defer { try? page.close() }
                #expect(page.complaints.isEmpty, "\(page.complaints)")
                return try page.readyAfter
            }
            #expect(seconds.min() ?? 9 < 1, "\(seconds)")
        }

        @Test func withoutScriptsThePageStillTells() throws {
            let pages = try TestPages.made.get()
            let page = try WebPage(pages.folder + "/take/index.html", scripts: false)
            defer { try? page.close() }
            let document = try pages.document("take.json")
            guard case .text(let text) = try page.value("document.body.innerText") else {
                throw BrowserFault(description: "the page has no text")
            }
            #expect(text.localizedCaseInsensitiveContains(document.verdict.state))
            #expect(text.contains(document.verdict.firstToBreak ?? "nothing"))
        }
    }
}

extension WebPage {
    /// The index that the clip's picture states, once two looks at it agree: a browser calls a seek done
    /// before the picture is on the screen.
    func shownFrame() throws -> Int {
        var seen = try statedFrame()
        for _ in 0..<20 {
            Thread.sleep(forTimeInterval: 0.1)
            let again = try statedFrame()
            if again == seen { return seen }
            seen = again
        }
        throw BrowserFault(description: "the clip does not come to rest")
    }

    private func statedFrame() throws -> Int {
        guard
            case .list(let box) = try value(
                """
                new Promise(done => {
                const clip = document.getElementById("clip");
                clip.scrollIntoView({block: "start"});
                const look = () => {
                if (clip.seeking || clip.readyState < 2) { setTimeout(look, 10); return; }
                requestAnimationFrame(() => requestAnimationFrame(() => {
                const box = clip.getBoundingClientRect();
                const scale = Math.min(box.width / clip.videoWidth, box.height / clip.videoHeight);
                done([box.x + (box.width - clip.videoWidth * scale) / 2,
                box.y + (box.height - clip.videoHeight * scale) / 2, scale]);
                }));
                };
                look();
                })
                """), box.count == 3
        else { throw BrowserFault(description: "no clip is shown") }
        let place = box.map { value -> Double in
            switch value {
            case .integer(let number): Double(number)
            case .number(let number): number
            default: .nan
            }
        }
        let path = NSTemporaryDirectory() + "holdfast-shown-\(getpid()).png"
        try Data(screenshot()).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let picture = try RGBPicture(contentsOf: path)
        let block = Double(TestCard.block)
        return (0..<TestCard.bits).reduce(0) { index, column in
            let x = Int(place[0] + (Double(column) + 1.5) * block * place[2])
            let y = Int(place[1] + 1.5 * block * place[2])
            guard (0..<picture.width).contains(x), (0..<picture.height).contains(y) else {
                return -1
            }
            let colour = picture[x, y]
            return index << 1 | ((colour.x + colour.y + colour.z) / 3 > 0.5 ? 1 : 0)
        }
    }
}

extension Analysis {
    /// The same take `count` times over, as a longer one with as many drifts.
    fileprivate func repeated(_ count: Int) -> Analysis {
        var long = self
        let frames = document.take.frames
        let seconds = document.take.duration
        long.document.take.frames = frames * count
        long.document.take.duration = seconds * Double(count)
        for index in document.channels.indices {
            let one = document.channels[index]
            for turn in 1..<count {
                let later = Double(turn) * seconds
                long.document.channels[index].samples.frame += one.samples.frame.map {
                    $0 + turn * frames
                }
                long.document.channels[index].samples.value += one.samples.value
                long.document.channels[index].samples.departure += one.samples.departure
                long.document.channels[index].drifts += one.drifts.map { drift in
                    var drift = drift
                    drift.start += later
                    drift.end += later
                    drift.startFrame += turn * frames
                    drift.endFrame += turn * frames
                    drift.peak.frame += turn * frames
                    drift.peak.time += later
                    return drift
                }
            }
        }
        long.pictures.frames = (0..<count).flatMap { turn in
            pictures.frames.map { frame in
                var frame = frame
                frame.frame += turn * frames
                return frame
            }
        }
        return long
    }
}
