package import ArgumentParser
internal import Holdfast
internal import Report

/// `holdfast compare`: how far two pictures are from each other.
package struct CompareCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Measure how far two pictures are from each other, channel by channel.",
        discussion: """
            Example: holdfast compare her.png next.png

            Each distance is printed in the unit of its channel; identity is the L2 distance of two \
            128-number embeddings, about 0.6 between different people.

            \(HelpText.exitCodes)
            """)

    @Argument(help: "The first picture.")
    package var first: String

    @Argument(help: "The second picture.")
    package var second: String

    @Option(
        help: ArgumentHelp(
            "Write the distances as JSON; - is standard output. (default: none)",
            valueName: "file"))
    package var json: String?

    @OptionGroup package var runOptions: RunOptions

    package init() {}

    package mutating func validate() throws {
        guard !first.isEmpty, !second.isEmpty else {
            throw ValidationError("Each picture needs a file name.")
        }
        try OutputChecks.validate([("--json", json, true)], inputs: [first, second])
    }

    package func run() throws {
        let analyser = try RunOptions.analyser(
            withoutFaces: runOptions.withoutFaces, threads: runOptions.threads,
            verbose: runOptions.verbose)
        try OutputChecks.ensureWritable([json])
        let document = try CommandFailure.telling { () throws(HoldfastError) in
            try analyser.compare(first, second)
        }
        try OutputChecks.write(json: document, to: json)
        guard !runOptions.quiet, json != OutputFile.standardOutput else { return }
        try Terminal.present { ListingRenderer.text(document, first, second, style: $0) }
    }
}
