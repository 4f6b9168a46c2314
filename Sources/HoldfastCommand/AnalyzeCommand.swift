package import ArgumentParser
internal import Holdfast
internal import Media
package import Report

/// `holdfast analyze`: does the take hold, until when, and which frame goes on.
package struct AnalyzeCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Measure a take against its anchor: what drifts, from when, and what to hand on.",
        discussion: """
            Example: holdfast analyze take.mp4 --anchor her.png --json take.json --chart take.svg

            Times are seconds from the first frame; frames count from 0. The summary goes to standard \
            output, or to standard error when an output takes that.

            \(HelpText.exitCodes)
            """,
        aliases: ["analyse"])

    @Argument(help: "The take: a video file.")
    package var take: String

    @OptionGroup package var anchorOptions: AnchorOptions
    @OptionGroup package var shotOptions: ShotOptions

    @Option(
        help: ArgumentHelp(
            "Write the analysis as JSON; - is standard output. (default: none)",
            valueName: "file"))
    package var json: String?

    @Option(
        help: ArgumentHelp(
            "Draw the channels over time as SVG or PNG; - is SVG on standard output. (default: none)",
            valueName: "file.svg|.png"))
    package var chart: String?

    @Option(
        help: ArgumentHelp(
            "Write the frame to hand on as PNG at native size. (default: none)",
            valueName: "frame.png"))
    package var handoff: String?

    @Option(
        help: ArgumentHelp(
            "Write the embeddings of every frame for NumPy. (default: none)",
            valueName: "file.npz"))
    package var embeddings: String?

    @OptionGroup package var reportOptions: ReportOptions
    @OptionGroup package var exchangeOptions: ExchangeOptions
    @OptionGroup package var windowOptions: WindowOptions
    @OptionGroup package var readingOptions: ReadingOptions
    @Option(
        help: ArgumentHelp(
            "Tolerances that holdfast calibrate wrote. (default: those that Holdfast comes with)",
            valueName: "file"))
    package var tolerances: String?

    @OptionGroup package var runOptions: RunOptions

    package init() {}

    package mutating func validate() throws {
        guard !take.isEmpty else { throw ValidationError("The take needs a file name.") }
        try OutputChecks.validate(
            outputs, inputs: [take] + anchorOptions.anchors.map(\.path) + [shotOptions.shot ?? take]
        )
        if let chart, chart != OutputFile.standardOutput, PictureFormat(ofFile: chart) == nil {
            throw ValidationError(
                "--chart draws SVG and PNG; name a file that ends in .svg or .png.")
        }
    }

    package func run() async throws {
        let shot = try shotOptions.read()
        let anchors = anchorOptions.requests(for: shot)
        let analyser = try runOptions.analyser(
            window: windowOptions.window, tolerances: tolerances, reading: readingOptions)
        try reportOptions.prepare()
        try OutputChecks.ensureWritable(outputs.map(\.path))
        let progress = ProgressBar(label: "analysing", quiet: runOptions.quiet)
        defer { progress.finish() }
        let analysis = try await CommandFailure.telling { () async throws(HoldfastError) in
            try await analyser.analyze(
                take: take, anchors: anchors, shot: shot,
                keepsPictures: reportOptions.needsPictures, progress: progress.report)
        }
        progress.finish()
        try write(analysis, analyser)
        if !runOptions.quiet {
            try Terminal.present(
                {
                    SummaryRenderer.text(
                        analysis.document, style: $0, isDetailed: runOptions.verbose)
                },
                outputIsTaken: outputs.contains { $0.path == OutputFile.standardOutput })
        }
        try AnalysisOutcome.end(analysis.document)
    }

    private var outputs: [OutputChecks.Output] {
        [
            ("--json", json, true), ("--chart", chart, true), ("--handoff", handoff, false),
            ("--embeddings", embeddings, false),
        ] + reportOptions.outputs + exchangeOptions.outputs
    }

    private func write(_ analysis: Analysis, _ analyser: Analyser) throws(CommandFailure) {
        try OutputChecks.write(json: analysis.document, to: json)
        try exchangeOptions.write(analysis.document)
        try reportOptions.write(analysis, take: take)
        if let chart {
            try CommandFailure.tellingOutput { () throws(ReportError) in
                let bytes = try PictureFormat.bytes(
                    svg: DriftChart.svg(analysis.document), forFile: chart)
                try OutputFile.write(bytes, to: chart)
            }
        }
        if let embeddings {
            try CommandFailure.tellingOutput { () throws(ReportError) in
                try OutputFile.write(try NPZWriter.bytes(analysis.embeddings), to: embeddings)
            }
        }
        if let handoff {
            try CommandFailure.telling { () throws(HoldfastError) in
                _ = try analyser.writeFrame(
                    of: take, at: .index(analysis.document.handoff.frame), to: handoff)
            }
        }
    }
}

/// How a command that looked at a take ends.
package enum AnalysisOutcome {
    /// Ends with 1 when an unannounced drift was found or the take is proposed for rejection.
    ///
    /// - Throws: `CommandFailure` for a take that breaks off, `ExitCode` for one that drifts.
    package static func end(_ document: AnalysisDocument) throws {
        try endIfTruncated(document.take)
        let drifts = document.channels.contains { $0.drifts.contains { !$0.announced } }
        if drifts || document.verdict.state == "rejected" { throw ExitCode(1) }
    }

    /// Ends with 65 when the file broke off before its end: what was decoded has been reported.
    package static func endIfTruncated(_ take: TakeSection) throws(CommandFailure) {
        guard let frame = take.truncatedAtFrame else { return }
        throw CommandFailure(
            exitCode: CommandFailure.unusable,
            message: "\(take.path): is damaged, and only what comes before was used; "
                + "make the file again or re-encode it (at frame \(frame))")
    }
}
