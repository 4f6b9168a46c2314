import Channels
import Drift
import Testing

struct VerdictTests {
    private let clock = TakeClock(frameCount: 250, frameRate: 25)

    private func finding(
        _ id: String, _ family: ChannelFamily = .identity,
        drifts: [(Range<Int>, Float)] = [], coverage: Double = 1, announced: Bool = false,
        absent: UnmeasuredReason? = nil
    ) -> ChannelFinding {
        let spans = drifts.map { frames, excess in
            DriftSpan(
                frames: frames, seconds: clock.seconds(of: frames), kind: .step,
                severity: excess < 1.6 ? .minor : excess < 2.5 ? .major : .severe,
                peak: .init(frame: frames.lowerBound, time: 0, value: 1, excess: excess),
                announced: announced)
        }
        let unmeasured = absent.map {
            [UnmeasuredSpan(frames: 0..<250, seconds: 0..<10, reason: $0)]
        }
        return ChannelFinding(
            descriptor: ChannelDescriptor(
                id: id, family: family, unit: "x", tolerance: 1, toleranceSource: "drawn"),
            status: spans.isEmpty ? .holds : .drifts, coverage: coverage, drifts: spans,
            unmeasured: unmeasured ?? [])
    }

    private func verdict(
        _ findings: [ChannelFinding], _ defects: [Defect] = []
    ) -> TakeVerdict {
        VerdictJudge.verdict(findings: findings, defects: defects, clock: clock)
    }

    private func defect(_ kind: Defect.Kind, _ frames: Range<Int>) -> Defect {
        Defect(kind: kind, frames: frames, seconds: clock.seconds(of: frames))
    }

    @Test func whatHoldsIsSelected() {
        let found = verdict([finding("identity.face"), finding("colour.exposure", .colour)])
        #expect(
            found
                == TakeVerdict(
                    state: .selected, usableUntil: 10, firstToBreak: nil, leadSeconds: nil,
                    reasons: []))
        #expect(verdict([]).state == .selected)
    }

    @Test func theFirstToBreakLeads() {
        let found = verdict([
            finding("identity.face", drifts: [(245..<250, 2)]),
            finding("colour.exposure", .colour, drifts: [(200..<250, 1.2), (230..<240, 1.2)]),
            finding("structure.layout", .structure, drifts: [(210..<215, 3)]),
        ])
        #expect(found.state == .rejected)
        #expect(found.firstToBreak == "colour.exposure")
        #expect(abs((found.leadSeconds ?? 0) - 0.4) < 1e-9)
        #expect(found.usableUntil == 8)
        #expect(
            found.reasons == [
                "colour.exposure drifts 8.0-10.0 s", "structure.layout drifts 8.4-8.6 s",
                "colour.exposure drifts 9.2-9.6 s", "identity.face drifts 9.8-10.0 s",
            ])
    }

    @Test func ofTwoThatBeginTogetherTheWorseLeads() {
        let found = verdict([
            finding("identity.face", drifts: [(50..<100, 1.2)]),
            finding("identity.skin", drifts: [(50..<100, 3)]),
        ])
        #expect(found.firstToBreak == "identity.skin")
        #expect(found.leadSeconds == 0)
    }

    @Test func minorDriftsLeaveAMaybe() {
        #expect(verdict([finding("identity.face", drifts: [(5..<25, 1.3)])]).state == .maybe)
        #expect(verdict([finding("identity.face", drifts: [(5..<25, 1.7)])]).state == .rejected)
    }

    @Test func announcedDriftsDoNotCount() {
        let found = verdict([finding("identity.face", drifts: [(5..<25, 3)], announced: true)])
        #expect(found.state == .selected && found.usableUntil == 10)
    }

    @Test func thinIdentityCoverageLeavesAMaybe() {
        let thin = verdict([finding("identity.face", coverage: 0.42, absent: .profile)])
        #expect(thin.state == .maybe)
        #expect(thin.reasons == ["identity.face measured in 42 % of its samples"])
        #expect(verdict([finding("identity.face", coverage: 0.5)]).state == .selected)
        #expect(verdict([finding("colour.palette", .colour, coverage: 0.1)]).state == .selected)
        let still = verdict([finding("identity.face", coverage: 0, absent: .noFaceInAnchor)])
        #expect(still.state == .selected)
    }

    @Test func defectsReject() {
        for kind in [Defect.Kind.cut, .freeze, .black] {
            let frames = kind == .cut ? 101..<101 : 101..<120
            let found = verdict([finding("identity.face")], [defect(kind, frames)])
            #expect(found.state == .rejected)
            #expect(abs(found.usableUntil - 4.04) < 1e-9)
            #expect(found.firstToBreak == nil)
        }
        let cut = verdict([], [defect(.cut, 101..<101), defect(.freeze, 150..<175)])
        #expect(cut.reasons == ["cut at 4.0 s", "freeze 6.0-7.0 s"])
        #expect(verdict([], [defect(.duplicate, 9..<10)]).state == .selected)
    }
}
