/// What made a document.
public struct ToolSection: Codable, Hashable, Sendable {
    /// Version of the tool, `major.minor.patch`.
    public var version: String
    /// The instruction-set level used: `baseline`, `avx2` or `avx512`.
    public var simdLevel: String
    /// The model files that were used, in the order of their names; empty without faces.
    public var models: [ModelSection]

    /// All of its fields.
    public init(version: String, simdLevel: String, models: [ModelSection] = []) {
        self.version = version
        self.simdLevel = simdLevel
        self.models = models
    }
}

/// A model file that was used.
public struct ModelSection: Codable, Hashable, Sendable {
    /// Name of the file, without its folder.
    public var file: String
    /// SHA-256 of its bytes, lower-case hexadecimal.
    public var sha256: String

    /// All of its fields.
    public init(file: String, sha256: String) {
        self.file = file
        self.sha256 = sha256
    }
}
