/// What an embedding is about.
public enum ChannelFamily: String, CaseIterable, Comparable, Sendable {
    /// Is it still her: face, skin, hair, clothes.
    case identity
    /// Is it still that light and that palette.
    case colour
    /// Is it still that place, that framing, that sharpness.
    case structure

    /// Orders families as reports list them.
    public static func < (left: ChannelFamily, right: ChannelFamily) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .identity: 0
        case .colour: 1
        case .structure: 2
        }
    }
}
