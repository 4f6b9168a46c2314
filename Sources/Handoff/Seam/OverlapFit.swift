/// How well frames of the second clip are those of the first that they would repeat.
///
/// Compared are squared distances, to which the noise of two codings adds the same whichever frames are held
/// against each other. A run that is truly shown twice leaves that noise alone; moved by one frame to either
/// side it leaves a step of motion more, neither less nor, as for frames further off, a multiple of it. So runs
/// are found whose motion is hardly more than the noise, and trembling motion that comes near to an earlier
/// frame is told from the frame itself.
struct OverlapFit {
    /// What is left between the two, over the energy of a step of motion: the mean one of both clips.
    let left: Float
    /// The same over the lesser of both: where one of them stands still and the other moves, no run is the same.
    let leftOfLesser: Float
    /// What holding the run against a frame earlier and a frame later leaves more, over that energy.
    let gains: (earlier: Float, later: Float)
    /// Energy of a step, in squared codes of deviation 40.
    let step: Float

    /// Least energy of a step: below it nothing can be told.
    static let leastStep: Float = 0.0064
    /// A step whose energy is a smaller part of the other clip's is one that the clip repeats by itself.
    static let repeatShare: Float = 0.1

    /// - Parameters:
    ///   - before: a frame and the run after it, the last frames of the first clip.
    ///   - after: the run once more and a frame after it, the first of the second clip.
    /// - Precondition: both have one length, at least 2.
    init(
        before: some RandomAccessCollection<JointPicture>,
        after: some RandomAccessCollection<JointPicture>
    ) {
        func mean(_ a: some Sequence<JointPicture>, _ b: some Sequence<JointPicture>) -> Float {
            var (sum, count): (Float, Float) = (0, 0)
            for (x, y) in zip(a, b) {
                sum += x.coarseEnergy(to: y)
                count += 1
            }
            return sum / max(1, count)
        }
        let own = mean(before.dropFirst(), after)
        let (stepBefore, stepAfter) = (
            mean(before, before.dropFirst()), mean(after, after.dropFirst())
        )
        step = (stepBefore + stepAfter) / 2
        let floor = Self.repeatShare * step
        left = step > 0 ? own / step : .infinity
        let lesser = min(stepBefore, stepAfter)
        leftOfLesser = lesser > 0 ? own / lesser : .infinity
        // Within a repeat of the clip's own both neighbours are the same frame.
        gains = (
            stepBefore > floor ? (mean(before.dropLast(), after) - own) / stepBefore : 1,
            stepAfter > floor ? (mean(before.dropFirst(), after.dropFirst()) - own) / stepAfter : 1
        )
    }

    /// Whether the run's neighbours add to what is left as they do to the run itself.
    func gains(within range: ClosedRange<Float>) -> Bool {
        step > Self.leastStep && range.contains(gains.earlier) && range.contains(gains.later)
    }
}
