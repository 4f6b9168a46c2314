import BenchmarkFigures

/// Right, false and missed detections, and what follows from them.
struct DetectionCounts: Sendable {
    var right = 0
    var spurious = 0
    var missed = 0

    /// Right detections over all made; `nil` when none was made.
    var precision: Double? { ratio(right, right + spurious) }
    /// Right detections over all there were to make; `nil` when there were none.
    var recall: Double? { ratio(right, right + missed) }
    /// The harmonic mean of the two; `nil` when there was nothing to find and nothing was found.
    var f1: Double? { ratio(2 * right, 2 * right + spurious + missed) }

    static func += (sum: inout DetectionCounts, counts: DetectionCounts) {
        sum.right += counts.right
        sum.spurious += counts.spurious
        sum.missed += counts.missed
    }

    /// The counts, precision, recall and F1 as cells of a table.
    var cells: [String] {
        ["\(right)", "\(spurious)", "\(missed)"]
            + [precision, recall, f1].map { Figure.decimal($0) }
    }
}
