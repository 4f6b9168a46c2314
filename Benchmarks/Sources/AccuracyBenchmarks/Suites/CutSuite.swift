import BenchmarkFigures
import LabelledClips
import Report

/// Cuts within two frames of the labelled first frame of a new shot.
struct CutSuite: Sendable {
    let data: LabelledData
    let cache: AnalysisCache

    /// Frames by which a cut may be off, and by which it may lie beside a fade.
    private static let tolerance = 2
    private static let fadeTolerance = 15

    func run() async throws -> SuiteReport {
        var table = MarkdownTable(
            "cuts",
            head: [
                "clip", "labelled", "found", "right", "false", "missed", "precision", "recall",
                "F1",
            ])
        var total = DetectionCounts()
        for label in try data.cuts() {
            let answer = await cache.analysis(of: data.path(label.file))
            let found = (answer.document?.defects ?? []).filter { $0.kind == "cut" }
                .map(\.startFrame)
            let labelled = label.cuts ?? []
            let right = labelled.count { cut in
                found.contains { abs($0 - cut) <= Self.tolerance }
            }
            let spurious = found.count { cut in
                !labelled.contains { abs($0 - cut) <= Self.tolerance }
                    && !(label.fades ?? []).contains { abs($0 - cut) <= Self.fadeTolerance }
            }
            let counts = DetectionCounts(
                right: right, spurious: spurious, missed: labelled.count - right)
            total += counts
            table.add(
                [
                    label.file, Figure.list(labelled.map(String.init)),
                    answer.document == nil
                        ? answer.failure : Figure.list(found.map(String.init)),
                ] + counts.cells)
        }
        table.add(["**all**", "", ""] + total.cells)
        return SuiteReport(
            tables: [table],
            headlines: [
                .init("cuts: found", total.right, of: total.right + total.missed),
                .init("cuts: false", Double(total.spurious), places: 0),
            ])
    }
}
