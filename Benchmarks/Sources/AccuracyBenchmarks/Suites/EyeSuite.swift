import BenchmarkFigures
import LabelledClips
import Report

/// Eye state by frame: `shut` against frames labelled closed.
///
/// Frames labelled half-closed, of one closed eye, or to be ignored are left out.
struct EyeSuite: Sendable {
    let data: LabelledData
    let cache: AnalysisCache

    func run() async throws -> SuiteReport {
        var table = MarkdownTable(
            "eyes: shut",
            head: ["clip", "right", "false", "missed", "precision", "recall", "F1", "no state"])
        var total = DetectionCounts()
        for (name, label) in try data.eyes() {
            let answer = await cache.analysis(of: data.path(label.file))
            guard let eyes = answer.document?.eyes else {
                // Nothing was found of what there is to find.
                let shut = (0..<label.frames).count {
                    !label.leavesOut($0) && label.closed.contains($0)
                }
                total += DetectionCounts(missed: shut)
                table.add(["\(name): \(answer.failure)", "0", "0", "\(shut)"])
                continue
            }
            let (counts, stateless) = score(eyes, against: label)
            total += counts
            table.add([name] + counts.cells + ["\(stateless)"])
        }
        table.add(["**all**"] + total.cells)
        return SuiteReport(
            tables: [table],
            headlines: [
                .init("eyes: F1 of shut, all clips", total.f1, least: 0.97)
            ])
    }

    private func score(
        _ eyes: EyesSection, against label: EyeLabel
    ) -> (counts: DetectionCounts, stateless: Int) {
        let states = Dictionary(zip(eyes.frame, eyes.state)) { first, _ in first }
        var counts = DetectionCounts()
        var stateless = 0
        for frame in 0..<label.frames where !label.leavesOut(frame) {
            let state = states[frame] ?? "unknown"
            if state == "unknown" || state == "occluded" { stateless += 1 }
            switch (label.closed.contains(frame), state == "shut") {
            case (true, true): counts.right += 1
            case (false, true): counts.spurious += 1
            case (true, false): counts.missed += 1
            case (false, false): break
            }
        }
        return (counts, stateless)
    }
}
