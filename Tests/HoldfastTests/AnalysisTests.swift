import Holdfast
import Report
import Testing
import VectorCore

/// The main job on takes whose truth is known.
@Suite struct AnalysisTests {
    @Test(arguments: ["steady", "holds", "push-in", "pan", "steady-second"])
    func takesThatHoldAreQuiet(_ name: String) async throws {
        let document = try await DrawnTakes.analysis(name)
        #expect(document.channels.filter { $0.status == "drifts" }.map(\.id) == [])
        #expect(document.defects == [])
        #expect(document.verdict.state == "selected")
        #expect(document.handoff.clean == true)
    }

    @Test(arguments: [
        "exposure", "white-balance", "contrast", "saturation", "palette", "flicker", "key-light",
        "face-soft", "morph", "drifts", "geometry", "skin", "iris", "mark", "hair", "wardrobe",
        "background", "background-soft", "layout", "blotches", "glasses", "warp", "mole-goes",
        "close-background-soft",
    ])
    func oneDefectFiresItsChannelInTime(_ name: String) async throws {
        try await DrawnTakes.expectOneDefect(name, within: 0.25)
    }

    @Test(arguments: ["cut", "freeze", "black"])
    func defectsOfTheTakeAreNamed(_ name: String) async throws {
        let entry = try DrawnTakes.entry(name)
        let document = try await DrawnTakes.analysis(name, withoutFaces: true)
        let first = try #require(entry.defectFrames?.first)
        #expect(document.defects.map(\.kind) == [entry.defectKind ?? ""])
        #expect(document.defects.first?.startFrame == first)
        #expect(document.verdict.state == "rejected")
    }

    @Test func handoffStepsBackOverABlink() async throws {
        let entry = try DrawnTakes.entry("holds")
        let document = try await DrawnTakes.analysis("holds")
        let blinks = Set(try #require(entry.blinkFrames))
        let last = try #require(blinks.max())
        #expect(document.take.frames == last + 1)
        #expect(!blinks.contains(document.handoff.frame))
        #expect(last - document.handoff.frame <= 12)
        #expect(document.handoff.outPoint.frame == document.handoff.frame + 1)
        #expect(
            document.handoff.rejected.map(\.frame)
                == Array((document.handoff.frame + 1...last).reversed()))
        let states = zip(document.eyes.frame, document.eyes.state)
        for frame in try #require(entry.shutFrames) {
            #expect(states.first { $0.0 == frame }?.1 == "shut", "frame \(frame)")
        }
    }

    @Test func sameBytesOnAnyNumberOfThreads() async throws {
        let one = try DocumentWriter.json(await DrawnTakes.analysis("drifts", threads: 1))
        let two = try DocumentWriter.json(await DrawnTakes.analysis("drifts", threads: 2))
        let five = try DocumentWriter.json(await DrawnTakes.analysis("drifts", threads: 5))
        #expect(one == two)
        #expect(two == five)
    }

    /// Pictures are measured with the same bits on every level; networks round differently where
    /// products are fused, so that faces are held to the same decisions.
    @Test(arguments: ["drifts", "holds"])
    func everyLevelDecidesTheSame(_ name: String) async throws {
        let baseline = try await DrawnTakes.analysis(name, level: .baseline)
        for level in SIMDLevel.allCases where level.isSupported && level != .baseline {
            let other = try await DrawnTakes.analysis(name, level: level)
            #expect(other.verdict.state == baseline.verdict.state)
            #expect(other.verdict.usableUntil == baseline.verdict.usableUntil)
            #expect(other.verdict.firstToBreak == baseline.verdict.firstToBreak)
            #expect(other.verdict.reasons == baseline.verdict.reasons)
            #expect(other.handoff == baseline.handoff)
            #expect(other.eyes.state == baseline.eyes.state)
            #expect(other.defects == baseline.defects)
            for (left, right) in zip(other.channels, baseline.channels) {
                #expect(left.status == right.status, "\(left.id) at \(level)")
                #expect(
                    left.drifts.map { [$0.startFrame, $0.endFrame] }
                        == right.drifts.map { [$0.startFrame, $0.endFrame] },
                    "\(left.id) at \(level)")
                // The light is measured on the face.
                if left.id.hasPrefix("colour") && left.id != "colour.key-light" {
                    #expect(left.samples == right.samples, "\(left.id) at \(level)")
                }
            }
        }
    }

    @Test func withoutFacesStillMeasuresPictures() async throws {
        let document = try await DrawnTakes.analysis("exposure", withoutFaces: true)
        #expect(document.options.withoutFaces)
        #expect(document.channels.allSatisfy { $0.family != "identity" })
        #expect(document.channels.first { $0.id == "colour.exposure" }?.status == "drifts")
        #expect(document.eyes.frame.isEmpty)
    }

    /// What cannot be seen is not said to hold.
    @Test func blackAndWhiteTakesHaveNoColourToHold() async throws {
        let analyser = try Analyser(options: AnalysisOptions(level: DrawnTakes.level))
        let document = try await analyser.analyze(
            take: DrawnTakes.path("takes/grey.mp4"), anchors: []
        ).document
        #expect(document.channels.filter { $0.status == "drifts" }.map(\.id) == [])
        for id in ["identity.iris", "identity.skin", "colour.saturation"] {
            let channel = try #require(document.channels.first { $0.id == id })
            #expect(channel.status == "not-measurable", "\(id)")
            #expect(channel.unmeasured.contains { $0.reason == "without-colour" }, "\(id)")
        }
        for id in ["identity.face", "identity.geometry", "colour.exposure"] {
            #expect(document.channels.first { $0.id == id }?.status == "holds", "\(id)")
        }
    }

    @Test func withoutAnchorTheTakeIsItsOwn() async throws {
        let analyser = try Analyser(options: AnalysisOptions(level: DrawnTakes.level))
        let document = try await analyser.analyze(
            take: DrawnTakes.path("takes/steady.mp4"), anchors: []
        ).document
        #expect(document.anchors.count == 1)
        #expect(document.anchors.first?.frame == 0)
        #expect(document.verdict.state == "selected")
    }

    @Test func comparisonTellsPeopleApart() throws {
        let analyser = try Analyser(options: AnalysisOptions(level: DrawnTakes.level))
        let anchor = DrawnTakes.path("takes/anchor.png")
        let same = try analyser.compare(anchor, anchor)
        #expect(same.identityDistance == 0)
        #expect(same.channels.allSatisfy { ($0.value ?? 0) == 0 })
        let other = try analyser.compare(anchor, DrawnTakes.path("takes/anchor-second.png"))
        #expect(try #require(other.identityDistance) > 0.6)
    }
}
