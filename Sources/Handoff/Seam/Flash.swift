import Channels
import Drift

/// One to three frames that belong neither to what comes before nor to what comes after, while those two
/// belong together: a flash, a black or a broken frame.
struct Flash: Equatable {
    /// Places in the frames before and after the joint, laid end to end.
    let frames: Range<Int>
    /// Change of mean luma, in codes.
    let lumaChange: Float

    /// Times by which the frame must differ more from its neighbours than these from each other.
    static let prominence: Float = 2
    /// Times by which it must differ more than neighbours usually do.
    static let outstanding: Float = 3
    /// Least difference in luma codes.
    static let least: Float = 2.5

    /// All flashes from 12 frames before the joint to 24 after it, in order, as coded: a flash of light is what
    /// levelling would hide.
    ///
    /// Frames shown again are left out, and motion that turns back at the joint is none: both come back to a
    /// frame shown before, so that what lies between seems to belong nowhere.
    static func search(_ joint: JointSequence, overlap: Int) -> [Flash] {
        let count = joint.before.count
        let frames = joint.before + joint.after.dropFirst(overlap)
        let isMirrored = joint.isMirrored
        return search(frames, within: count - 12..<count + 24, joint: joint).compactMap { flash in
            let range = flash.frames
            if isMirrored, range.upperBound >= count, range.lowerBound <= count { return nil }
            guard range.lowerBound >= count else { return flash }
            return Flash(
                frames: range.lowerBound + overlap..<range.upperBound + overlap,
                lumaChange: flash.lumaChange)
        }
    }

    private static func search(
        _ frames: [JointPicture], within range: Range<Int>, joint: JointSequence
    ) -> [Flash] {
        let kernels = joint.kernels
        let usual =
            RobustStatistics.median(
                zip(frames.dropFirst(), frames).map { $0.plainDistance(to: $1, kernels: kernels) })
            ?? 0
        let least = max(Self.least, Self.outstanding * usual)
        var found: [Flash] = []
        var index = max(1, range.lowerBound)
        while index < min(range.upperBound, frames.count - 1) {
            var step = 1
            for length in 1...3 where index + length < frames.count {
                let (earlier, later) = (frames[index - 1], frames[index + length])
                let around = earlier.plainDistance(to: later, kernels: kernels)
                let inside = (index..<index + length).map {
                    min(
                        frames[$0].plainDistance(to: earlier, kernels: kernels),
                        frames[$0].plainDistance(to: later, kernels: kernels))
                }
                guard let weakest = inside.min(), weakest > least,
                    weakest > Self.prominence * around
                else { continue }
                let level = (earlier.meanLuma + later.meanLuma) / 2
                found.append(
                    Flash(
                        frames: index..<index + length,
                        lumaChange: frames[index].meanLuma - level))
                step = length
                break
            }
            index += step
        }
        return found
    }
}
