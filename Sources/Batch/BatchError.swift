public import Report
public import Review
public import TakeStore

/// Why a batch cannot be run, in one sentence for people.
public struct BatchError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What a process should exit with: 64 for wrong arguments, 65 for input or outputs that cannot be
    /// used, 70 for a fault of ours.
    public let exitCode: Int32
    /// One sentence: the file, what is wrong with it, and the remedy.
    public let message: String

    /// Input or output that cannot be used.
    public static func unusable(_ message: String) -> BatchError {
        BatchError(exitCode: 65, message: message)
    }

    /// Our own fault.
    public static func fault(_ message: String) -> BatchError {
        BatchError(exitCode: 70, message: message)
    }

    init(exitCode: Int32, message: String) {
        self.exitCode = exitCode
        self.message = message
    }

    /// A shot file in its own words.
    public init(_ error: ReviewError) { self = .unusable(error.description) }

    /// A store in its own words.
    public init(_ error: StoreError) {
        self.init(exitCode: error.code == .fault ? 70 : 65, message: error.description)
    }

    /// An output in its own words.
    public init(_ error: ReportError) {
        let isOutside = error.code == .unwritable || error.code == .readerGone
        self.init(exitCode: isOutside ? 65 : 70, message: error.description)
    }

    /// The message.
    public var description: String { message }
}
