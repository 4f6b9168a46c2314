/// What a still is for. Profiles change limits openly: the limit in force is printed with each check.
public enum PreflightProfile: String, CaseIterable, Sendable {
    /// A person who moves and speaks: head and shoulders to half length.
    case portrait
    /// A person in a place.
    case wide
    /// A talking head for models that drive a face.
    case avatar
    /// A thing that must stay as it is.
    case prop
    /// A place.
    case location

    /// Whether a face is to be expected.
    public var expectsFace: Bool {
        switch self {
        case .portrait, .wide, .avatar: true
        case .prop, .location: false
        }
    }
}
