/// What is known of one frame when the frame to hand on is chosen.
public struct FrameCondition: Hashable, Sendable {
    /// The state of the worse eye.
    public var eyes: EyeState
    /// Eyelid aspect ratio of the lower eye, shut about 0.02...0.10, open about 0.22...0.36;
    /// `nil` when not measured.
    public var eyeOpenness: Float?
    /// Whether a face belongs here: the anchor or the take has one.
    public var faceExpected: Bool
    /// Whether a face was found.
    public var faceFound: Bool
    /// Whether the whole face lies inside the frame; `true` without a face.
    public var faceInside: Bool
    /// How far the head is turned, degrees, 0 frontal, either sign; `nil` when not measured.
    public var yawDegrees: Float?
    /// High-frequency energy inside the face, any unit, larger is sharper; `nil` without a face.
    public var faceSharpness: Float?
    /// High-frequency energy of the frame, any unit, larger is sharper; `nil` when not measured.
    public var frameSharpness: Float?
    /// How fast the picture moves: mean absolute luma difference to the frame before, in codes
    /// 0...255; `nil` for the first frame or when not measured.
    public var motion: Float?
    /// Mean luma, 0 black ... 1 white; `nil` when not measured.
    public var meanLuma: Float?
    /// Identifiers of the channels that drift at this frame, in the order of the report.
    public var driftingChannels: [String]
    /// The frame lies in a black stretch.
    public var isBlack: Bool
    /// The frame is the first of a new shot.
    public var isCut: Bool
    /// The frame repeats its predecessor.
    public var isDuplicate: Bool
    /// The frame lies in a freeze.
    public var isFrozen: Bool

    /// A frame of which nothing speaks against; set what is known.
    public init(
        eyes: EyeState = .unknown, eyeOpenness: Float? = nil, faceExpected: Bool = false,
        faceFound: Bool = false, faceInside: Bool = true, yawDegrees: Float? = nil,
        faceSharpness: Float? = nil, frameSharpness: Float? = nil, motion: Float? = nil,
        meanLuma: Float? = nil, driftingChannels: [String] = [], isBlack: Bool = false,
        isCut: Bool = false, isDuplicate: Bool = false, isFrozen: Bool = false
    ) {
        self.eyes = eyes
        self.eyeOpenness = eyeOpenness
        self.faceExpected = faceExpected
        self.faceFound = faceFound
        self.faceInside = faceInside
        self.yawDegrees = yawDegrees
        self.faceSharpness = faceSharpness
        self.frameSharpness = frameSharpness
        self.motion = motion
        self.meanLuma = meanLuma
        self.driftingChannels = driftingChannels
        self.isBlack = isBlack
        self.isCut = isCut
        self.isDuplicate = isDuplicate
        self.isFrozen = isFrozen
    }

    /// What the eyes do; raw values are those of the report.
    public enum EyeState: String, CaseIterable, Sendable {
        /// Both open.
        case open
        /// One or both half closed.
        case half
        /// One or both shut.
        case shut
        /// Hidden: by glare, a hand, or the turn of the head.
        case occluded
        /// Not measured.
        case unknown
    }
}
