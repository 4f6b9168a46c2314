import Channels
import Drift

/// Frames that a clip shows twice by itself: film at a higher rate repeats one every few frames, and a
/// joint may fall on such a repeat.
enum Repeats {
    /// A repeat differs from the frame before by less than this share of what its neighbours differ by.
    static let share: Float = 0.35

    /// Whether each of `steps` leads to a frame that repeats the one before.
    ///
    /// Each is held against the greater steps among the two on each side of it: a clip that comes to rest
    /// repeats nothing, and beside a flash or a cut the usual steps are no repeats.
    static func mark(_ steps: [Float]) -> [Bool] {
        let most = 1.25 * (RobustStatistics.quantile(steps, 0.75) ?? 0)
        return steps.indices.map { place in
            let near = (max(0, place - 2)...min(steps.count - 1, place + 2)).filter {
                $0 != place
            }
            let greatest = near.map { min(steps[$0], most) }.sorted(by: >).prefix(2)
            guard greatest.count == 2 else { return false }
            let usual = (greatest[0] + greatest[1]) / 2
            return usual > Overlap.stillness && steps[place] < share * usual
        }
    }

    /// Whether the step over the joint is due to be a repeat: both clips repeat frames in one rhythm, and
    /// the joint lies where it asks for one.
    ///
    /// - Parameters:
    ///   - before: steps of the first clip, in order.
    ///   - after: steps of the second one, without those of frames shown before.
    ///   - step: the step over the joint.
    static func isDue(_ before: [Float], _ after: [Float], step: Float) -> Bool {
        if isInTime(before, after, step: step) { return true }
        // Frames from the joint to each repeat, the nearest first.
        func places(_ marks: [Bool]) -> [Int] {
            Array(marks.indices.filter { marks[$0] }.map { $0 + 1 }.prefix(3))
        }
        let (back, ahead) = (places(mark(before).reversed()), places(mark(after)))
        let gaps = [back, ahead].flatMap { zip($0.dropFirst(), $0).map(-) }
        guard gaps.count >= 2, let least = gaps.min(), let most = gaps.max(), least >= 2,
            most <= least + 1, let last = back.first, let next = ahead.first
        else { return false }
        return (least...most).contains(last) && (least...most).contains(next)
    }

    /// Whether the step over the joint is as small as those that are whole periods away from it, in both clips,
    /// while the others are greater: of every few frames one is a frame drawn in between, which repeats the one
    /// before but for a little.
    private static func isInTime(_ before: [Float], _ after: [Float], step: Float) -> Bool {
        (2...4).contains { period in
            func split(_ steps: [Float]) -> (due: [Float], other: [Float]) {
                var (due, other): ([Float], [Float]) = ([], [])
                for (place, value) in steps.prefix(4 * period).enumerated() {
                    if (place + 1) % period == 0 { due.append(value) } else { other.append(value) }
                }
                return (due, other)
            }
            let sides = [split(before.reversed()), split(after)]
            let due = sides.flatMap(\.due)
            guard due.count >= 6, let least = due.min(), let most = due.max(),
                0.6 * least < step, step < 1.6 * most
            else { return false }
            return sides.allSatisfy { side in
                guard let small = RobustStatistics.median(side.due),
                    let usual = RobustStatistics.median(side.other)
                else { return false }
                return small < inTimeShare * usual
            }
        }
    }

    /// Steps to frames drawn in between against the others.
    private static let inTimeShare: Float = 0.6
}
