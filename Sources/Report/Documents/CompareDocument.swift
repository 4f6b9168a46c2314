/// How far two pictures are from each other.
public struct CompareDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.compare/1"

    /// Name and version of the schema.
    public var schema: String
    /// Distance of the two identities, L2; `nil` when either holds no face.
    @NullableMeasured public var identityDistance: Double?
    /// The distance in each channel.
    public var channels: [ComparedChannelSection]
    /// Assumptions and limits of this run, one sentence each.
    public var notes: [String]

    /// All of its fields but the schema, which is this type's own.
    public init(identityDistance: Double?, channels: [ComparedChannelSection], notes: [String] = [])
    {
        schema = Self.schemaName
        self.identityDistance = identityDistance
        self.channels = channels
        self.notes = notes
    }
}

/// The distance of two pictures in one channel.
public struct ComparedChannelSection: Codable, Hashable, Sendable {
    /// `family.name`, lower-case, hyphenated.
    public var id: String
    /// Unit of the value.
    public var unit: String
    /// The distance; `nil` where not measurable.
    @NullableMeasured public var value: Double?

    /// All of its fields.
    public init(id: String, unit: String, value: Double?) {
        self.id = id
        self.unit = unit
        self.value = value
    }
}
