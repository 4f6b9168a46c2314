/// What the eyes of the subject do in one frame.
public enum EyeState: String, CaseIterable, Sendable {
    /// Clearly open, both as far as they can be seen.
    case open
    /// On the way: lids low, a squint, or one eye shut.
    case half
    /// Both eyes shut, or lids fully lowered.
    case shut
    /// There is a face, but its eyes cannot be read: turned away, cut by the frame or too small. An
    /// object in front of the eyes is not recognised as such.
    case occluded
    /// There is no face.
    case unknown
}

/// What the classifier reads of one frame.
public struct EyeSample: Sendable {
    /// Eyelid aspect ratio of the person's left eye; `nil` when it cannot be seen.
    public var left: Float?
    /// Eyelid aspect ratio of the person's right eye; `nil` when it cannot be seen.
    public var right: Float?
    /// Whether a face was found at all.
    public var hasFace: Bool

    /// A sample of these ratios.
    public init(left: Float?, right: Float?, hasFace: Bool) {
        self.left = left
        self.right = right
        self.hasFace = hasFace
    }
}

/// What the classifier says of one frame.
public struct EyeReading: Equatable, Sendable {
    /// The state.
    public var state: EyeState
    /// Eyelid aspect ratio of the lower eye of the two; `nil` when neither can be seen.
    public var openness: Float?

    /// A reading.
    public init(state: EyeState, openness: Float?) {
        self.state = state
        self.openness = openness
    }
}
