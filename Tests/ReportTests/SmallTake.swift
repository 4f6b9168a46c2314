import Report

/// A take of four frames, small enough to read, with every part of a document filled.
enum SmallTake {
    static let document = AnalysisDocument(
        tool: ToolSection(
            version: "0.1.0", simdLevel: "avx2",
            models: [ModelSection(file: "face_landmark_with_attention.tflite", sha256: "ab")]),
        options: OptionsSection(withoutFaces: false, handoffWindow: 1),
        take: TakeSection(
            path: "takes/a.mp4", sha256: "cd", frames: 4, duration: 4.0 / 24, frameRate: 24,
            variableFrameRate: false, width: 1280, height: 720, codec: "h264"),
        anchors: [
            AnchorSection(path: "still.png", role: "identity", sha256: "ef", faces: 1)
        ],
        channels: [
            ChannelSection(
                id: "identity.face", family: "identity", unit: "L2", tolerance: 0.12,
                toleranceSource: "clips that hold", status: "drifts", coverage: 0.75,
                drifts: [
                    DriftSection(
                        start: 2.0 / 24, end: 3.0 / 24, startFrame: 2, endFrame: 3, kind: "step",
                        severity: "severe",
                        peak: PeakSection(frame: 2, time: 2.0 / 24, value: 0.71, excess: 2.4))
                ],
                unmeasured: [UnmeasuredSection(start: 3.0 / 24, end: 4.0 / 24, reason: "profile")],
                samples: SamplesSection(
                    frame: [0, 1, 2, 3], value: [0.18, 0.181_234_56, 0.71, nil],
                    departure: [0, 0.001, 0.288, nil]))
        ],
        eyes: EyesSection(frame: [0, 1], state: ["open", "shut"], openness: [0.31, 0.05]),
        defects: [
            DefectSection(
                kind: "cut", start: 2.0 / 24, end: 2.0 / 24, startFrame: 2, endFrame: 2)
        ],
        handoff: HandoffSection(
            frame: 1, time: 1.0 / 24, pts: 512, clean: true,
            outPoint: PointSection(frame: 2, time: 2.0 / 24),
            rejected: [RejectedSection(frame: 3, reasons: ["eyes-shut", "motion-blur"])]),
        verdict: VerdictSection(
            state: "rejected", usableUntil: 2.0 / 24, firstToBreak: "identity.face",
            reasons: ["identity.face drifts 0.1-0.1 s"]),
        diagnosis: [
            DiagnosisSection(
                symptom: "identity drifts late", cause: "mixed light",
                action: "reshoot with one key",
                evidence: [EvidenceSection(measure: "key lights", value: 1.8, limit: 1)])
        ])
}
