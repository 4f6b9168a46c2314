package import ArgumentParser
internal import Holdfast
internal import Media
internal import Report

/// `holdfast handoff`: the frame that the next clip continues from.
package struct HandoffCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "handoff",
        abstract: "Write the latest clean frame of a take, or a frame that you name, as PNG.",
        discussion: """
            Example: holdfast handoff take.mp4 --anchor her.png --output next.png

            A clean frame has open eyes, is sharp and has not drifted. When the window holds none, the \
            best is written and the exit code is 1. With --frame, --time or --last nothing is chosen and \
            no model files are needed.

            \(HelpText.exitCodes)
            """)

    @Argument(help: "The take: a video file.")
    package var take: String

    @OptionGroup package var anchorOptions: AnchorOptions

    @Option(
        help: ArgumentHelp("Where the frame is written, at native size.", valueName: "frame.png"))
    package var output: String

    @Option(
        help: ArgumentHelp(
            "Write the choice as JSON; - is standard output. (default: none)", valueName: "file"))
    package var json: String?

    @Option(
        help: ArgumentHelp(
            "Take this frame, counted from 0, instead of choosing. (default: choose)",
            valueName: "n"))
    package var frame: Int?

    @Option(
        help: ArgumentHelp(
            "Take the frame shown at this time, in seconds, instead of choosing. (default: choose)",
            valueName: "seconds"))
    package var time: Double?

    @Flag(help: "Take the very last frame instead of choosing. (default: choose)")
    package var last = false

    @Flag(
        help: """
            Resample the frame where its samples are not shown as squares. (default: samples as they \
            are stored)
            """)
    package var squarePixels = false

    @Option(
        help: ArgumentHelp(
            "Of several clean frames, the latest, or the best: the sharpest with the widest eyes.",
            valueName: "latest|best"))
    package var prefer = Preference.latest

    @OptionGroup package var handoffOutputs: HandoffOutputs
    @OptionGroup package var windowOptions: WindowOptions
    @OptionGroup package var readingOptions: ReadingOptions
    @OptionGroup package var runOptions: RunOptions

    package init() {}

    package mutating func validate() throws {
        guard !take.isEmpty else { throw ValidationError("The take needs a file name.") }
        try OutputChecks.validate(
            [("--output", output, false), ("--json", json, true)] + handoffOutputs.outputs,
            inputs: [take] + anchorOptions.anchors.map(\.path))
        let named = [frame != nil, time != nil, last].count { $0 }
        guard named <= 1 else {
            throw ValidationError("--frame, --time and --last each name a frame; give one of them.")
        }
        if let frame, frame < 0 { throw ValidationError("--frame counts from 0.") }
        if let time, !(time.isFinite && time >= 0) {
            throw ValidationError("--time is a number of seconds from 0, such as 7.5.")
        }
    }

    package func run() async throws {
        let analyser = try RunOptions.analyser(
            withoutFaces: runOptions.withoutFaces || address != nil, threads: runOptions.threads,
            window: windowOptions.window, preference: prefer == .best ? .best : .latest,
            reading: readingOptions, verbose: runOptions.verbose)
        try OutputChecks.ensureWritable([output, json] + handoffOutputs.outputs.map(\.path))
        let progress = ProgressBar(label: "looking for a clean frame", quiet: runOptions.quiet)
        defer { progress.finish() }
        var pictures = TakePictures()
        let found = try await CommandFailure.telling { () async throws(HoldfastError) in
            if let address {
                return try analyser.writeFrame(
                    of: take, at: address, to: output, squarePixels: squarePixels)
            }
            let analysis = try await analyser.analyze(
                take: take, anchors: anchorOptions.requests,
                keepsPictures: handoffOutputs.strip != nil, progress: progress.report)
            pictures = analysis.pictures
            let document = analysis.document
            _ = try analyser.writeFrame(
                of: take, at: .index(document.handoff.frame), to: output,
                squarePixels: squarePixels)
            return HandoffDocument(
                take: document.take, handoff: document.handoff, notes: document.notes)
        }
        progress.finish()
        let document = try handoffOutputs.write(found, analyser, pictures: pictures)
        try OutputChecks.write(json: document, to: json)
        if !runOptions.quiet {
            try Terminal.present(
                {
                    SummaryRenderer.text(
                        document, output: output, isResampled: squarePixels, style: $0)
                },
                outputIsTaken: ([json] + handoffOutputs.outputs.map(\.path))
                    .contains(OutputFile.standardOutput))
        }
        try AnalysisOutcome.endIfTruncated(document.take)
        if address == nil, document.handoff.clean == false { throw ExitCode(1) }
    }

    /// The frame that was named, or `nil` when one is to be chosen.
    private var address: FrameAddress? {
        if last { return .last }
        return frame.map { .index($0) } ?? time.map { .time($0) }
    }

    /// Which of several clean frames is handed on.
    package enum Preference: String, CaseIterable, ExpressibleByArgument {
        case latest, best

        /// Named in the help text already.
        package static var allValueStrings: [String] { [] }
    }
}
