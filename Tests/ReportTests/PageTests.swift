import Foundation
import Report
import Testing

@Suite struct PageTests {
    private static let hostile = [
        "</script><script>alert(1)</script>.mp4", "\"><img src=x onerror=alert(1)>.mp4",
        "a' onload='alert(1).mp4", "&lt;b&gt; & co.mp4", "🎬 עברית العربية.mp4", "\u{202E}4pm.mp4",
        String(repeating: "x", count: 300) + ".mp4", "<!--.mp4",
    ]

    @Test(arguments: SampleTakes.names)
    func saysVerdictAndFetchesNothing(_ name: String) throws {
        let document = SampleTakes.named(name)
        let page = try TakePage.html(document, clip: .beside("take.mp4"))
        #expect(page.contains(document.verdict.state))
        #expect(!page.contains("http:") && !page.contains("https:"))
        #expect(page.utf8.count < 200_000)
        #expect(try TakePage.html(document, clip: .beside("take.mp4")) == page)
        for channel in document.channels { #expect(page.contains(channel.id)) }
    }

    @Test(arguments: hostile)
    func namesStayNames(_ name: String) throws {
        var document = SampleTakes.drifting
        document.take.path = "x/" + name
        document.channels[0].id = name
        document.channels[0].unit = name
        document.channels[0].family = name
        document.verdict.firstToBreak = name
        document.verdict.reasons = [name]
        document.verdict.state = name
        document.notes = [name]
        document.handoff.rejected = [RejectedSection(frame: 359, reasons: [name])]
        document.diagnosis = [
            DiagnosisSection(
                symptom: name, cause: name, action: name,
                evidence: [EvidenceSection(measure: name, value: 1, limit: 2)])
        ]
        let page = try TakePage.html(document, pictures: pictures(10), clip: .beside(name))
        // The data and the script, and no more; nothing that would run by itself.
        #expect(page.components(separatedBy: "<script").count == 3)
        #expect(page.components(separatedBy: "</script").count == 3)
        #expect(!page.contains("<img src=x") && !page.contains("' onload"))
        #expect(!page.contains("<!--") && !page.contains("\u{202E}"))
    }

    @Test func picturesStandBesideTheAnchor() throws {
        let page = try TakePage.html(SampleTakes.drifting, pictures: pictures(360))
        #expect(page.contains("alt=\"identity.face: anchor\""))
        #expect(page.contains("alt=\"identity.face: onset, frame 235\""))
        #expect(page.contains("alt=\"identity.face: peak, frame 340\""))
        #expect(page.contains("alt=\"frame 235: hand on\""))
        #expect(page.contains("alt=\"frame 359: drift, motion-blur\""))
        let withoutAlternative = page.matches(of: /<img (?!alt="[^"]+")/).count
        #expect(withoutAlternative == 0)
    }

    @Test func aHundredDriftsStayReadableAndSmall() throws {
        var document = SampleTakes.drifting
        document.channels[0].drifts = (0..<100).map { (index: Int) -> DriftSection in
            let start: Double = Double(index) * 0.15
            let peak = PeakSection(frame: index * 3 + 1, time: start, value: 1, excess: 1.2)
            return DriftSection(
                start: start, end: start + 0.1, startFrame: index * 3, endFrame: index * 3 + 2,
                kind: "step", severity: "minor", peak: peak)
        }
        let page = try TakePage.html(document, pictures: pictures(360, bytes: 12_000))
        #expect(page.utf8.count < 1_500_000)
        #expect(page.contains("without pictures; the table of numbers has them all"))
    }

    @Test func anHourAndASingleFrameAreShown() throws {
        let hour = SampleTakes.take(path: "hour.mp4", frames: 86_400)
        #expect(try TakePage.html(hour).utf8.count < 1_500_000)
        let frame = SampleTakes.take(path: "one.mp4", frames: 1)
        #expect(try TakePage.html(frame, pictures: pictures(1)).contains("max=\"0\""))
        var nothing = SampleTakes.faceless
        nothing.take.frames = 0
        nothing.take.duration = 0
        nothing.channels = []
        nothing.eyes = EyesSection()
        nothing.anchors = []
        #expect(try TakePage.html(nothing).contains("</html>"))
    }

    private func pictures(_ count: Int, bytes: Int = 900) -> TakePictures {
        let picture = PagePicture(
            jpeg: [UInt8](repeating: 0xFF, count: bytes), width: 128, height: 128)
        let frames = (0..<count).map {
            FramePictures(frame: $0, whole: picture, face: picture, bust: picture)
        }
        return TakePictures(frames: frames, anchor: frames.first)
    }
}
