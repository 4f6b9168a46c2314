import Channels
import Drift

/// What neighbouring frames differ by within the two clips: the measure of what is natural at the joint.
struct NaturalSteps {
    /// Motions before the joint, the nearest first.
    let motionsBefore: [BlockMotion]
    /// Motions after the joint, the nearest first.
    let motionsAfter: [BlockMotion]
    let framings: [FramingFit]
    let steps: [ColourPairs.Step]
    /// Colours of the same places in neighbours.
    let pairs: [ColourPairs]
    /// Median over neighbours of the median difference of blocks once they were found.
    let blockDifference: Float

    /// Looks at six steps on each side, skipping flashes and frames that the clips show twice by themselves.
    init(
        _ joint: JointSequence, end: Int, start: Int, isFlash: (_ place: Int) -> Bool
    ) {
        let count = joint.before.count
        let repeatsBefore = Repeats.mark(joint.coarseStepsBefore)
        let repeatsAfter = Repeats.mark(joint.coarseStepsAfter)
        var before: [(JointPicture, JointPicture)] = []
        var index = end
        while index > 0, before.count < 6 {
            if !isFlash(index), !isFlash(index - 1), !repeatsBefore[index - 1] {
                before.append((joint.before[index - 1], joint.before[index]))
            }
            index -= 1
        }
        var after: [(JointPicture, JointPicture)] = []
        index = start
        while index + 1 < joint.after.count, after.count < 6 {
            if !isFlash(count + index), !isFlash(count + index + 1), !repeatsAfter[index] {
                after.append((joint.after[index], joint.after[index + 1]))
            }
            index += 1
        }
        func motions(_ pairs: [(JointPicture, JointPicture)]) -> [BlockMotion] {
            pairs.map {
                BlockMotion(
                    from: $0.0, to: $0.1, reach: SeamJudge.reach, kernels: joint.kernels)
            }
        }
        motionsBefore = motions(before)
        motionsAfter = motions(after)
        var framings: [FramingFit] = []
        var steps: [ColourPairs.Step] = []
        var allPairs: [ColourPairs] = []
        for (pair, motion) in zip(before + after, motionsBefore + motionsAfter) {
            let framing = FramingFit(motion, width: pair.0.width, height: pair.0.height)
            if let framing, framing.agreement > FramingFit.leastAgreement {
                framings.append(framing)
            }
            let pairs = ColourPairs(pair.0, pair.1, motion: motion, framing: framing)
            if let step = pairs.step() { steps.append(step) }
            allPairs.append(pairs)
        }
        self.framings = framings
        self.steps = steps
        pairs = allPairs
        blockDifference =
            RobustStatistics.median(
                (motionsBefore + motionsAfter).compactMap {
                    RobustStatistics.median($0.blocks.map(\.difference))
                }) ?? 0
    }

    /// The usual value of a number and how far single steps stray from it; the one that strays most is left
    /// out of many, as an event of the clip's own.
    static func spread(_ values: [Float]) -> (usual: Float, stray: Float) {
        guard let usual = RobustStatistics.median(values) else { return (0, 0) }
        let strays = values.map { abs($0 - usual) }.sorted(by: >)
        return (usual, strays.count >= 6 ? strays[1] : strays.first ?? 0)
    }
}
