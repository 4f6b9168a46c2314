/// What `rank` says of the takes of a shot.
public struct RankDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.rank/1"

    /// Name and version of the schema.
    public var schema: String
    /// Name of the shot.
    public var shot: String
    /// Name of the best take; `nil` when all are rejected or none was analysed.
    @Nullable public var best: String?
    /// The takes, the best first.
    public var takes: [RankedTakeSection]
    /// Why others could not be ranked, one sentence each.
    public var failed: [String]

    /// All of its fields but the schema, which is this type's own.
    public init(shot: String, best: String?, takes: [RankedTakeSection], failed: [String] = []) {
        schema = Self.schemaName
        self.shot = shot
        self.best = best
        self.takes = takes
        self.failed = failed
    }
}

/// A take in its place.
public struct RankedTakeSection: Codable, Hashable, Sendable {
    /// From 1.
    public var place: Int
    /// Its name.
    public var name: String
    /// Path as the caller gave it.
    public var path: String
    /// `selected`, `maybe` or `rejected`.
    public var state: String
    /// Seconds up to which it holds.
    @NullableSeconds public var usableUntil: Double?
    /// How far its channels move, in tolerances, identity counted twice.
    @Measured public var unrest: Double
    /// Why it stands before the next; `nil` for the last.
    @Nullable public var reason: String?
    /// What speaks against it.
    public var against: [String]

    /// All of its fields.
    public init(
        place: Int, name: String, path: String, state: String, usableUntil: Double?,
        unrest: Double, reason: String?, against: [String]
    ) {
        self.place = place
        self.name = name
        self.path = path
        self.state = state
        self.usableUntil = usableUntil
        self.unrest = unrest
        self.reason = reason
        self.against = against
    }
}
