internal import Holdfast
internal import Report

/// An end of the command that is not success: a sentence for people and an exit code for scripts.
package struct CommandFailure: Error, Hashable {
    /// Take, anchor, model file or output that cannot be used: `EX_DATAERR` of sysexits.h.
    package static let unusable: Int32 = 65
    /// Our own fault: `EX_SOFTWARE` of sysexits.h.
    package static let fault: Int32 = 70

    /// One of those of CONTRACT: 65 or 70.
    package let exitCode: Int32
    /// One sentence, naming file, place and remedy.
    package let message: String

    init(exitCode: Int32, message: String) {
        self.exitCode = exitCode
        self.message = message
    }

    init(_ error: HoldfastError) {
        self.init(exitCode: error.exitCode, message: error.message)
    }

    init(_ error: ReportError) {
        let isOutside = error.code == .unwritable || error.code == .readerGone
        self.init(exitCode: isOutside ? Self.unusable : Self.fault, message: error.description)
    }

    /// `body`'s result, with its error told as a failure of the command.
    static func telling<Result: Sendable>(
        _ body: () async throws(HoldfastError) -> Result
    ) async throws(CommandFailure) -> Result {
        do { return try await body() } catch { throw CommandFailure(error) }
    }

    /// `body`'s result, with its error told as a failure of the command.
    static func telling<Result>(
        _ body: () throws(HoldfastError) -> Result
    ) throws(CommandFailure) -> Result {
        do { return try body() } catch { throw CommandFailure(error) }
    }

    /// `body`'s result, with its error told as a failure of the command.
    static func tellingOutput<Result>(
        _ body: () throws(ReportError) -> Result
    ) throws(CommandFailure) -> Result {
        do { return try body() } catch { throw CommandFailure(error) }
    }
}
