package import ArgumentParser
internal import Holdfast
internal import Report

/// `holdfast audit`: is this picture the frame that it claims to be, and are its colours right.
package struct AuditCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract:
            "Find the frame of a take that a picture shows, and what was done to its colours.",
        discussion: """
            Example: holdfast audit frame.png take.mp4

            Names the frame, how far from the last it is, the signed error of each channel in codes of \
            255, and the likely cause: exact, rounding, swscale, matrix, range, jpeg, resize or unknown. The exit \
            code is 1 when the colours are not exact.

            \(HelpText.exitCodes)
            """)

    @Argument(help: "The picture, extracted by another program.")
    package var picture: String

    @Argument(help: "The take that it is from.")
    package var take: String

    @Option(
        help: ArgumentHelp(
            "Write the answer as JSON; - is standard output. (default: none)", valueName: "file"))
    package var json: String?

    @OptionGroup package var readingOptions: ReadingOptions

    @Flag(help: "Print no summary. (default: print it)")
    package var quiet = false

    package init() {}

    package mutating func validate() throws {
        guard !picture.isEmpty, !take.isEmpty else {
            throw ValidationError("Picture and take each need a file name.")
        }
        try OutputChecks.validate([("--json", json, true)], inputs: [picture, take])
    }

    package func run() throws {
        let analyser = try RunOptions.analyser(withoutFaces: true, reading: readingOptions)
        try OutputChecks.ensureWritable([json])
        let document = try CommandFailure.telling { () throws(HoldfastError) in
            try analyser.audit(picture: picture, of: take)
        }
        try OutputChecks.write(json: document, to: json)
        if !quiet {
            try Terminal.present(
                { JointRenderer.text(document, style: $0) },
                outputIsTaken: json == OutputFile.standardOutput)
        }
        if document.cause != "exact" { throw ExitCode(1) }
    }
}
