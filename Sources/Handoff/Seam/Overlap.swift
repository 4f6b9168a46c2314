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
    /// Frames of motion shown backwards differ by less than this share of what neighbours differ by.
    static let sameShare: Float = 0.6
    /// Copies within one clip differ by less than this share.
    static let copyShare: Float = 0.2
    /// Further copies, which the encoder goes on refining.
    static let refinedShare: Float = 0.4
    /// What a run of frames shown twice may leave, and what its neighbours must add to that: nothing but noise
    /// and 1 in truth. In real clips runs leave up to 0.43 and add 0.59...1.02; other runs leave more than 0.5
    /// or add from 1.3.
    static let runLeft: Float = 0.5
    static let runGains: ClosedRange<Float> = 0.55...1.25
    /// The same of a single frame: in real clips at most 0.33, and 0.7...1.07.
    static let duplicateLeft: Float = 0.4
    static let duplicateGains: ClosedRange<Float> = 0.45...1.6
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

        let runs = (2...Self.most).compactMap { n -> (frames: Int, left: Float)? in
            guard n < before.count, n < after.count else { return nil }
            let fit = OverlapFit(
                before: before.suffix(n + 1), after: after.prefix(n + 1))
            guard fit.leftOfLesser < Self.runLeft, fit.gains(within: Self.runGains) else {
                return nil
            }
            return (n, fit.leftOfLesser)
        }
        if let best = runs.min(by: { $0.left < $1.left }) {
            self.init(frames: best.frames, kind: .sequence)
            return
        }

        // The last frame once more, and copies of it: within one clip these are nearer than a copy is to
        // what another encoder made of it.
        let steps = stepsAfter.prefix(Self.most - 1)
        var more = steps.prefix { $0 < Self.copyShare * usual }.count
        if more >= 2 {
            more += steps.dropFirst(more).prefix { $0 < Self.refinedShare * usual }.count
        }
        if Self.isDuplicate(joint, before: more + 1), let last = before.last {
            // One of them is the clip's own where the rhythm of its repeats asks for it.
            let isDue = Repeats.isDue(
                stepsBefore, Array(stepsAfter.dropFirst(more)),
                step: after[0].coarseDistance(to: last))
            let frames = more + (isDue ? 0 : 1)
            guard frames > 0 else { return nil }
            self.init(frames: frames, kind: more > 0 ? .repeats : .sequence)
            return
        }

        return nil
    }

    /// Whether the first frame of the second clip is the last of the first once more.
    ///
    /// What moves from one to the other is held against what moves from the frame before the one to frame
    /// `next`, the first of the second clip that shows something new: a frame that follows has gone a third
    /// of that way (in real clips 0.2...0.63 of it), a duplicate at most 0.05. The noise of coding lies across
    /// that way and does not count. Motion that trembles goes back and forth on that way, so the frame must
    /// also be the one before and neither neighbour of it.
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
        let fit = OverlapFit(before: [earlier, last], after: [after[0], after[next]])
        return product < duplicateWay * length && fit.left < duplicateLeft
            && fit.gains(within: duplicateGains)
    }

    private init(frames: Int, kind: Kind) {
        self.frames = frames
        self.kind = kind
    }
}
