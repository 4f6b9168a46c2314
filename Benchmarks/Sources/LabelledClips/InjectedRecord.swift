/// One clip with a known defect put in, or a control: an entry of `injected/truth.json`.
package struct InjectedRecord: Decodable, Sendable {
    /// Paths inside `injected`.
    package let file: String
    package let anchor: String
    /// The clip that the defect was put into.
    package let base: String
    package let defect: String
    /// Absent for controls.
    package let strength: Strength?
    package let control: Bool
    /// Channels that should fire, and the families of those that may stand in for them.
    package let channels: [String]
    package let families: [String]
    /// Channels that may fire besides; `*` for any.
    package let allowed: [String]
    /// For a defect of the whole take: its kind. No channel is then asked for.
    package let defectKind: String?
    /// Seconds at which the defect begins and for which it grows; absent for controls.
    package let onset: Double?
    package let onsetFrame: Int?
    package let ramp: Double?

    /// How strong a defect is, by eye.
    package enum Strength: String, Decodable, CaseIterable, Sendable {
        case mild, clear, gross
    }

    /// Whether this is a clip as it was, re-encoded only.
    package var isUntouched: Bool { control && defect == "untouched" }
}
