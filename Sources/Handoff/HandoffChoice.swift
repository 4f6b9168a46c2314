/// The frame to hand to the next clip, and where this clip must end.
public struct HandoffChoice: Hashable, Sendable {
    /// Index of the frame.
    public let frame: Int
    /// When it begins, in seconds from the first frame.
    public let time: Double
    /// Whether it passes every gate.
    public let clean: Bool
    /// What it fails; empty when clean.
    public let reasons: [HandoffReason]
    /// The exclusive end of this clip: one past `frame`.
    public let outPointFrame: Int
    /// The second at which this clip must end.
    public let outPointTime: Double
    /// Every later frame with what it fails, the last frame first.
    public let rejected: [Rejection]
    /// Every earlier frame in the window with what it fails, the latest first; those that fail nothing would
    /// have done as well.
    public let earlier: [Rejection]

    /// A choice.
    public init(
        frame: Int, time: Double, clean: Bool, reasons: [HandoffReason], outPointFrame: Int,
        outPointTime: Double, rejected: [Rejection], earlier: [Rejection] = []
    ) {
        self.frame = frame
        self.time = time
        self.clean = clean
        self.reasons = reasons
        self.outPointFrame = outPointFrame
        self.outPointTime = outPointTime
        self.rejected = rejected
        self.earlier = earlier
    }

    /// A frame that was passed over.
    public struct Rejection: Hashable, Sendable {
        /// Index of the frame.
        public let frame: Int
        /// What it fails; never empty for a later frame than the choice, unless the best was asked for.
        public let reasons: [HandoffReason]

        /// A rejection.
        public init(frame: Int, reasons: [HandoffReason]) {
            self.frame = frame
            self.reasons = reasons
        }
    }
}
