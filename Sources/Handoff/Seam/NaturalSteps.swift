import Channels
import Drift

/// What neighbouring frames differ by within the two clips: the measure of what is natural at the joint.
struct NaturalSteps {
    /// Motions before the joint, the nearest first.
    let motionsBefore: [BlockMotion]
    /// Motions after the joint, the nearest first.
    let motionsAfter: [BlockMotion]
    let framings: [FramingFit]
    /// Light of the places that keep theirs.
    let steady: SteadyPlaces
    /// Steps of that light, as far as six from the joint, and all.
    let light: (near: [SteadyPlaces.Step], all: [SteadyPlaces.Step])
    let steps: [ColourPairs.Step]
    /// Colours of the same places in neighbours.
    let pairs: [ColourPairs]
    /// Median over neighbours of the median difference of blocks once they were found.
    let blockDifference: Float

    /// Steps on each side that tell what is usual.
    static let near = 6
    /// Steps on each side among which sudden ones are sought: generated clips are made in groups of up to
    /// twelve frames, and their light steps from one group to the next.
    static let far = 12

    /// Looks at the steps on each side, skipping flashes and frames that the clips show twice by themselves.
    init(
        _ joint: JointSequence, end: Int, start: Int, isFlash: (_ place: Int) -> Bool
    ) {
        let count = joint.before.count
        let repeatsBefore = Repeats.mark(joint.coarseStepsBefore)
        let repeatsAfter = Repeats.mark(joint.coarseStepsAfter)
        var before: [(JointPicture, JointPicture)] = []
        var index = end
        while index > 0, before.count < Self.far {
            if !isFlash(index), !isFlash(index - 1), !repeatsBefore[index - 1] {
                before.append((joint.before[index - 1], joint.before[index]))
            }
            index -= 1
        }
        var after: [(JointPicture, JointPicture)] = []
        index = start
        while index + 1 < joint.after.count, after.count < Self.far {
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
        let (allBefore, allAfter) = (motions(before), motions(after))
        motionsBefore = Array(allBefore.prefix(Self.near))
        motionsAfter = Array(allAfter.prefix(Self.near))
        var framings: [FramingFit] = []
        var steps: [ColourPairs.Step] = []
        var allPairs: [ColourPairs] = []
        var isNear: [Bool] = []
        for (side, motions) in [(before, allBefore), (after, allAfter)] {
            for (place, (pair, motion)) in zip(side, motions).enumerated() {
                let framing = FramingFit(motion, width: pair.0.width, height: pair.0.height)
                let pairs = ColourPairs(pair.0, pair.1, motion: motion, framing: framing)
                allPairs.append(pairs)
                isNear.append(place < Self.near)
                guard place < Self.near else { continue }
                if let framing, framing.agreement > FramingFit.leastAgreement {
                    framings.append(framing)
                }
                if let step = pairs.step() { steps.append(step) }
            }
        }
        self.framings = framings
        self.steps = steps
        pairs = zip(allPairs, isNear).filter(\.1).map(\.0)
        let steady = SteadyPlaces(allPairs)
        self.steady = steady
        let light = allPairs.indices.map { steady.step(allPairs[$0], leavingOut: $0) }
        self.light = (
            zip(light, isNear).compactMap { $1 ? $0 : nil }, light.compactMap(\.self)
        )
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

    /// How large a step of light is no more than the clips' own, about the usual one: twice what single steps
    /// stray near to the joint, and a little more than the greatest as far as anything is looked at.
    static func bounds(_ near: [Float], _ all: [Float]) -> (usual: Float, stray: Float) {
        let spread = spread(near)
        let greatest = all.map { abs($0 - spread.usual) }.max() ?? 0
        return (spread.usual, max(2 * spread.stray, 1.2 * greatest))
    }
}
