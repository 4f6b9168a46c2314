/// The frame given to the next clip.
public struct HandoffSection: Codable, Hashable, Sendable {
    /// Index of the frame.
    public var frame: Int
    /// Its time in seconds.
    @Seconds public var time: Double
    /// Its presentation time stamp in the stream's time base.
    public var pts: Int
    /// Whether it passes every gate; `nil` for a frame that was named and not judged.
    @Nullable public var clean: Bool?
    /// The gates that it fails, lower-case and hyphenated; empty when clean.
    public var reasons: [String]
    /// Where this clip must now end: the frame after, which is the first not to be shown.
    public var outPoint: PointSection
    /// Every later frame that was looked at and rejected.
    public var rejected: [RejectedSection]
    /// Every earlier frame in the window, the latest first; one without reasons would have done as well.
    public var earlier: [RejectedSection]

    /// All of its fields.
    public init(
        frame: Int, time: Double, pts: Int, clean: Bool?, reasons: [String] = [],
        outPoint: PointSection, rejected: [RejectedSection] = [],
        earlier: [RejectedSection] = []
    ) {
        self.frame = frame
        self.time = time
        self.pts = pts
        self.clean = clean
        self.reasons = reasons
        self.outPoint = outPoint
        self.rejected = rejected
        self.earlier = earlier
    }
}

/// A point between frames of a take.
public struct PointSection: Codable, Hashable, Sendable {
    /// The frame that begins there; the number of frames at the take's end.
    public var frame: Int
    /// Its time in seconds.
    @Seconds public var time: Double

    /// All of its fields.
    public init(frame: Int, time: Double) {
        self.frame = frame
        self.time = time
    }
}

/// A frame that was passed over.
public struct RejectedSection: Codable, Hashable, Sendable {
    /// Index of the frame.
    public var frame: Int
    /// The gates that it fails, lower-case and hyphenated.
    public var reasons: [String]

    /// All of its fields.
    public init(frame: Int, reasons: [String]) {
        self.frame = frame
        self.reasons = reasons
    }
}
