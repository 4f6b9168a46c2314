/// One channel over a take: what was measured at which frames.
public struct ChannelSeries: Sendable {
    /// What the numbers mean.
    public let descriptor: ChannelDescriptor
    /// In ascending order of frame, each frame at most once; strided channels skip frames.
    public let samples: [ChannelSample]

    /// A series.
    public init(descriptor: ChannelDescriptor, samples: [ChannelSample]) {
        self.descriptor = descriptor
        self.samples = samples
    }
}

/// One channel at one frame.
public struct ChannelSample: Sendable {
    /// Index of the frame in the take, from 0, in presentation order.
    public let frame: Int
    /// What was measured, or why it could not be.
    public let measurement: Measurement

    /// A sample.
    public init(frame: Int, measurement: Measurement) {
        self.frame = frame
        self.measurement = measurement
    }

    /// A number, or the reason there is none.
    public enum Measurement: Sendable {
        /// `value` is the distance to the anchor, `departure` the distance to the take's own first half
        /// second, both in the channel's unit and not negative. Drift is judged on `departure`; `value`
        /// is what reports print.
        case measured(value: Float, departure: Float)
        /// Not measurable here.
        case absent(UnmeasuredReason)
    }
}

/// Why a channel has no number at a frame, as printed in reports.
public struct UnmeasuredReason: RawRepresentable, Hashable, Sendable {
    /// Lower-case, hyphenated.
    public let rawValue: String

    /// A reason by its printed name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// No face was found.
    public static let noFace = UnmeasuredReason(rawValue: "no-face")
    /// The anchor holds no face.
    public static let noFaceInAnchor = UnmeasuredReason(rawValue: "no-face-in-anchor")
    /// The head is turned too far.
    public static let profile = UnmeasuredReason(rawValue: "profile")
    /// The face is too small for the measurement.
    public static let smallFace = UnmeasuredReason(rawValue: "small-face")
    /// The frame is black or nearly so.
    public static let black = UnmeasuredReason(rawValue: "black")
    /// The picture is too blurred by motion.
    public static let motionBlur = UnmeasuredReason(rawValue: "motion-blur")
    /// The anchor shows another framing or a cut-out, so it is no measure for this channel.
    public static let otherFraming = UnmeasuredReason(rawValue: "other-framing")
    /// No frame of the first half second could be measured.
    public static let noBaseline = UnmeasuredReason(rawValue: "no-baseline")
    /// The picture has too little contrast.
    public static let flatPicture = UnmeasuredReason(rawValue: "flat-picture")
    /// The picture has next to no colour.
    public static let withoutColour = UnmeasuredReason(rawValue: "without-colour")
    /// The picture has too little detail.
    public static let withoutDetail = UnmeasuredReason(rawValue: "without-detail")
    /// Too little of the scene is in view beside the subject.
    public static let littleBackground = UnmeasuredReason(rawValue: "little-background")
    /// Something lies over what is to be measured.
    public static let occluded = UnmeasuredReason(rawValue: "occluded")
    /// The take is too short.
    public static let tooShort = UnmeasuredReason(rawValue: "too-short")
    /// The eyes are shut or nearly so.
    public static let eyesShut = UnmeasuredReason(rawValue: "eyes-shut")
    /// Overexposed, or outside the picture.
    public static let clipped = UnmeasuredReason(rawValue: "clipped")
    /// The eyes look far aside.
    public static let eyesAverted = UnmeasuredReason(rawValue: "eyes-averted")
    /// Something is in front of what is measured.
    public static let covered = UnmeasuredReason(rawValue: "covered")
    /// The face that is followed here stands where the subject cannot have got to.
    public static let anotherPerson = UnmeasuredReason(rawValue: "another-person")
    /// What is measured lies outside the picture or is covered.
    public static let outOfFrame = UnmeasuredReason(rawValue: "out-of-frame")
    /// No hair shows.
    public static let noHair = UnmeasuredReason(rawValue: "no-hair")
    /// The subject has a face, and other channels say who it is.
    public static let subjectHasFace = UnmeasuredReason(rawValue: "subject-has-face")
    /// The measurement gave no finite number.
    public static let undefined = UnmeasuredReason(rawValue: "undefined")
}
