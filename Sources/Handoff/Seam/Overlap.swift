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

    /// Coarse distance between neighbours, in codes of deviation 40, below which nothing moves and frames
    /// cannot be told apart.
    static let stillness: Float = 0.12
    /// Same frames differ by less than this share of what neighbours differ by.
    static let sameShare: Float = 0.6
    /// Copies within one clip differ by less than this share.
    static let copyShare: Float = 0.2
    /// Further copies, which the encoder goes on refining.
    static let refinedShare: Float = 0.4
    /// A duplicate has gone less than this share of the way of three steps.
    static let duplicateWay: Float = 0.11
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

        // The last frame once more, and copies of it: within one clip these are nearer than a copy is to
        // what another encoder made of it.
        let steps = stepsAfter.prefix(Self.most - 1)
        var more = steps.prefix { $0 < Self.copyShare * usual }.count
        if more >= 2 {
            more += steps.dropFirst(more).prefix { $0 < Self.refinedShare * usual }.count
        }
        if Self.isDuplicate(joint, before: more + 1) {
            // One of them is the clip's own where the rhythm of its repeats asks for it.
            let isDue = Repeats.isDue(stepsBefore, Array(stepsAfter.dropFirst(more)))
            let frames = more + (isDue ? 0 : 1)
            guard frames > 0 else { return nil }
            self.init(frames: frames, kind: more > 0 ? .repeats : .sequence)
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
        var best: (frames: Int, share: Float)?
        for n in 2...Self.most {
            guard let own = error(n) else { break }
            // What neighbours differ by among the frames that would be the same.
            let steps = stepsBefore.suffix(n) + stepsAfter.prefix(n)
            let step = steps.reduce(0, +) / Float(max(1, steps.count))
            guard step > Self.stillness else { continue }
            let share = own / step
            let others = [error(n - 1), error(n + 1)].compactMap(\.self)
            guard share < Self.sameShare, others.allSatisfy({ own < 0.75 * $0 }) else { continue }
            if share < best?.share ?? .infinity { best = (n, share) }
        }
        guard let best else { return nil }
        self.init(frames: best.frames, kind: .sequence)
    }

    /// Whether the first frame of the second clip is the last of the first once more.
    ///
    /// What moves from one to the other is held against what moves from the frame before the one to frame
    /// `next`, the first of the second clip that shows something new: a frame that follows has gone a third
    /// of that way (in real clips 0.2...0.63 of it), a duplicate at most 0.05. The noise of coding lies across
    /// that way and does not count.
    private static func isDuplicate(_ joint: JointSequence, before next: Int) -> Bool {
        let (before, after) = (joint.before, joint.after)
        guard let last = before.last, before.count >= 2, after.count > next else { return false }
        let earlier = before[before.count - 2]
        var product: Float = 0
        var length: Float = 0
        for place in last.coarse.indices {
            let way = after[next].coarse[place] - earlier.coarse[place]
            product += way * (after[0].coarse[place] - last.coarse[place])
            length += way * way
        }
        return product < duplicateWay * length
            && after[0].coarseDistance(to: last)
                < sameShare * after[next].coarseDistance(to: earlier)
    }

    private init(frames: Int, kind: Kind) {
        self.frames = frames
        self.kind = kind
    }
}
