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

    /// Distance between neighbours, in codes of deviation 40, below which nothing moves and frames
    /// cannot be told apart.
    static let stillness: Float = 0.3
    /// Same frames differ by less than this share of what neighbours differ by.
    static let sameShare: Float = 0.65
    /// Copies within one clip differ by less than this share.
    static let copyShare: Float = 0.2
    static let most = 24

    /// Whether anything moves about the joint, so that frames can be told apart at all.
    static func isMeasurable(_ joint: JointSequence) -> Bool {
        let near = joint.stepsBefore.suffix(6) + joint.stepsAfter.prefix(6)
        return (RobustStatistics.median(Array(near)) ?? 0) > stillness
    }

    /// The overlap, or `nil` for none.
    init?(_ joint: JointSequence) {
        let (before, after) = (joint.before, joint.after)
        let (stepsBefore, stepsAfter) = (joint.stepsBefore, joint.stepsAfter)
        let near = Array(stepsBefore.suffix(8) + stepsAfter.prefix(8))
        guard Self.isMeasurable(joint),
            let usual = RobustStatistics.median(near.filter { $0 > Self.stillness / 3 })
        else { return nil }

        // Copies of the last frame.
        var copies = 0
        if let last = before.last,
            after[0].distance(to: last, kernels: joint.kernels) < Self.sameShare * usual
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
                sum += after[i].distance(to: before[before.count - n + i], kernels: joint.kernels)
            }
            return sum / Float(n)
        }
        /// What neighbours differ by among the frames that would be the same.
        func motion(_ n: Int) -> Float {
            // One frame has no neighbour of its own: the gentler of the steps beside it.
            if n == 1 {
                let beside = [stepsBefore.last, stepsAfter.first].compactMap(\.self)
                let gentle = RobustStatistics.quantile(near, 0.2) ?? usual
                return min(beside.min() ?? usual, max(gentle, 0.5 * usual))
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
        guard let best else { return nil }
        self.init(frames: best.frames, kind: .sequence, share: best.share)
    }

    private init(frames: Int, kind: Kind, share: Float) {
        self.frames = frames
        self.kind = kind
        self.share = share
    }
}
