package import ArgumentParser
internal import Holdfast
internal import Report

/// `holdfast seam`: what a viewer would notice at the joint of two clips.
package struct SeamCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "seam",
        abstract: "Measure the joint of two clips, and where the second must begin.",
        discussion: """
            Example: holdfast seam one.mp4 two.mp4 --json seam.json

            Compared are the end of the first and the beginning of the second: frames shown twice, steps \
            of light and colour, a mix-up of matrix or range, size, crop and scale, the person, motion, \
            stalls, flashes, and disturbances up to a second after. Each step is held against what both \
            clips do by themselves. The exit code is 1 when something would be noticed.

            \(HelpText.exitCodes)
            """)

    @Argument(help: "The clip before the joint.")
    package var first: String

    @Argument(help: "The clip after the joint.")
    package var second: String

    @Option(
        help: ArgumentHelp(
            "Write the joint as JSON; - is standard output. (default: none)", valueName: "file"))
    package var json: String?

    @OptionGroup package var readingOptions: ReadingOptions
    @OptionGroup package var runOptions: RunOptions

    package init() {}

    package mutating func validate() throws {
        guard !first.isEmpty, !second.isEmpty else {
            throw ValidationError("Each clip needs a file name.")
        }
        try OutputChecks.validate([("--json", json, true)], inputs: [first, second])
    }

    package func run() throws {
        let analyser = try RunOptions.analyser(
            withoutFaces: runOptions.withoutFaces, threads: runOptions.threads,
            reading: readingOptions, verbose: runOptions.verbose)
        try OutputChecks.ensureWritable([json])
        let document = try CommandFailure.telling { () throws(HoldfastError) in
            try analyser.seam(first, second)
        }
        try OutputChecks.write(json: document, to: json)
        if !runOptions.quiet {
            try Terminal.present(
                { JointRenderer.text(document, style: $0) },
                outputIsTaken: json == OutputFile.standardOutput)
        }
        try AnalysisOutcome.endIfTruncated(document.first)
        try AnalysisOutcome.endIfTruncated(document.second)
        if !document.seam.findings.isEmpty { throw ExitCode(1) }
    }
}
