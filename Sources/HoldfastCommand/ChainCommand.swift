package import ArgumentParser
internal import Holdfast
internal import Report

/// `holdfast chain`: what builds up over clips that follow each other.
package struct ChainCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "chain",
        abstract:
            "Measure every joint of a chain of clips, and its drift from the original anchor.",
        discussion: """
            Example: holdfast chain one.mp4 two.mp4 three.mp4 --anchor her.png

            Each clip's last second is held against the anchor that the first was made from, with the \
            growth from clip to clip in every channel, and the clip after which to start anew from the \
            anchor. The exit code is 1 when a joint has findings or the chain has gone too far.

            \(HelpText.exitCodes)
            """)

    @Argument(help: "The clips, in order; at least two.")
    package var clips: [String]

    @OptionGroup package var anchorOptions: AnchorOptions

    @Option(
        help: ArgumentHelp(
            "Write the chain as JSON; - is standard output. (default: none)", valueName: "file"))
    package var json: String?

    @Option(
        help: ArgumentHelp(
            "Write a page to look at: clips and joints in one line. (default: none)",
            valueName: "file.html"))
    package var report: String?

    @OptionGroup package var readingOptions: ReadingOptions
    @OptionGroup package var runOptions: RunOptions

    package init() {}

    package mutating func validate() throws {
        guard clips.count >= 2, clips.allSatisfy({ !$0.isEmpty }) else {
            throw ValidationError("Name at least two clips, in order.")
        }
        guard !anchorOptions.anchors.isEmpty else {
            throw ValidationError("Name the still that the chain began with as --anchor.")
        }
        try OutputChecks.validate(
            [("--json", json, true), ("--report", report, true)],
            inputs: clips + anchorOptions.anchors.map(\.path))
    }

    package func run() async throws {
        let analyser = try RunOptions.analyser(
            withoutFaces: runOptions.withoutFaces, threads: runOptions.threads,
            reading: readingOptions, verbose: runOptions.verbose)
        try OutputChecks.ensureWritable([json, report])
        let progress = ProgressBar(label: "measuring the chain", quiet: runOptions.quiet)
        defer { progress.finish() }
        let (document, pictures) = try await CommandFailure.telling {
            () async throws(HoldfastError) in
            try await analyser.picturedChain(
                clips, anchors: anchorOptions.requests, keepsPictures: report != nil,
                progress: progress.report)
        }
        progress.finish()
        try OutputChecks.write(json: document, to: json)
        if let report {
            try CommandFailure.tellingOutput { () throws(ReportError) in
                try OutputFile.write(ChainPage.html(document, pictures: pictures), to: report)
            }
        }
        if !runOptions.quiet {
            try Terminal.present(
                { JointRenderer.text(document, style: $0) },
                outputIsTaken: [json, report].contains(OutputFile.standardOutput))
        }
        for clip in document.clips { try AnalysisOutcome.endIfTruncated(clip) }
        if document.restartAfterClip != nil
            || document.seams.contains(where: { !$0.findings.isEmpty })
        {
            throw ExitCode(1)
        }
    }
}
