/// Channels that a word of `holds` vouches for.
package struct HeldAspect: Sendable {
    /// Channels that must not report drift.
    package let channels: [String]
    /// The family they are of.
    package let family: String

    /// The channels of colour itself.
    package static let colours = [
        "colour.palette", "colour.white-balance", "colour.saturation", "colour.contrast",
        "colour.exposure",
    ]

    /// Reads a word of `holds`; `nil` for vague ones, which vouch for nothing.
    package init?(_ text: String) {
        let text = text.lowercased()
        let vague = ["mostly", "roughly", "partly", "before", "rough ", "overall", "style"]
        if vague.contains(where: text.contains) { return nil }
        guard let (_, channels) = Self.vouched.first(where: { text.hasPrefix($0.word) }) else {
            return nil
        }
        self.channels = channels
        family = String(channels[0].prefix { $0 != "." })
    }

    /// Whether some of what the clip drifts in lies too near for this to be a clean hold.
    package func isBlurred(by drifts: [LabelledDrift]) -> Bool {
        switch family {
        case "colour": drifts.contains { $0.channel.family == "colour" }
        case "structure": drifts.contains { $0.channel == .background }
        default: false
        }
    }

    private static let persons = ["identity.face", "identity.geometry", "identity.iris"]

    private static let vouched: [(word: String, channels: [String])] = [
        ("identity", persons),
        ("face", persons),
        ("wardrobe", ["identity.wardrobe"]),
        ("uniform", ["identity.wardrobe"]),
        ("background", ["structure.background"]),
        ("colour", colours + ["colour.flicker"]),
        ("lighting", ["colour.exposure", "colour.key-light", "colour.flicker"]),
    ]
}
