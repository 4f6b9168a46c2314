/// What is proposed; only a person approves.
public struct VerdictSection: Codable, Hashable, Sendable {
    /// `rejected`, `maybe` or `selected`.
    public var state: String
    /// Seconds up to which the take holds: its duration when nothing breaks, `nil` when unknown.
    @NullableSeconds public var usableUntil: Double?
    /// The channel that broke first, or `nil`.
    @Nullable public var firstToBreak: String?
    /// One line each, such as `identity.face drifts 9.8-15.0 s`.
    public var reasons: [String]

    /// All of its fields.
    public init(state: String, usableUntil: Double?, firstToBreak: String?, reasons: [String] = [])
    {
        self.state = state
        self.usableUntil = usableUntil
        self.firstToBreak = firstToBreak
        self.reasons = reasons
    }
}
