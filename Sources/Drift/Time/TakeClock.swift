/// When each frame of a take is shown: half-open ranges in seconds, right for variable frame rates.
///
/// Seconds count from the first frame's presentation time, so frame 0 starts at 0 in a clock made
/// from a take; the last frame ends at `end`.
public struct TakeClock: Hashable, Sendable {
    /// Start of each frame, in seconds, never descending.
    public let starts: [Double]
    /// End of the last frame, in seconds; not before the last start.
    public let end: Double

    /// A clock from the presentation times of all frames.
    ///
    /// Damaged files carry times that are not finite or run backwards. Such a time is replaced by
    /// its predecessor's, so every range stays well formed.
    ///
    /// - Parameters:
    ///   - starts: start of each frame, seconds.
    ///   - end: end of the take, seconds.
    public init(starts: [Double], end: Double) {
        var last = 0.0
        var ordered: [Double] = []
        ordered.reserveCapacity(starts.count)
        for (index, start) in starts.enumerated() {
            if start.isFinite, index == 0 || start > last { last = start }
            ordered.append(last)
        }
        self.starts = ordered
        self.end = end.isFinite ? max(end, last) : last
    }

    /// A clock of constant rate.
    ///
    /// - Precondition: `frameCount` is not negative and `frameRate` is positive.
    public init(frameCount: Int, frameRate: Double) {
        precondition(frameCount >= 0 && frameRate > 0)
        self.init(
            starts: (0..<frameCount).map { Double($0) / frameRate },
            end: Double(frameCount) / frameRate)
    }

    /// Number of frames.
    public var frameCount: Int { starts.count }

    /// When `frame` begins, in seconds; `end` at and past the frame count, so that the exclusive end
    /// of a range of frames has a time too.
    public func start(of frame: Int) -> Double {
        frame < starts.count ? starts[max(0, frame)] : end
    }

    /// When `frame` ends, in seconds: the start of the next one.
    public func end(of frame: Int) -> Double { start(of: frame + 1) }

    /// The seconds that a half-open range of frames is shown.
    public func seconds(of frames: Range<Int>) -> Range<Double> {
        start(of: frames.lowerBound)..<start(of: frames.upperBound)
    }

    /// The frame shown at `time`: the last one that starts at or before it, 0 before the first.
    ///
    /// - Complexity: O(log frames).
    public func frame(at time: Double) -> Int {
        max(0, firstFrame { starts[$0] > time } - 1)
    }

    /// The first frame that starts at or after `time`; the frame count when there is none.
    ///
    /// - Complexity: O(log frames).
    public func firstFrame(from time: Double) -> Int {
        firstFrame { starts[$0] >= time }
    }

    /// The median time between frames, in seconds; 0 with fewer than two frames.
    public var typicalInterval: Double {
        let gaps = zip(starts.dropFirst(), starts).map(-).sorted()
        return gaps.isEmpty ? 0 : gaps[gaps.count / 2]
    }

    private func firstFrame(where isPast: (Int) -> Bool) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if isPast(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
