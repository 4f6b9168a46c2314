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

    /// A choice.
    public init(
        frame: Int, time: Double, clean: Bool, reasons: [HandoffReason], outPointFrame: Int,
        outPointTime: Double, rejected: [Rejection]
    ) {
        self.frame = frame
        self.time = time
        self.clean = clean
        self.reasons = reasons
        self.outPointFrame = outPointFrame
        self.outPointTime = outPointTime
        self.rejected = rejected
    }

    /// A frame that was passed over.
    public struct Rejection: Hashable, Sendable {
        /// Index of the frame.
        public let frame: Int
        /// What it fails; for a frame later than an unclean choice, never empty either.
        public let reasons: [HandoffReason]

        /// A rejection.
        public init(frame: Int, reasons: [HandoffReason]) {
            self.frame = frame
            self.reasons = reasons
        }
    }
}
