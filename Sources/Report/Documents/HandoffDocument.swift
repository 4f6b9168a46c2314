/// What `handoff` says of a take.
public struct HandoffDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.handoff/1"

    /// Name and version of the schema.
    public var schema: String
    /// The take.
    public var take: TakeSection
    /// The frame that was written.
    public var handoff: HandoffSection
    /// The take written up to the out-point; absent when that was not asked for.
    public var trim: TrimSection?
    /// Assumptions and limits of this run, one sentence each.
    public var notes: [String]

    /// All of its fields but the schema, which is this type's own.
    public init(
        take: TakeSection, handoff: HandoffSection, trim: TrimSection? = nil, notes: [String] = []
    ) {
        schema = Self.schemaName
        self.take = take
        self.handoff = handoff
        self.trim = trim
        self.notes = notes
    }
}
