/// One clip with a known defect put in, or a control: an entry of `injected/truth.json`.
struct InjectedRecord: Decodable, Sendable {
    /// Paths inside `injected`.
    let file: String
    let anchor: String
    /// The clip that the defect was put into.
    let base: String
    let defect: String
    /// Absent for controls.
    let strength: Strength?
    let control: Bool
    /// Channels that should fire, and the families of those that may stand in for them.
    let channels: [String]
    let families: [String]
    /// Channels that may fire besides; `*` for any.
    let allowed: [String]
    /// For a defect of the whole take: its kind. No channel is then asked for.
    let defectKind: String?
    /// Seconds at which the defect begins and for which it grows; absent for controls.
    let onset: Double?
    let onsetFrame: Int?
    let ramp: Double?
    /// Width of the face in pixels; absent without one.
    let faceWidth: Double?

    /// How strong a defect is, by eye.
    enum Strength: String, Decodable, CaseIterable, Sendable {
        case mild, clear, gross
    }

    /// Whether this is a clip as it was, re-encoded only.
    var isUntouched: Bool { control && defect == "untouched" }
}
