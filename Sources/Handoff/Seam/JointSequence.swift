import Drift
public import VectorCore

/// The frames about a joint: the end of the first clip and the beginning of the second, in order.
public struct JointSequence: Sendable {
    /// Frames of the first clip that are looked at.
    public static let framesBefore = 26
    /// Frames of the second clip that are looked at.
    public static let framesAfter = 40

    /// The last frames of the first clip, the very last at the end.
    public let before: [JointPicture]
    /// The first frames of the second clip.
    public let after: [JointPicture]
    /// Seconds from one frame to the next, in the first and in the second clip.
    public let intervals: SIMD2<Double>
    let kernels: PlaneKernels

    /// A sequence.
    ///
    /// - Precondition: all pictures have one size, and neither list is empty.
    public init(
        before: [JointPicture], after: [JointPicture], intervals: SIMD2<Double>,
        kernels: PlaneKernels
    ) {
        precondition(!before.isEmpty && !after.isEmpty)
        self.before = before
        self.after = after
        self.intervals = intervals
        self.kernels = kernels
    }

    /// Distances of neighbours within the first clip, in order; levelled.
    var stepsBefore: [Float] { Self.steps(before, kernels) }
    /// Distances of neighbours within the second clip, in order; levelled.
    var stepsAfter: [Float] { Self.steps(after, kernels) }

    /// The same of `JointPicture.coarse`, free of coding noise.
    var coarseStepsBefore: [Float] { Self.coarseSteps(before) }
    /// Likewise, within the second clip.
    var coarseStepsAfter: [Float] { Self.coarseSteps(after) }

    private static func coarseSteps(_ frames: [JointPicture]) -> [Float] {
        zip(frames.dropFirst(), frames).map { $0.coarseDistance(to: $1) }
    }

    private static func steps(_ frames: [JointPicture], _ kernels: PlaneKernels) -> [Float] {
        zip(frames.dropFirst(), frames).map { $0.distance(to: $1, kernels: kernels) }
    }

    /// Whether the second clip shows the end of the first backwards.
    var isMirrored: Bool {
        let length = min(6, before.count - 3, after.count)
        let steps = coarseStepsBefore.suffix(6) + coarseStepsAfter.prefix(6)
        guard length >= 4, Overlap.isMeasurable(self), !steps.isEmpty else { return false }
        let usual = steps.reduce(0, +) / Float(steps.count)
        return (0...2).contains { skipped in
            let gaps = (0..<length).map {
                after[$0].coarseDistance(to: before[before.count - 1 - skipped - $0])
            }
            return gaps.reduce(0, +) / Float(length) < Overlap.sameShare * usual
                && gaps.max() ?? 0 < usual
        }
    }
}
