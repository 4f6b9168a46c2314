/// The model files: where they are and whether they are whole.
public struct ModelsDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.models/1"

    /// Name and version of the schema.
    public var schema: String
    /// The folder that is looked in.
    public var folder: String
    /// Each model file known.
    public var models: [ModelRow]

    /// All of its fields but the schema, which is this type's own.
    public init(folder: String, models: [ModelRow]) {
        schema = Self.schemaName
        self.folder = folder
        self.models = models
    }
}

/// One model file.
public struct ModelRow: Codable, Hashable, Sendable {
    /// What it does, in a few words.
    public var role: String
    /// Name of the file, without its folder.
    public var file: String
    /// `ok`, `missing` or `altered`.
    public var state: String
    /// Package and version that it comes from.
    public var package: String
    /// Licence of the file.
    public var licence: String
    /// What a user should know of its making.
    public var disclosure: String
    /// SHA-256 that its bytes must have, lower-case hexadecimal.
    public var sha256: String
    /// The command that mends it; `nil` when it is well.
    @Nullable public var remedy: String?

    /// All of its fields.
    public init(
        role: String, file: String, state: String, package: String, licence: String,
        disclosure: String, sha256: String, remedy: String? = nil
    ) {
        self.role = role
        self.file = file
        self.state = state
        self.package = package
        self.licence = licence
        self.disclosure = disclosure
        self.sha256 = sha256
        self.remedy = remedy
    }
}
