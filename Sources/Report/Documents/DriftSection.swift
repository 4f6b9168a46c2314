/// A span in which a channel has left its tolerance.
public struct DriftSection: Codable, Hashable, Sendable {
    /// Beginning (the onset) in seconds.
    @Seconds public var start: Double
    /// End in seconds, half-open.
    @Seconds public var end: Double
    /// First frame of the span.
    public var startFrame: Int
    /// The frame after its last.
    public var endFrame: Int
    /// `creep`, `step` or `flicker`.
    public var kind: String
    /// `minor`, `major` or `severe`.
    public var severity: String
    /// Where it is worst.
    public var peak: PeakSection
    /// What it departs from: the take's own `beginning`, or the `anchor`, off which the take stood already
    /// in its first half second.
    public var standard: String
    /// Whether the prompt or shot file announced the change.
    public var announced: Bool

    /// All of its fields.
    public init(
        start: Double, end: Double, startFrame: Int, endFrame: Int, kind: String, severity: String,
        peak: PeakSection, standard: String = "beginning", announced: Bool = false
    ) {
        self.start = start
        self.end = end
        self.startFrame = startFrame
        self.endFrame = endFrame
        self.kind = kind
        self.severity = severity
        self.peak = peak
        self.standard = standard
        self.announced = announced
    }

    /// Whether the take stood off the anchor already when it began: whether ``standard`` says so.
    public var isFromAnchor: Bool { standard == "anchor" }
    /// How it came about, in words.
    var manner: String { isFromAnchor ? "off the anchor" : kind }
}

/// The worst frame of a drift span.
public struct PeakSection: Codable, Hashable, Sendable {
    /// Index of the frame.
    public var frame: Int
    /// Its time in seconds.
    @Seconds public var time: Double
    /// Distance to the anchor there, in the channel's unit.
    @Measured public var value: Double
    /// Departure from the baseline there, in tolerances; of a drift from the anchor, how far that frame
    /// stands past where a take may begin, plus 1, where that is more.
    @Measured public var excess: Double

    /// All of its fields.
    public init(frame: Int, time: Double, value: Double, excess: Double) {
        self.frame = frame
        self.time = time
        self.value = value
        self.excess = excess
    }
}
