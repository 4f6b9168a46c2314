/// A take as lists show it.
public struct TakeEntry: Codable, Hashable, Sendable {
    /// Its number in this store.
    public var id: Int
    /// Its path, absolute.
    public var path: String
    /// SHA-256 of what was analysed last.
    public var sha256: String
    /// Name of its shot, or `nil`.
    public var shot: String?
    /// Length in seconds.
    public var duration: Double
    /// Decoded frames.
    public var frames: Int
    /// Pixels.
    public var width: Int
    /// Pixels.
    public var height: Int
    /// What the program proposes: `rejected`, `maybe` or `selected`.
    public var verdict: String?
    /// Seconds up to which it holds.
    public var usableUntil: Double?
    /// The channel that broke first.
    public var firstToBreak: String?
    /// What speaks against it.
    public var reasons: [String]
    /// When it was analysed, in seconds since 1970.
    public var analysedAt: Int?
    /// How often it was analysed.
    public var runs: Int
    /// The latest review by a person.
    public var review: ReviewEntry?
}

/// What a person said of a take.
public struct ReviewEntry: Codable, Hashable, Sendable {
    /// `rejected`, `maybe`, `selected` or `approved`.
    public var state: String
    /// Who said so.
    public var author: String
    /// When, in seconds since 1970.
    public var at: Int
    /// What they added; may be empty.
    public var note: String
    /// Whether the take or its anchor has changed since.
    public var isStale: Bool
}

/// What people may say of a take; only they approve.
public enum ReviewState: String, CaseIterable, Sendable {
    /// Not to be used.
    case rejected
    /// To be looked at again.
    case maybe
    /// The one to use.
    case selected
    /// Released.
    case approved
}

/// Which takes are wanted; all of the conditions given must hold.
public struct TakeFilter: Hashable, Sendable {
    /// Name of the shot.
    public var shot: String?
    /// What the program proposes.
    public var verdict: String?
    /// What the latest review says; `none` for takes without one.
    public var review: String?
    /// Whether the latest review is stale.
    public var isStale: Bool?
    /// Part of the path.
    public var path: String?

    /// A filter; the default wants every take.
    public init(
        shot: String? = nil, verdict: String? = nil, review: String? = nil, isStale: Bool? = nil,
        path: String? = nil
    ) {
        self.shot = shot
        self.verdict = verdict
        self.review = review
        self.isStale = isStale
        self.path = path
    }
}
