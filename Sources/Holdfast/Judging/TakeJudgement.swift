import Channels
import Drift
import Embeddings
import Faces
import Handoff
import Report

/// Everything decided about a take, from the ordered records of its frames.
struct TakeJudgement {
    let findings: [ChannelFinding]
    let series: [ChannelSeries]
    let eyes: [EyeReading]
    let defects: [Defect]
    let choice: HandoffChoice

    /// Judges a take by its `channels`; `nil` for one without frames.
    init?(
        records: [FrameRecord], take: TakeEmbeddings, channels: [ChannelSeries],
        clock: TakeClock, withFaces: Bool,
        handoffWindow: Double, tolerances: ToleranceDocument? = nil,
        preference: HandoffPreference = .latest
    ) {
        defects = DefectDetector.defects(records.map(\.signals), clock: clock)
        if let tolerances {
            let conditions = TakeCondition.all(of: take)
            series = channels.map { tolerances.applied(to: $0, conditions: conditions) }
        } else {
            series = channels
        }
        findings = series.map { DriftJudge.judge($0, clock: clock) }
        eyes = EyeStateClassifier().classify(records.map(\.eyes))
        let conditions = Self.conditions(
            records, eyes: eyes, findings: findings, defects: defects,
            faceExpected: withFaces
                && (take.anchor?.face != nil || records.contains { $0.eyes.hasFace }))
        guard
            let choice = HandoffChooser.choose(
                frames: conditions, clock: clock, window: handoffWindow,
                prefersBest: preference == .best)
        else { return nil }
        self.choice = choice
    }

    /// What speaks for and against handing on each frame.
    private static func conditions(
        _ records: [FrameRecord], eyes: [EyeReading], findings: [ChannelFinding],
        defects: [Defect], faceExpected: Bool
    ) -> [FrameCondition] {
        func lies(_ frame: Int, in kind: Defect.Kind) -> Bool {
            defects.contains { $0.kind == kind && $0.frames.contains(frame) }
        }
        return records.indices.map { i in
            let record = records[i]
            let face = record.embedding.face
            return FrameCondition(
                eyes: FrameCondition.EyeState(rawValue: eyes[i].state.rawValue) ?? .unknown,
                eyeOpenness: eyes[i].openness, faceExpected: faceExpected,
                faceFound: face != nil, faceInside: record.faceInside,
                yawDegrees: face?.pose.x, faceSharpness: face?.sharpness,
                frameSharpness: record.embedding.structure.sharpness,
                motion: i == 0 ? nil : record.signals.difference,
                meanLuma: record.signals.meanLuma,
                driftingChannels: findings.filter { $0.drifts(at: record.frame) }
                    .map(\.descriptor.id),
                isBlack: lies(record.frame, in: .black),
                isCut: defects.contains {
                    $0.kind == .cut && $0.frames.lowerBound == record.frame
                },
                isDuplicate: lies(record.frame, in: .duplicate),
                isFrozen: lies(record.frame, in: .freeze))
        }
    }
}
