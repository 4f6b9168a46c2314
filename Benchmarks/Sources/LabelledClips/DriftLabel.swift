/// What drifts in one generated clip and what holds, labelled by hand: an entry of `labels/drift.json`.
package struct DriftLabel: Decodable, Sendable {
    package let name: String
    /// Path of the clip inside the data folder.
    package let file: String
    /// Path of the anchor inside the data folder; absent where the clip's own first frame is meant.
    package let anchorFile: String?
    package let drifts: [LabelledDrift]
    /// What stays as it is, in words.
    package let holds: [String]
}

/// One labelled drift.
package struct LabelledDrift: Decodable, Sendable {
    /// What a person calls it; not one of our channels.
    package let channel: Aspect
    package let start: Double
    package let end: Double
    /// 1 hardly seen, 2 seen, 3 spoils the take.
    package let severity: Int

    private enum CodingKeys: String, CodingKey {
        case channel, severity
        case start = "start_s"
        case end = "end_s"
    }

    /// What a person sees drifting.
    package enum Aspect: String, Decodable, CaseIterable, Sendable {
        case colour, lighting, background, structure, identity, wardrobe

        /// The family whose channels may find it.
        package var family: String {
            switch self {
            case .colour, .lighting: "colour"
            case .background, .structure: "structure"
            case .identity, .wardrobe: "identity"
            }
        }

        /// Whether the channel `id` is the right one for it, not only of its family.
        package func isMeasured(by id: String) -> Bool {
            switch self {
            case .colour: HeldAspect.colours.contains(id)
            case .lighting:
                [
                    "colour.exposure", "colour.key-light", "colour.contrast", "colour.flicker",
                ].contains(id)
            case .background: ["structure.background", "structure.layout"].contains(id)
            case .structure: id.hasPrefix("structure.")
            case .identity: id.hasPrefix("identity.") && id != "identity.wardrobe"
            case .wardrobe: id == "identity.wardrobe"
            }
        }
    }
}
