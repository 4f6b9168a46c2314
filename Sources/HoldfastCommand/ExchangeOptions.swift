package import ArgumentParser
internal import Report

/// Files for other programs, made of an analysis.
package struct ExchangeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write every measurement as a row: take, frame, time, channel, value, excess; - is "
                + "standard output. (default: none)", valueName: "file.csv"))
    package var csv: String?

    @Option(
        help: ArgumentHelp(
            "Write JUnit XML, a case for each question; - is standard output. (default: none)",
            valueName: "file.xml"))
    package var junit: String?

    @Option(
        help: ArgumentHelp(
            "Write an OpenTimelineIO timeline: the take up to its out-point, drift and defects "
                + "marked; - is standard output. (default: none)", valueName: "file.otio"))
    package var otio: String?

    @Option(
        help: ArgumentHelp(
            "Write a CMX3600 list with the same markers; - is standard output. (default: none)",
            valueName: "file.edl"))
    package var edl: String?

    @Option(
        help: ArgumentHelp(
            "Write a summary for a pull request or chat; - is standard output. (default: none)",
            valueName: "file.md"))
    package var markdown: String?

    package init() {}

    /// The options and their files, for checks.
    var outputs: [OutputChecks.Output] {
        [
            ("--csv", csv, true), ("--junit", junit, true), ("--otio", otio, true),
            ("--edl", edl, true), ("--markdown", markdown, true),
        ]
    }

    /// Writes what was asked for.
    func write(_ document: AnalysisDocument) throws(CommandFailure) {
        try CommandFailure.tellingOutput { () throws(ReportError) in
            if let csv { try OutputFile.write(CSVWriter.text(document), to: csv) }
            if let junit { try OutputFile.write(JUnitWriter.xml([document]), to: junit) }
            if let otio {
                try OutputFile.write(try OTIOWriter.bytes(CutList(document)), to: otio)
            }
            if let edl {
                try OutputFile.write(
                    EDLWriter.text(CutList(document), markers: .events), to: edl)
            }
            if let markdown { try OutputFile.write(MarkdownWriter.text(document), to: markdown) }
        }
    }
}
