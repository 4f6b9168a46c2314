package import ArgumentParser
internal import Holdfast
internal import Report

/// `holdfast probe`: what the decoder sees of a file.
package struct ProbeCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "probe",
        abstract: "Decode all of a file and say what is in it: frames, times, colour coding.",
        discussion: """
            Example: holdfast probe take.mp4 --json -

            Times are seconds from the first frame; frames count from 0. What the file does not state is \
            marked as assumed.

            \(HelpText.exitCodes)
            """)

    @Argument(help: "A video file or a still.")
    package var file: String

    @Option(
        help: ArgumentHelp(
            "Write what was seen as JSON, frame by frame; - is standard output. (default: none)",
            valueName: "file"))
    package var json: String?

    @OptionGroup package var readingOptions: ReadingOptions

    package init() {}

    package mutating func validate() throws {
        guard !file.isEmpty else { throw ValidationError("The file needs a name.") }
        try OutputChecks.validate([("--json", json, true)], inputs: [file])
    }

    package func run() throws {
        let analyser = try RunOptions.analyser(withoutFaces: true, reading: readingOptions)
        try OutputChecks.ensureWritable([json])
        let document = try CommandFailure.telling { () throws(HoldfastError) in
            try analyser.probe(file)
        }
        try OutputChecks.write(json: document, to: json)
        if json != OutputFile.standardOutput {
            try Terminal.present { ListingRenderer.text(document, style: $0) }
        }
        try AnalysisOutcome.endIfTruncated(document.take)
    }
}
