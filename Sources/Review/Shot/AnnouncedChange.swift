/// A change that the shot file or the prompt announces: what it brings about is shown and does not count.
public struct AnnouncedChange: Hashable, Sendable {
    /// What was announced, in its own words.
    public var what: String
    /// The channels that it may move.
    public var channels: [ChannelSubject]
    /// When it may begin, in seconds; the end is infinite for a change that was given no time.
    public var seconds: Range<Double>
    /// Whether the face may be out of sight for it.
    public var excusesFace: Bool

    /// A change.
    public init(
        what: String, channels: [ChannelSubject], seconds: Range<Double> = 0..<Double.infinity,
        excusesFace: Bool = false
    ) {
        self.what = what
        self.channels = channels
        self.seconds = seconds
        self.excusesFace = excusesFace
    }

    /// Onsets are found within a quarter of a second, so windows are that much wider on both sides.
    static let slack = 0.25

    /// Whether a drift of `channel` that begins at `start` is this change.
    public func covers(_ channel: String, beginningAt start: Double) -> Bool {
        channels.contains { $0.includes(channel) } && start >= seconds.lowerBound - Self.slack
            && start < seconds.upperBound + Self.slack
    }
}

/// Phrases that announce a change, and what the change moves.
public enum ChangePhrases {
    private struct Kind {
        let phrases: [String]
        let channels: [ChannelSubject]
        /// Whether a bare prompt may announce it for all of these channels.
        let excusesFace: Bool
    }

    private static let kinds = [
        Kind(
            phrases: [
                "focus pull", "pull focus", "pulls focus", "rack focus", "racks focus",
                "focus shift", "focus shifts",
            ],
            channels: [.channel("structure.focus"), .channel("structure.texture")],
            excusesFace: false),
        Kind(
            phrases: [
                "light change", "lighting change", "light changes", "lighting changes",
                "lights change", "lights go out", "lights come on", "lights dim", "light dims",
                "light fades", "sun sets", "sun rises", "fade to black", "fades to black",
                "lightning",
            ],
            channels: [.family("colour"), .channel("identity.skin")], excusesFace: false),
        Kind(
            phrases: [
                "turn away", "turns away", "look away", "looks away", "turn around",
                "turns around", "walks away", "leaves the frame", "leaves frame",
            ],
            channels: [
                .channel("identity.face"), .channel("identity.geometry"),
                .channel("identity.skin"), .channel("identity.iris"), .channel("identity.marks"),
            ], excusesFace: true),
        Kind(
            phrases: [
                "takes off", "puts on", "changes clothes", "wardrobe change", "costume change",
            ],
            channels: [.channel("identity.wardrobe"), .channel("identity.accessory")],
            excusesFace: false),
        Kind(
            phrases: ["enters the frame", "enters frame", "walks in", "joins her", "joins him"],
            channels: [.channel("structure.newcomers")], excusesFace: false),
    ]

    /// What `what` announces; `nil` when it names no known kind of change.
    public static func change(_ what: String) -> AnnouncedChange? {
        let found = kinds.filter { kind in kind.phrases.contains { contains(what, $0) } }
        guard !found.isEmpty else { return nil }
        return AnnouncedChange(
            what: what, channels: found.flatMap(\.channels),
            excusesFace: found.contains(where: \.excusesFace))
    }

    /// What a prompt announces, without times.
    ///
    /// A prompt that turns the head away explains a face that cannot be seen, never a face that is seen
    /// and is another: identity stays judged.
    public static func changes(inPrompt prompt: String) -> [AnnouncedChange] {
        kinds.compactMap { kind in
            guard let phrase = kind.phrases.first(where: { contains(prompt, $0) }) else {
                return nil
            }
            return AnnouncedChange(
                what: "\"\(phrase)\" in the prompt",
                channels: kind.excusesFace ? [] : kind.channels, excusesFace: kind.excusesFace)
        }
    }

    /// All phrases, for messages and documentation.
    public static var all: [String] { kinds.flatMap(\.phrases) }

    /// Whether `phrase` occurs in `text` as whole words, whatever the case.
    private static func contains(_ text: String, _ phrase: String) -> Bool {
        let spoken = words(of: text)
        let wanted = words(of: phrase)
        guard !wanted.isEmpty, spoken.count >= wanted.count else { return false }
        return (0...spoken.count - wanted.count).contains {
            spoken[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
    }

    private static func words(of text: String) -> [Substring] {
        text.prefix(10_000).lowercased().split { !$0.isLetter && !$0.isNumber }.map { $0[...] }
    }
}
