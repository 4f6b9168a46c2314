/// What was found at the joint of two clips. What could not be measured is `nil`.
public struct Seam: Hashable, Sendable {
    /// Frames at the beginning of the second clip that the first has shown already; `nil` when nothing
    /// moves and frames cannot be told apart, or when the two show different things.
    public var overlapFrames: Int?
    /// Step of luma over the joint beyond what the clips do by themselves, share of full scale.
    public var lumaStep: Float?
    /// The same as exposure, in stops.
    public var exposureStep: Float?
    /// Step of colour, ΔE00, the median over places.
    public var deltaE: Float?
    /// Whether both have one size.
    public var sizeMatches: Bool
    /// Size of what is shown after the joint over that before; 1.02 for 2 % larger.
    public var scale: Float?
    /// Shift of the picture over the joint beyond its own motion, in shares of width and height.
    public var shift: SIMD2<Float>?
    /// L2 between the mean embeddings of the last frames before and the first after.
    public var identityDistance: Float?
    /// Speed after the joint over speed before, by time.
    public var motionSpeedRatio: Float?
    /// Angle between the motion before and after, degrees, 0...180.
    public var motionAngle: Float?
    /// The coding that was mixed up, if one was.
    public var mixUp: CodingMixUp?
    /// What a viewer would notice, in a fixed order of kinds.
    public var findings: [SeamFinding] = []
    /// Kinds of findings that cannot be made here, whatever was done at the joint: nothing moves, nothing has
    /// colour, or the clips change as much by themselves.
    public var unmeasured: [SeamFinding.Kind] = []
    /// The first frame of the second clip that is to be shown.
    public var inPointFrame = 0
    /// Kinds of findings that beginning there mends.
    public var inPointMends: [SeamFinding.Kind] = []
}

/// One thing that a viewer would notice at a joint.
public struct SeamFinding: Hashable, Sendable {
    /// What it is; raw values are those of reports.
    public enum Kind: String, CaseIterable, Sendable {
        /// The two show different things.
        case differentPicture = "different-picture"
        /// Frames are shown twice.
        case overlap
        /// Sizes in samples differ.
        case size
        /// Aspects differ, or the picture is cut or stretched in one direction.
        case crop
        /// Everything is larger or smaller.
        case scale
        /// The picture jumps aside.
        case shift
        /// BT.601 and BT.709 or BT.2020 were mixed up.
        case matrixMixUp = "matrix-mix-up"
        /// Limited and full range were mixed up.
        case rangeMixUp = "range-mix-up"
        /// Brighter or darker.
        case luma
        /// Other colours.
        case colour
        /// Softer or sharper.
        case sharpness
        /// Another person.
        case identity
        /// Other frames a second.
        case rate
        /// The picture moves another way.
        case motionDirection = "motion-direction"
        /// The picture moves faster or slower.
        case motionSpeed = "motion-speed"
        /// The picture stands still for a while.
        case stall
        /// One to three frames that belong to neither side.
        case flash
        /// A sudden change within the first second after the joint.
        case disturbance
    }

    /// What it is.
    public var kind: Kind
    /// Frame of the second clip that it begins at; negative before the joint, `nil` at the joint itself.
    public var frame: Int?
    /// How much it is, in `unit`.
    public var value: Float?
    /// From which value on it is a finding.
    public var limit: Float?
    /// Unit of both; empty for none.
    public var unit: String
    /// One sentence for people, without names of files.
    public var text: String

    /// A finding.
    public init(
        _ kind: Kind, frame: Int? = nil, value: Float? = nil, limit: Float? = nil,
        unit: String = "", text: String
    ) {
        self.kind = kind
        self.frame = frame
        self.value = value
        self.limit = limit
        self.unit = unit
        self.text = text
    }
}
