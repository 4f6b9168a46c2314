/// A half-open span of time: `start` belongs to it, `end` does not.
public struct MediaTimeRange: Hashable, Sendable {
    /// The first instant inside.
    public let start: MediaTime
    /// The first instant after.
    public let end: MediaTime

    /// The span from `start` up to `end`; empty at `start` when `end` is earlier.
    public init(start: MediaTime, end: MediaTime) {
        self.start = start
        self.end = max(start, end)
    }

    /// The length, in ticks of `end`.
    public var duration: MediaTime { end.since(start) }

    /// Whether nothing lies inside.
    public var isEmpty: Bool { start == end }

    /// Whether `time` lies inside.
    public func contains(_ time: MediaTime) -> Bool { start <= time && time < end }

    /// The part shared with `other`, or `nil` when there is none.
    public func intersection(_ other: MediaTimeRange) -> MediaTimeRange? {
        let (from, to) = (max(start, other.start), min(end, other.end))
        return from < to ? MediaTimeRange(start: from, end: to) : nil
    }
}
