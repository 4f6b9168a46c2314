public import Media
public import Report
public import VectorCore

/// How an analysis is run. None of these changes what is found, but
/// `withoutFaces` and `assumedColour`.
public struct AnalysisOptions: Sendable {
    /// Threads for decoding and for measuring, 1...64.
    public var threads: Int
    /// Leaves out the face channels and needs no model files.
    public var withoutFaces: Bool
    /// Instruction-set level of the kernels.
    public var level: SIMDLevel
    /// Folder of model files; `nil` for the usual places.
    public var modelsFolder: String?
    /// How far back from the end a frame to hand on is looked for, in seconds.
    public var handoffWindow: Double
    /// Tolerances in place of those that Holdfast comes with; `nil` for these.
    public var tolerances: ToleranceDocument?
    /// How much of a file is taken in before it is refused.
    public var limits: MediaLimits
    /// Matrix and range of takes that go before what the files say.
    public var assumedColour: AssumedColour

    /// Which of several clean frames is handed on.
    public var handoffPreference: HandoffPreference

    /// Options; the defaults suit a terminal on this machine.
    public init(
        threads: Int = 2, withoutFaces: Bool = false, level: SIMDLevel = .best,
        modelsFolder: String? = nil, handoffWindow: Double = 3,
        tolerances: ToleranceDocument? = nil, handoffPreference: HandoffPreference = .latest,
        limits: MediaLimits = .standard, assumedColour: AssumedColour = .nothing
    ) {
        self.threads = threads
        self.withoutFaces = withoutFaces
        self.level = level
        self.modelsFolder = modelsFolder
        self.handoffWindow = handoffWindow
        self.tolerances = tolerances
        self.handoffPreference = handoffPreference
        self.limits = limits
        self.assumedColour = assumedColour
    }
}

/// Which of several clean frames is handed on.
public enum HandoffPreference: String, CaseIterable, Hashable, Sendable {
    /// The latest: the least of the take is lost.
    case latest
    /// The sharpest with the widest eyes.
    case best
}

/// A still that a take must hold to.
public struct AnchorRequest: Hashable, Sendable {
    /// Path of the still.
    public var path: String
    /// What it is the measure of.
    public var role: AnchorRole

    /// A still in a role.
    public init(path: String, role: AnchorRole = .identity) {
        self.path = path
        self.role = role
    }
}

/// What a still is the measure of.
public enum AnchorRole: String, CaseIterable, Hashable, Sendable {
    /// Who she is.
    case identity
    /// What she wears.
    case wardrobe
    /// Where it is.
    case location
    /// A thing that must stay.
    case prop
    /// How the frame is laid out.
    case composition
    /// How it looks.
    case style
    /// The frame that the take begins with.
    case firstFrame = "first-frame"
    /// The frame that the take ends with.
    case lastFrame = "last-frame"
}

/// How far an analysis is.
public struct AnalysisProgress: Hashable, Sendable {
    /// Frames measured.
    public var frames: Int
    /// Frames that the container promises; `nil` when it does not say.
    public var expected: Int?

    /// A state of progress.
    public init(frames: Int, expected: Int?) {
        self.frames = frames
        self.expected = expected
    }
}
