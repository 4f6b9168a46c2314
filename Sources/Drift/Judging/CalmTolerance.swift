import Channels

/// The tolerance of a channel in a take that shows how little it wanders by itself.
///
/// A shipped tolerance stands above what takes of all kinds need: people who talk, cameras that move. A take
/// that has kept still in a channel for a second and then goes to another level and stays there has changed,
/// though another take's unrest would hide it. Its tolerance narrows to a part of that level: from
/// ``ChannelDescriptor/calmShare`` on where the level stands far above all before it, from `nearShare` on
/// where it stands just above.
///
/// The numbers were set between takes that hold and takes of known small defects, of people that the tolerances
/// were not set on, which are no part of the project; none is published.
enum CalmTolerance {
    /// Seconds of calm that must come before.
    static let before = 1.0
    /// Seconds within which the new level is reached.
    static let rise = 1.2
    /// Seconds over which it is looked at, and for which it must be kept at least.
    static let hold = 1.0
    static let leastHold = 0.5
    /// The level counts by what one sample in five stays below.
    static let share: Float = 0.2
    /// A level stands far above what was before it from this many times its greatest departure, and just above
    /// from the other; both by `margin`, in tolerances.
    static let far: Float = 2.5
    static let near: Float = 1.25
    static let margin: Float = 0.1
    /// The part of the tolerance from which a level just above counts.
    static let nearShare: Float = 0.8
    /// Part of the level, and multiple of the calm before, that the narrowed tolerance is, whichever is more.
    static let ofLevel: Float = 0.6
    static let ofCalm: Float = 1.2

    /// What a calm take is held to.
    struct Narrowing {
        /// The part of the channel's tolerance, less than 1.
        let part: Float
        /// The point of the course up to which it was calm.
        let calmUntil: Int
    }

    /// What `course` is to be held to; `nil` where that is its whole tolerance, since it was not calm, or went
    /// nowhere, or went past the tolerance anyhow.
    static func narrowing(_ course: MeasuredCourse) -> Narrowing? {
        let least = course.descriptor.calmShare
        guard least < 1 else { return nil }
        let times = course.points.map(\.time)
        let excess = RunningMedian.smooth(
            course.points.map(\.excess), times: times, stretches: course.stretches)
        var best: (level: Float, calm: Float, until: Int) = (0, 0, 0)
        for stretch in course.stretches {
            var calm: Float = 0
            var first = stretch.lowerBound
            var last = stretch.lowerBound
            for index in stretch.dropFirst() {
                calm = max(calm, excess[index - 1])
                guard near * calm + margin < 1 else { break }
                guard times[index] - times[stretch.lowerBound] >= before else { continue }
                while first < stretch.upperBound, times[first] < times[index] + rise { first += 1 }
                guard first < stretch.upperBound,
                    course.points[stretch.upperBound - 1].endTime - times[first] >= leastHold
                else { break }
                last = max(last, first)
                while last < stretch.upperBound, times[last] < times[first] + hold { last += 1 }
                let level = RobustStatistics.quantile(Array(excess[first..<last]), share) ?? 0
                if level > best.level, level >= needed(after: calm, least: least) {
                    best = (level, calm, index)
                }
            }
        }
        guard best.level > 0, best.level < 1 else { return nil }
        let part = max(ofLevel * best.level, ofCalm * best.calm)
        return part < 1 ? Narrowing(part: part, calmUntil: best.until) : nil
    }

    /// The level that counts after a calm of at most `calm`, in tolerances.
    private static func needed(after calm: Float, least: Float) -> Float {
        min(max(least, far * calm + margin), max(least, nearShare, near * calm + margin))
    }
}
