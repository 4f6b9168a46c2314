/// The limits of every check in every profile, each with its source.
///
/// "Notes" are the working notes of film-makers on which stills hold, gathered in the project's study of
/// its peers; "portraits" are pictures looked at one by one, rejects with the eye.
public enum LimitTable {
    /// The limits of check `id` in `profile`; `nil` where the profile leaves the check out.
    public static func limit(_ id: String, in profile: PreflightProfile) -> CheckLimit? {
        rows.first { $0.id == id }?.limits(profile)
    }

    /// Where the limits of check `id` come from.
    public static func source(_ id: String) -> String? { rows.first { $0.id == id }?.source }

    /// The checks that have limits, in the order of the table.
    public static var ids: [String] { rows.map(\.id) }

    private struct Row: Sendable {
        let id: String
        let source: String
        let limits: @Sendable (PreflightProfile) -> CheckLimit?
    }

    /// The same limits wherever a face is expected, none elsewhere.
    private static func withFace(_ id: String, _ limit: CheckLimit, _ source: String) -> Row {
        Row(id: id, source: source) { $0.expectsFace ? limit : nil }
    }

    private static func always(_ id: String, _ limit: CheckLimit, _ source: String) -> Row {
        Row(id: id, source: source) { _ in limit }
    }

    private static let rows: [Row] = [
        always("file.decodes", .atLeast(reject: 1), "a damaged picture is no anchor"),
        Row(id: "frame.short-side", source: "notes: 720 for video, 512 for a face") {
            switch $0 {
            case .portrait: .atLeast(warn: 720, reject: 512)
            case .avatar: .atLeast(reject: 512)
            case .wide, .prop, .location: .atLeast(warn: 720, reject: 360)
            }
        },
        always("frame.aspect", .atMost(warn: 3), "notes: aspect ratio must not fight"),
        always("light.clipped", .atMost(warn: 4, reject: 8), "notes: 8 % of the frame"),
        always(
            "light.crushed", .atMost(warn: 8, reject: 50),
            "notes: 8 % of the frame; portraits in black suits"),
        withFace(
            "light.keys", .atMost(warn: 0.5), "notes: a second light above half of the first"),
        withFace(
            "light.direction", .atMost(warn: 45),
            "portraits: beyond it half of the face lies in the dark"),
        withFace(
            "hair.crushed", .atMost(warn: 45), "portraits: black hair in good light stays below"),
        withFace(
            "light.mixed-white-balance", .atMost(warn: 1200, reject: 3000),
            "notes: 1200 K between the sides of the face"),
        withFace("face.clipped", .atMost(warn: 1, reject: 2), "notes: 2 % of the face"),
        withFace("face.crushed", .atMost(warn: 2, reject: 10), "notes: 2 % of the face"),
        withFace("face.sharpness", .atMost(warn: 1.2), "portraits blurred by known radii"),
        withFace(
            "wardrobe.pattern", .atLeast(warn: 4, reject: 2.5),
            "notes: 4 px a period at the take's height, 2.5 near the limit of sampling"),
        Row(id: "face.share", source: "notes: 40 % for models that drive a face; portraits") {
            switch $0 {
            case .portrait: .atLeast(warn: 15, reject: 7)
            case .wide: .atLeast(warn: 5)
            case .avatar: .atLeast(warn: 40, reject: 20)
            case .prop, .location: nil
            }
        },
        withFace("face.crop", .atLeast(warn: 10, reject: 0), "notes: crop cuts face at forehead"),
        Row(id: "subject.dominant", source: "notes: a second face above 40 % is ambiguous") {
            switch $0 {
            case .portrait, .avatar: .atMost(warn: 20, reject: 40)
            case .wide: .atMost(warn: 40)
            case .prop, .location: nil
            }
        },
        Row(id: "subject.centred", source: "notes: middle third") {
            switch $0 {
            case .portrait, .avatar: .atMost(warn: 16.7)
            case .wide: .atMost(warn: 33.3)
            case .prop, .location: nil
            }
        },
        withFace("camera.eye-level", .atMost(warn: 15), "notes: 15°"),
        withFace("face.expression", .atMost(warn: 0.35), "notes: .35; portraits"),
        withFace("face.eyes-open", .atLeast(warn: 0.17, reject: 0.12), "labelled eyes"),
        Row(id: "background.busy", source: "notes: edges on 12 % of the background; portraits") {
            $0 == .location ? nil : .atMost(warn: 20)
        },
    ]
}
