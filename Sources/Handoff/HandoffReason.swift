/// Why a frame should not be handed on, as printed in reports.
public struct HandoffReason: RawRepresentable, Hashable, Sendable {
    /// Lower-case, hyphenated.
    public let rawValue: String

    /// A reason by its printed name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// An eye is shut.
    public static let eyesShut = HandoffReason(rawValue: "eyes-shut")
    /// An eye is half closed.
    public static let eyesHalf = HandoffReason(rawValue: "eyes-half")
    /// The eyes are open here and closing or reopening within two frames.
    public static let eyesUnsteady = HandoffReason(rawValue: "eyes-unsteady")
    /// The eyes are hidden.
    public static let eyesHidden = HandoffReason(rawValue: "eyes-hidden")
    /// A face was found and its eyes could not be judged.
    public static let eyesUnknown = HandoffReason(rawValue: "eyes-unknown")
    /// The face is smeared by its own motion: softer than the frames around it.
    public static let motionBlur = HandoffReason(rawValue: "motion-blur")
    /// The picture is softer than the take's own best.
    public static let soft = HandoffReason(rawValue: "soft")
    /// A face is expected and none was found.
    public static let noFace = HandoffReason(rawValue: "no-face")
    /// The face is cut by the edge of the frame.
    public static let faceCropped = HandoffReason(rawValue: "face-cropped")
    /// The head is turned too far for the next clip to know the face.
    public static let profile = HandoffReason(rawValue: "profile")
    /// The frame is black.
    public static let black = HandoffReason(rawValue: "black")
    /// The picture is fading to or from black.
    public static let fade = HandoffReason(rawValue: "fade")
    /// A new shot has begun here or a frame later.
    public static let cut = HandoffReason(rawValue: "cut")
    /// The frame repeats the one before.
    public static let duplicate = HandoffReason(rawValue: "duplicate")
    /// The picture stands still here.
    public static let freeze = HandoffReason(rawValue: "freeze")

    /// The channel `id` has drifted here.
    public static func drift(_ id: String) -> HandoffReason {
        HandoffReason(rawValue: "drift:" + id)
    }
}
