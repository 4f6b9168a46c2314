import Drift
import Handoff
import Testing

/// A talking head that may be handed on at any frame, and what is put wrong with it.
struct HandoffTests {
    private func clean(_ count: Int = 100) -> [FrameCondition] {
        (0..<count).map { frame in
            // A little life that must not matter: lids, focus and movement breathe.
            let breath = Float(frame % 5) / 5
            return FrameCondition(
                eyes: .open, eyeOpenness: 0.29 + 0.02 * breath, faceExpected: true, faceFound: true,
                yawDegrees: 4, faceSharpness: 100 + 20 * breath, frameSharpness: 50 + 8 * breath,
                motion: 2 + breath, meanLuma: 0.45)
        }
    }

    private func choose(
        _ frames: [FrameCondition], window: Double = 1
    ) -> HandoffChoice? {
        HandoffChooser.choose(
            frames: frames, clock: TakeClock(frameCount: frames.count, frameRate: 25),
            window: window)
    }

    private func spoiled(
        _ frames: Range<Int>, _ spoil: (inout FrameCondition) -> Void
    ) -> [FrameCondition] {
        var conditions = clean()
        for frame in frames { spoil(&conditions[frame]) }
        return conditions
    }

    // MARK: Controls

    @Test func theLastFrameOfACleanTakeIsHandedOn() throws {
        #expect(choose([]) == nil)
        for count in 1...20 {
            let choice = try #require(choose(clean(count)))
            #expect(choice.frame == count - 1 && choice.clean && choice.reasons.isEmpty)
            #expect(choice.rejected.isEmpty)
            #expect(choice.outPointFrame == count)
            #expect(choice.outPointTime == Double(count) / 25)
        }
    }

    @Test func aTakeWithoutFacesNeedsNone() throws {
        let frames = (0..<30).map { _ in FrameCondition(frameSharpness: 10, motion: 1) }
        let choice = try #require(choose(frames))
        #expect(choice.frame == 29 && choice.clean)
        let bare = try #require(choose((0..<30).map { _ in FrameCondition() }))
        #expect(bare.frame == 29 && bare.clean)
    }

    // MARK: One defect each

    struct Fault: Sendable, CustomTestStringConvertible {
        let reason: HandoffReason
        let spoil: @Sendable (inout FrameCondition) -> Void
        var testDescription: String { reason.rawValue }
    }

    static let faults = [
        Fault(reason: .noFace) { $0.faceFound = false },
        Fault(reason: .faceCropped) { $0.faceInside = false },
        Fault(reason: .profile) { $0.yawDegrees = -71 },
        Fault(reason: .eyesHidden) { $0.eyes = .occluded },
        Fault(reason: .eyesUnknown) { $0.eyes = .unknown },
        Fault(reason: .soft) { $0.faceSharpness = 30 },
        Fault(reason: .black) { $0.isBlack = true },
        Fault(reason: .freeze) { $0.isFrozen = true },
        Fault(reason: .duplicate) { $0.isDuplicate = true },
        Fault(reason: .drift("identity.face")) { $0.driftingChannels = ["identity.face"] },
        Fault(reason: .motionBlur) {
            $0.faceSharpness = 60
            $0.motion = 7
        },
    ]

