package import ArgumentParser
internal import FoundationEssentials
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
            is noticed. An error of 0.05 needs 19 takes, of 0.1 needs 9. Use the file with \
            holdfast analyze --tolerances. --shipped writes the tolerances that Holdfast comes with.

            Exit codes: 0 written; 64 wrong usage; 65 a take cannot be used, or the file not written; \
            70 our own fault.
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
        let files = try Self.files(in: takes)
        let analyser = try RunOptions.analyser(
            withoutFaces: runOptions.withoutFaces, threads: runOptions.threads,
            verbose: runOptions.verbose)
        try OutputChecks.ensureWritable([output])
        if shipped {
            try OutputChecks.write(json: analyser.shippedTolerances(), to: output)
            return
        }
        let quiet = runOptions.quiet
        let document = try await CommandFailure.telling { () async throws(HoldfastError) in
            try await analyser.calibrate(takes: files, error: error) { index, count in
                if !quiet { Terminal.say("calibrating on take \(index + 1) of \(count)") }
            }
        }
        try OutputChecks.write(json: document, to: output)
        if !runOptions.quiet, files.count < document.takesNeeded {
            Terminal.say(
                "\(files.count) takes promise an error of no less than "
                    + "1 in \(files.count + 1); \(error) needs \(document.takesNeeded), so the "
                    + "tolerances are no tighter than those that Holdfast comes with")
        }
    }

    /// The files named, and all files with the name of a video in the folders named, in order of path.
    private static func files(in paths: [String]) throws(CommandFailure) -> [String] {
        var files: [String] = []
        for path in paths {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
                files.append(path)
                continue
            }
            let videos = names.filter { name in
                extensions.contains { name.lowercased().hasSuffix("." + $0) }
            }
            guard !videos.isEmpty else {
                throw CommandFailure(
                    exitCode: CommandFailure.unusable,
                    message: "\(path): holds no video; pass a folder of takes that hold")
            }
            files += videos.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
        }
        return Set(files).sorted()
    }

    /// Names of videos end so.
    private static let extensions = [
        "mp4", "mov", "mkv", "webm", "avi", "m4v", "gif", "mxf", "ts", "mpg",
    ]
}
