package import ArgumentParser
internal import Holdfast
internal import Report

/// What `handoff` writes beside the frame: the take cut at its out-point, for players, editors and eyes.
package struct HandoffOutputs: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write the take up to the out-point; packets are copied and only what must be is coded "
                + "again. (default: none)", valueName: "file.mp4"))
    package var trim: String?

    @Option(
        help: ArgumentHelp(
            "Draw the last second: frames, what each fails, the choice. (default: none)",
            valueName: "file.png|.svg"))
    package var strip: String?

    @Option(
        help: ArgumentHelp(
            "Write an OpenTimelineIO timeline that ends at the out-point; - is standard output. "
                + "(default: none)", valueName: "file.otio"))
    package var otio: String?

    @Option(
        help: ArgumentHelp(
            "Write a CMX3600 list that ends at the out-point; - is standard output. (default: none)",
            valueName: "file.edl"))
    package var edl: String?

    @Option(
        help: ArgumentHelp(
            "Write the ffmpeg command that ends the take at the out-point; - is standard output. "
                + "(default: none)", valueName: "file.sh"))
    package var ffmpeg: String?

    package init() {}

    package mutating func validate() throws {
        if let strip, PictureFormat(ofFile: strip) == nil {
            throw ValidationError(
                "--strip draws PNG and SVG; name a file that ends in .png or .svg.")
        }
    }

    /// The options and their files, for checks.
    var outputs: [OutputChecks.Output] {
        [
            ("--trim", trim, false), ("--strip", strip, false), ("--otio", otio, true),
            ("--edl", edl, true), ("--ffmpeg", ffmpeg, true),
        ]
    }

    /// Writes what was asked for; the answer, with what was trimmed.
    ///
    /// - Parameter pictures: those of the analysis, for the strip.
    func write(
        _ document: HandoffDocument, _ analyser: Analyser, pictures: TakePictures
    ) throws(CommandFailure) -> HandoffDocument {
        var document = document
        if let trim {
            document.trim = try CommandFailure.telling { () throws(HoldfastError) in
                try analyser.trim(
                    document.take.path, before: document.handoff.outPoint.frame, to: trim)
            }
        }
        try CommandFailure.tellingOutput { () throws(ReportError) in
            if let otio {
                try OutputFile.write(try OTIOWriter.bytes(CutList(document)), to: otio)
            }
            if let edl {
                try OutputFile.write(
                    EDLWriter.text(CutList(document), markers: .events), to: edl)
            }
            if let ffmpeg { try OutputFile.write(FFmpegCommand.text(document), to: ffmpeg) }
        }
        if let strip {
            let cells = try CommandFailure.telling { () throws(HoldfastError) in
                try analyser.stripFrames(of: document, pictures: pictures)
            }
            try CommandFailure.tellingOutput { () throws(ReportError) in
                let svg = HandoffStrip.svg(document, frames: cells)
                try OutputFile.write(try PictureFormat.bytes(svg: svg, forFile: strip), to: strip)
            }
        }
        return document
    }
}