    /// The frame before the fault is taken, and every later one is listed with this reason alone.
    @Test(arguments: faults, [1, 2, 7])
    func aFaultAtTheEndIsSteppedOver(_ fault: Fault, count: Int) throws {
        let choice = try #require(choose(spoiled((100 - count)..<100, fault.spoil)))
        #expect(choice.frame == 99 - count && choice.clean)
        #expect(choice.outPointFrame == 100 - count)
        #expect(
            choice.rejected
                == ((100 - count)..<100).reversed().map {
                    .init(frame: $0, reasons: [fault.reason])
                })
    }

    @Test func aBlinkKeepsTwoFramesOfDistance() throws {
        let frames = spoiled(96..<100) {
            $0.eyes = .shut
            $0.eyeOpenness = 0.05
        }
        let choice = try #require(choose(frames))
        #expect(choice.frame == 93 && choice.clean)
        #expect(
            choice.rejected.map(\.reasons) == [[.eyesShut], [.eyesShut], [.eyesShut], [.eyesShut]]
                + [[.eyesUnsteady], [.eyesUnsteady]])
    }

    /// The frame before a shut one is called half closed whatever its lids do; where they are up, only the
    /// shut one asks for distance.
    @Test(arguments: [(0.28, 93), (0.2, 92)] as [(Float, Int)])
    func theFrameBeforeABlinkIsJudgedByItsLids(_ lids: Float, chosen: Int) throws {
        var frames = spoiled(96..<100) {
            $0.eyes = .shut
            $0.eyeOpenness = 0.05
        }
        frames[95].eyes = .half
        frames[95].eyeOpenness = lids
        let choice = try #require(choose(frames))
        #expect(choice.frame == chosen && choice.clean)
        #expect(choice.rejected.first { $0.frame == 95 }?.reasons == [.eyesHalf])
        // Lids that have just been shut come up slowly: there the half closed frame counts.
        var reopening = spoiled(90..<96) {
            $0.eyes = .shut
            $0.eyeOpenness = 0.05
        }
        reopening[96].eyes = .half
        reopening[96].eyeOpenness = lids
        let after = try #require(
            HandoffChooser.appoint(
                frame: 98, frames: reopening, clock: TakeClock(frameCount: 100, frameRate: 25)))
        #expect(after.reasons == [.eyesUnsteady])
    }

    @Test func lidsBelowTheUsualOpeningAreHalfClosed() throws {
        let choice = try #require(choose(spoiled(98..<100) { $0.eyeOpenness = 0.2 }))
        #expect(choice.frame == 97 && choice.clean)
        #expect(choice.rejected.map(\.reasons) == [[.eyesHalf], [.eyesHalf]])
    }

    /// Someone whose eyes are narrow throughout is not blinking.
    @Test func narrowEyesAreThatPersonsOpenOnes() throws {
        let frames = clean().map { frame in
            var narrow = frame
            narrow.eyeOpenness = (frame.eyeOpenness ?? 0) * 0.6
            return narrow
        }
        #expect(try #require(choose(frames)).frame == 99)
    }

    @Test func fallingLidsAreTheBeginningOfABlink() throws {
        var frames = clean()
        for (frame, openness) in zip(97..<100, [0.30, 0.28, 0.25] as [Float]) {
            frames[frame].eyeOpenness = openness
        }
        let choice = try #require(choose(frames))
        #expect(choice.frame == 98 && choice.clean)
        #expect(choice.rejected == [.init(frame: 99, reasons: [.eyesUnsteady])])
    }

    @Test func fastMotionWithoutBlurIsClean() throws {
        #expect(try #require(choose(spoiled(90..<100) { $0.motion = 12 })).frame == 99)
    }

    @Test func bothSidesOfACutAreLeft() throws {
        let choice = try #require(choose(spoiled(99..<100) { $0.isCut = true }))
        #expect(choice.frame == 97)
        #expect(choice.rejected.map(\.reasons) == [[.cut], [.cut]])
    }

    @Test func aFadeIsLeft() throws {
        var frames = clean()
        for frame in 85..<100 { frames[frame].meanLuma = 0.45 * Float(100 - frame) / 16 }
        let choice = try #require(choose(frames))
        #expect(choice.clean && choice.frame < 90 && choice.frame >= 84)
        #expect(choice.rejected.allSatisfy { $0.reasons == [.fade] })
        // A lamp that is switched off is no fade.
        let dim = try #require(choose(spoiled(60..<100) { $0.meanLuma = 0.3 }))
        #expect(dim.frame == 99 && dim.clean)
    }

    // MARK: Nothing clean

    /// With drift to the end the frame is chosen for all else, and not called clean.
    @Test func aDriftingTailIsNeverClean() throws {
        var frames = spoiled(40..<100) { $0.driftingChannels = ["identity.face"] }
        for frame in 97..<100 { frames[frame].eyes = .shut }
        let choice = try #require(choose(frames))
        #expect(!choice.clean && choice.frame == 94)
        #expect(choice.reasons == [.drift("identity.face")])
        #expect(choice.rejected.map(\.frame) == [99, 98, 97, 96, 95])
        #expect(choice.rejected.allSatisfy { $0.reasons.contains(.drift("identity.face")) })
    }

    @Test func theWindowBoundsTheSearch() throws {
        let frames = spoiled(80..<100) { $0.eyes = .shut }
        for window in [0.0, 0.2, 0.5] {
            let choice = try #require(choose(frames, window: window))
            #expect(!choice.clean && choice.frame >= 99 - Int(window * 25))
            #expect(choice.reasons.contains(.eyesShut))
        }
        let wide = try #require(choose(frames, window: 1))
        #expect(wide.clean && wide.frame == 77)
        #expect(try #require(choose(frames, window: -5)).frame == 99)
    }

    // MARK: Laws

    /// Whatever is wrong: the choice is in the window, later frames are all listed with reasons, and
    /// clean means that there are none.
    @Test func everyChoiceKeepsTheLaws() throws {
        var state: UInt64 = 7
        func draw(_ below: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % below
        }
        for count in 1...60 {
            var frames = clean(count)
            for frame in frames.indices {
                if draw(2) == 0 { frames[frame].eyes = [.shut, .half, .open][Int(draw(3))] }
                if draw(5) == 0 { frames[frame].faceFound = false }
                if draw(5) == 0 { frames[frame].driftingChannels = ["a.b", "c.d"] }
                if draw(5) == 0 { frames[frame].motion = .nan }
                if draw(5) == 0 { frames[frame].faceSharpness = [0, -1, .infinity][Int(draw(3))] }
                if draw(9) == 0 { frames[frame].isCut = true }
            }
            let choice = try #require(choose(frames))
            #expect(choice.frame >= max(0, count - 25) && choice.frame < count)
            #expect(choice.clean == choice.reasons.isEmpty)
            #expect(choice.outPointFrame == choice.frame + 1)
            #expect(
                choice.rejected.map(\.frame) == Array(((choice.frame + 1)..<count).reversed()))
            #expect(choice.rejected.allSatisfy { !$0.reasons.isEmpty })
            #expect(
                choice.earlier.map(\.frame)
                    == Array((max(0, count - 25)..<choice.frame).reversed()))
        }
    }

    @Test func aNamedFrameIsJudgedToo() throws {
        let frames = spoiled(40..<44) { $0.eyes = .shut }
        let clock = TakeClock(frameCount: 100, frameRate: 25)
        let shut = try #require(HandoffChooser.appoint(frame: 41, frames: frames, clock: clock))
        #expect(!shut.clean && shut.reasons == [.eyesShut] && shut.outPointFrame == 42)
        let open = try #require(HandoffChooser.appoint(frame: 60, frames: frames, clock: clock))
        #expect(open.clean && open.time == 2.4)
        #expect(HandoffChooser.appoint(frame: 100, frames: frames, clock: clock) == nil)
        #expect(HandoffChooser.appoint(frame: -1, frames: frames, clock: clock) == nil)
    }
}
