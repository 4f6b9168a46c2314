import Crypto
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

    @Test func whatIsStoredOfPicturesMakesTheSamePage() throws {
        var pictures = pictures(360)
        for index in pictures.frames.indices {
            pictures.frames[index].face?.jpeg = [UInt8](repeating: UInt8(index % 251), count: 9)
        }
        for document in [SampleTakes.drifting, SampleTakes.ruined, SampleTakes.holding] {
            let stored = try StoredPictures.bytes(pictures, for: document)
            let read = try #require(StoredPictures.pictures(stored))
            #expect(read.frames.count < 100)
            #expect(
                try TakePage.html(document, pictures: read)
                    == TakePage.html(document, pictures: pictures))
        }
        #expect(StoredPictures.pictures([]) == nil)
    }

    @Test func whereNothingWasMeasuredNothingHolds() throws {
        var document = SampleTakes.faceless
        for index in document.channels.indices {
            let none = [Double?](
                repeating: nil, count: document.channels[index].samples.frame.count)
            document.channels[index].samples.departure = none
            document.channels[index].status = "not-measurable"
        }
        let page = try TakePage.html(document)
        #expect(!page.contains("class=\"band holds\"") && page.contains("band unknown"))
        #expect(!page.contains("Nothing drifted") && page.contains("Nothing could be measured"))
        #expect(!DriftStrip.svg(document).contains(">holds<"))
        let shot = ShotPage.html([
            ShotPage.Shot(name: "s", takes: [ShotPage.Take(document, name: "a")])
        ])
        #expect(shot.contains("nothing could be measured") && !shot.contains("band holds"))
    }

    @Test func aShotShowsItsTakesOnOneScale() throws {
        let takes = [SampleTakes.holding, SampleTakes.drifting].map {
            ShotPage.Take($0, name: $0.take.path, page: "takes/a b.html")
        }
        let failed = ShotPage.Take(failed: "c", error: "c.mp4: cannot be read")
        let page = ShotPage.html([ShotPage.Shot(name: "s", takes: takes + [failed])])
        // 3 s of 15.
        #expect(page.contains("style=\"width:20%\"") && page.contains("style=\"width:100%\""))
        #expect(page.contains("href=\"takes/a%20b.html\"") && page.contains("cannot be read"))
        #expect(page.contains("1 selected · 1 rejected · 1 failed"))
        #expect(!page.contains("<script"))
    }

    @Test(arguments: hostile)
    func namesStayNamesOnOtherPages(_ name: String) throws {
        var document = SampleTakes.drifting
        document.verdict.state = name
        document.channels[0].id = name
        document.verdict.firstToBreak = name
        var take = ShotPage.Take(document, name: name, page: name)
        take.reason = name
        let failed = ShotPage.Take(failed: name, error: name)
        let channel = ChainChannelSection(
            id: name, unit: name, tolerance: 1, beginning: 0, values: [1, nil], slope: nil,
            exceedsAtClip: 2)
        let finding = SeamFindingSection(
            kind: name, frame: nil, value: 1, limit: 2, unit: name, text: name)
        let seam = SeamSection(
            overlapFrames: nil, lumaStep: nil, exposureStep: nil, deltaE: nil, sizeMatches: true,
            scale: nil, shiftX: nil, shiftY: nil, identityDistance: nil, motionSpeedRatio: nil,
            motionAngle: nil, findings: [finding],
            inPoint: InPointSection(frame: 3, time: 0.1, mends: [name]))
        var clip = document.take
        clip.path = name
        let chain = ChainDocument(
            clips: [clip, clip],
            anchors: [AnchorSection(path: name, role: name, sha256: "", faces: nil)],
            seams: [seam], channels: [channel], restartAfterClip: 1, notes: [name])
        for page in [
            ShotPage.html([ShotPage.Shot(name: name, takes: [take, failed])]),
            ShotPage.html([
                ShotPage.Shot(name: name, takes: [take]), ShotPage.Shot(name: nil, takes: []),
            ]),
            ChainPage.html(chain),
        ] {
            #expect(!page.contains("<script") && !page.contains("</script"))
            #expect(!page.contains("<img src=x") && !page.contains("' onload"))
            #expect(!page.contains("<!--") && !page.contains("\u{202E}"))
        }
    }

    @Test func noScriptRunsButTheOneThatThePolicyNames() throws {
        let page = try TakePage.html(SampleTakes.drifting)
        let script = try #require(page.firstMatch(of: /<script>((?s:.*?))<\/script>/)?.1)
        let digest = Data(SHA256.hash(data: Data(script.utf8))).base64EncodedString()
        #expect(page.contains("script-src 'sha256-\(digest)'"))
        #expect(ShotPage.html([]).contains("script-src 'none'"))
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
