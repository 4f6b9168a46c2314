/// Why an analysis could not be made, in one sentence for people.
public struct HoldfastError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What a process should exit with: 65 for input that cannot be used, 70 for a fault of ours.
    public var exitCode: Int32
    /// One sentence: the file, what is wrong with it, where, and the remedy.
    public var message: String

    /// An error.
    public init(exitCode: Int32, message: String) {
        self.exitCode = exitCode
        self.message = message
    }

    /// Input that cannot be used.
    static func unusable(_ message: String) -> HoldfastError {
        HoldfastError(exitCode: 65, message: message)
    }

    /// The message.
    public var description: String { message }
}
