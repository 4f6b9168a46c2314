import Channels
import Drift

/// How many frames at the beginning of the second clip show again what the first has shown.
struct Overlap: Equatable {
    enum Kind: Equatable {
        /// The second clip begins that many frames before the first one ends.
        case sequence
        /// The second clip begins with that many copies of the first one's last frame.
        case repeats
    }

    /// Frames of the second clip that were shown before.
    let frames: Int
    let kind: Kind
    /// Mean distance of the frames that are the same, over the usual distance of neighbours.
    let share: Float

    /// Coarse distance between neighbours, in codes of deviation 40, below which nothing moves and frames
    /// cannot be told apart.
    static let stillness: Float = 0.12
    /// Same frames differ by less than this share of what neighbours differ by.
    static let sameShare: Float = 0.6
    /// Copies within one clip differ by less than this share.
    static let copyShare: Float = 0.2
    /// Repeats within a clip differ by less than this share where single ones are looked for.
    static let cadenceShare: Float = 0.35
    static let most = 24

    /// Whether anything moves about the joint, so that frames can be told apart at all.
    static func isMeasurable(_ joint: JointSequence) -> Bool {
        // Beyond the longest run of copies.
        let near = joint.coarseStepsBefore.suffix(16) + joint.coarseStepsAfter.prefix(24)
        return (RobustStatistics.median(Array(near)) ?? 0) > stillness
    }

    /// The overlap, or `nil` for none.
    init?(_ joint: JointSequence) {
        let (before, after) = (joint.before, joint.after)
        let (stepsBefore, stepsAfter) = (joint.coarseStepsBefore, joint.coarseStepsAfter)
        let near = Array(stepsBefore.suffix(8) + stepsAfter.prefix(8))
        guard Self.isMeasurable(joint),
            let usual = RobustStatistics.median(near.filter { $0 > Self.stillness / 3 })
        else { return nil }

        // Copies of the last frame.
        var copies = 0
        if let last = before.last,
            after[0].coarseDistance(to: last) < Self.sameShare * usual
        {
            // Within one clip copies are nearer than a copy is to what another encoder made of it.
            copies =
                1 + stepsAfter.prefix(Self.most - 1).prefix { $0 < Self.copyShare * usual }.count
        }
        if copies >= 2 {
            self.init(frames: copies, kind: .repeats, share: 0)
            return
        }

        func error(_ n: Int) -> Float? {
            guard n >= 1, n <= before.count, n <= after.count else { return nil }
            var sum: Float = 0
            for i in 0..<n {
                sum += after[i].coarseDistance(to: before[before.count - n + i])
            }
            return sum / Float(n)
        }
        /// What neighbours differ by among the frames that would be the same.
        func motion(_ n: Int) -> Float {
            // One frame has no neighbour of its own: the mean of the steps beside it, or a gentle one.
            if n == 1 {
                let beside = [stepsBefore.last, stepsAfter.first].compactMap(\.self)
                let gentle = RobustStatistics.quantile(near, 0.2) ?? usual
                return min(
                    beside.reduce(0, +) / Float(max(1, beside.count)), max(gentle, 0.5 * usual))
            }
            let steps = stepsBefore.suffix(n) + stepsAfter.prefix(n)
            return steps.reduce(0, +) / Float(max(1, steps.count))
        }
        var best: (frames: Int, share: Float)?
        for n in 1...Self.most {
            guard let own = error(n) else { break }
            let step = motion(n)
            guard step > Self.stillness else { continue }
            let share = own / step
            let others = [error(n - 1), error(n + 1)].compactMap(\.self)
            guard share < Self.sameShare, others.allSatisfy({ own < 0.75 * $0 }) else { continue }
            if share < best?.share ?? .infinity { best = (n, share) }
        }
        guard let best,
            best.frames > 1 || !Self.isCadence(stepsBefore, stepsAfter, usual: usual)
        else { return nil }
        self.init(frames: best.frames, kind: .sequence, share: best.share)
    }

    /// Whether one frame shown twice at the joint is what the clips do by themselves: film at a higher rate
    /// repeats a frame every few frames, and a cut through it may fall on a repeat.
    private static func isCadence(_ before: [Float], _ after: [Float], usual: Float) -> Bool {
        // Frames from the joint to each repeat.
        func repeats(_ steps: [Float]) -> [Int] {
            steps.indices.filter { steps[$0] < cadenceShare * usual }.map { $0 + 1 }
        }
        let (back, ahead) = (repeats(before.reversed()), repeats(after))
        let gaps = [back, ahead].flatMap { zip($0.dropFirst(), $0).map(-) }
        guard let least = gaps.min(), let most = gaps.max(), least >= 2, let last = back.first,
            let next = ahead.first
        else { return false }
        return (least...most).contains(last) && (least...most).contains(next)
    }

    private init(frames: Int, kind: Kind, share: Float) {
        self.frames = frames
        self.kind = kind
        self.share = share
    }
}
