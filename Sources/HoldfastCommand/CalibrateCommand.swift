package import ArgumentParser
internal import Batch
internal import Holdfast
internal import Report

/// `holdfast calibrate`: tolerances from takes that were accepted.
package struct CalibrateCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Take tolerances from a folder of takes that you have accepted.",
        discussion: """
            Example: holdfast calibrate accepted/ --error 0.05 --output tolerances.json

            Each take is measured against its own beginning. The tolerance of a channel is what all but \
            the stated share of takes like these stay within (split-conformal), never less than what \
            is noticed. An error of 0.05 needs 19 takes, of 0.1 needs 9; with fewer, no tolerance is less than \
            the one that Holdfast comes with. Use the file with holdfast analyze --tolerances. --shipped \
            writes the tolerances that Holdfast comes with.

            Files that cannot be used are left out and named, here and in the file.

            Exit codes: 0 written; 64 wrong usage; 65 some take was left out, or all, or the file not \
            written; 70 our own fault.
            """)

    @Argument(help: "Takes that hold, or folders of them.")
    package var takes: [String] = []

    @Flag(help: "Write the tolerances that Holdfast comes with. (default: measure takes)")
    package var shipped = false

    @Option(
        help: ArgumentHelp(
            "Share of such takes that may be called drifting in a channel, 0.001 to 0.5.",
            valueName: "share"))
    package var error = 0.1

    @Option(
        help: ArgumentHelp(
            "Where to write the tolerances as JSON; - is standard output.", valueName: "file"))
    package var output = "-"

    @OptionGroup package var runOptions: RunOptions

    package init() {}

    package mutating func validate() throws {
        guard error.isFinite, (0.001...0.5).contains(error) else {
            throw ValidationError("--error is a share from 0.001 to 0.5, such as 0.1.")
        }
        guard takes.isEmpty == shipped, takes.allSatisfy({ !$0.isEmpty }) else {
            throw ValidationError("Pass takes, or folders of takes, or --shipped without any.")
        }
        try OutputChecks.validate([("--output", output, true)], inputs: takes)
    }

    package func run() async throws {
        let analyser = try RunOptions.analyser(
            withoutFaces: runOptions.withoutFaces, threads: runOptions.threads,
            verbose: runOptions.verbose)
        try OutputChecks.ensureWritable([output])
        if shipped {
            try OutputChecks.write(json: analyser.shippedTolerances(), to: output)
            return
        }
        let files = try Self.files(in: takes)
        let quiet = runOptions.quiet
        let document = try await CommandFailure.telling { () async throws(HoldfastError) in
            try await analyser.calibrate(takes: files, error: error) { index, count in
                if !quiet { Terminal.say("calibrating on take \(index + 1) of \(count)") }
            }
        }
        try OutputChecks.write(json: document, to: output)
        if !quiet { Self.tell(document) }
        guard let first = document.leftOut.first else { return }
        throw CommandFailure(
            exitCode: CommandFailure.unusable,
            message: document.leftOut.count == 1
                ? "a take was left out: \(first.reason)"
                : "\(document.leftOut.count) takes were left out, the first: \(first.reason)")
    }

    /// Says what the takes were too few for.
    private static func tell(_ document: ToleranceDocument) {
        for take in document.leftOut.dropFirst() { Terminal.say("left out: \(take.reason)") }
        let count = document.takes.count
        let needed = document.takesNeeded
        let takes = count == 1 ? "1 take promises" : "\(count) takes promise"
        if count < needed {
            Terminal.say(
                "\(takes) an error of no less than 1 in \(count + 1); \(document.error) needs "
                    + "\(needed), so no tolerance is tighter than the one that Holdfast comes with")
            return
        }
        let thin = document.channels.filter { $0.takes < needed }
        if !thin.isEmpty {
            Terminal.say(
                "measured in fewer than \(needed) takes, and so no tighter than they come with "
                    + "Holdfast: " + thin.map { "\($0.id) (\($0.takes))" }.joined(separator: ", "))
        }
    }

    /// The takes that were named, in order of path: files, what patterns match, and all below folders that has
    /// the name of a video.
    private static func files(in paths: [String]) throws(CommandFailure) -> [String] {
        let items: [BatchItem]
        do throws(BatchError) {
            items = try BatchInput(paths: paths).items()
        } catch {
            throw CommandFailure(exitCode: error.exitCode, message: error.message)
        }
        guard !items.isEmpty else {
            throw CommandFailure(
                exitCode: CommandFailure.unusable,
                message: "\(paths[0]): holds no video; pass a folder of takes that hold")
        }
        return items.map(\.path)
    }
}
