import ArgumentParser
import HoldfastCommand
import Report
import Testing

@Suite struct OutcomeTests {
    @Test func holdingTakeEndsInSilence() throws {
        try AnalysisOutcome.end(document(state: "selected"))
        try AnalysisOutcome.end(document(state: "maybe"))
    }

    @Test func driftOrRejectionIsOne() {
        #expect(throws: ExitCode(1)) { try AnalysisOutcome.end(document(state: "rejected")) }
        #expect(throws: ExitCode(1)) {
            try AnalysisOutcome.end(document(state: "maybe", drift: .some(false)))
        }
    }

    @Test func announcedDriftIsNone() throws {
        try AnalysisOutcome.end(document(state: "selected", drift: .some(true)))
    }

    @Test func brokenFileIs65WithItsPlace() {
        let error = #expect(throws: CommandFailure.self) {
            try AnalysisOutcome.end(document(state: "rejected", truncatedAtFrame: 118))
        }
        #expect(error?.exitCode == 65)
        #expect(
            error?.message == """
                a.mp4: is damaged, and only what comes before was used; \
                make the file again or re-encode it (at frame 118)
                """)
    }

    /// A document with at most one drift, `drift` saying whether it was announced.
    private func document(
        state: String, drift: Bool? = nil, truncatedAtFrame: Int? = nil
    ) -> AnalysisDocument {
        let drifts = drift.map { announced in
            DriftSection(
                start: 0, end: 1, startFrame: 0, endFrame: 24, kind: "step", severity: "minor",
                peak: PeakSection(frame: 1, time: 0, value: 1, excess: 1), announced: announced)
        }
        return AnalysisDocument(
            tool: ToolSection(version: "0", simdLevel: "baseline"),
            take: TakeSection(
                path: "a.mp4", sha256: "", frames: 24, duration: 1, frameRate: 24,
                variableFrameRate: false, width: 2, height: 2, codec: "h264",
                truncatedAtFrame: truncatedAtFrame),
            anchors: [],
            channels: [
                ChannelSection(
                    id: "identity.face", family: "identity", unit: "L2", tolerance: 1,
                    status: drift == nil ? "holds" : "drifts", coverage: 1,
                    drifts: drifts.map { [$0] } ?? [],
                    samples: SamplesSection(frame: [], value: [], departure: []))
            ],
            eyes: EyesSection(), defects: [],
            handoff: HandoffSection(
                frame: 23, time: 0.958, pts: 23, clean: true,
                outPoint: PointSection(frame: 24, time: 1)),
            verdict: VerdictSection(state: state, usableUntil: 1, firstToBreak: nil))
    }
}
