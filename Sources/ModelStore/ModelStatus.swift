public import NeuralNet

/// Whether one model file is in its place and as it should be.
public struct ModelStatus: Sendable, Hashable {
    /// What the file should be.
    public let record: ModelRecord
    /// Where it is looked for.
    public let path: String
    /// What is wrong with it, or `nil` when it is ready for use.
    public let problem: ModelError?

    /// Whether the file is there and its SHA-256 is the one of the record.
    public var isReady: Bool { problem == nil }
}
