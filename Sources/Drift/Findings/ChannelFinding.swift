public import Channels

/// What is judged of one channel over a whole take.
public struct ChannelFinding: Sendable {
    /// The channel.
    public let descriptor: ChannelDescriptor
    /// The judgement in one word.
    public let status: Status
    /// Measured samples over samples, 0...1; 0 for a series without samples.
    public let coverage: Double
    /// Where it drifts, in order, never overlapping.
    public let drifts: [DriftSpan]
    /// Where it could not be measured, in order, never overlapping.
    public let unmeasured: [UnmeasuredSpan]

    /// A finding.
    public init(
        descriptor: ChannelDescriptor, status: Status, coverage: Double, drifts: [DriftSpan],
        unmeasured: [UnmeasuredSpan]
    ) {
        self.descriptor = descriptor
        self.status = status
        self.coverage = coverage
        self.drifts = drifts
        self.unmeasured = unmeasured
    }

    /// The judgement of a channel in one word.
    public enum Status: String, CaseIterable, Sendable {
        /// Nothing left its tolerance.
        case holds
        /// At least one span did.
        case drifts
        /// There was nothing to judge by.
        case notMeasurable = "not-measurable"
    }

    /// Whether `frame` lies in one of the drifts.
    public func drifts(at frame: Int) -> Bool {
        drifts.contains { $0.frames.contains(frame) }
    }
}

/// A stretch of a take in which a channel has no number.
public struct UnmeasuredSpan: Hashable, Sendable {
    /// Frames of the span, half-open; a strided channel's span reaches to its next sample.
    public let frames: Range<Int>
    /// The same span in seconds from the first frame.
    public let seconds: Range<Double>
    /// Why there is no number.
    public let reason: UnmeasuredReason

    /// A span.
    public init(frames: Range<Int>, seconds: Range<Double>, reason: UnmeasuredReason) {
        self.frames = frames
        self.seconds = seconds
        self.reason = reason
    }
}
