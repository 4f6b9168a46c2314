package import ArgumentParser
internal import Batch
internal import Report
internal import Review

/// `holdfast rank`: the best take of a shot.
package struct RankCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "rank",
        abstract: "Order the takes of a shot from the best to the worst, with the reasons.",
        discussion: """
            Example: holdfast rank shot.yaml takes/a.mp4 takes/b.mp4

            A better verdict stands first, then the take that holds longer, ends in a clean frame, moves \
            less; takes that are close are compared channel by channel, identity counted twice. Takes \
            that the take store knows are not analysed again.

            Exit codes: 0 a best take exists; 1 all are rejected; 64 wrong usage; 65 a take or file \
            cannot be used; 70 our own fault.
            """)

    @Argument(help: "The shot file (YAML or JSON).")
    package var shot: String

    @Argument(help: "Takes, folders or patterns. (default: those that the shot file names)")
    package var takes: [String] = []

    @Option(
        help: ArgumentHelp(
            "Write the ranking as JSON; - is standard output. (default: none)", valueName: "file"))
    package var json: String?

    @Option(
        help: ArgumentHelp(
            """
            Write pages to look at: index.html with all takes side by side, and a page for each. \
            Takes whose pictures are not there yet are analysed for them. (default: none)
            """, valueName: "folder"))
    package var report: String?

    @OptionGroup package var group: BatchOptionGroup

    package init() {}

    package mutating func validate() throws {
        guard ([shot] + takes).allSatisfy({ !$0.isEmpty }) else {
            throw ValidationError("Each path needs a name.")
        }
        try OutputChecks.validate([("--json", json, true)], inputs: [shot] + takes)
        if let report, report.isEmpty || report == OutputFile.standardOutput {
            throw ValidationError("--report writes files; name a folder.")
        }
    }

    package func run() throws {
        var options = try group.options(output: nil)
        options.report = report
        try OutputChecks.ensureWritable([json])
        let input =
            takes.isEmpty
            ? try group.input([shot], shot: nil) : try group.input(takes, shot: shot)
        let display = BatchDisplay(
            quiet: group.runOptions.quiet, verbose: group.runOptions.verbose, watches: false)
        let document: BatchDocument
        do throws(BatchError) {
            document = try BatchRunner(input, options: options) { display.show($0) }.run()
        } catch {
            display.finish()
            throw CommandFailure(error)
        }
        display.finish()
        let ranking = RankDocument(document, shot: try ShotOptions.shot(at: shot).name)
        try OutputChecks.write(json: ranking, to: json)
        if !group.runOptions.quiet {
            try Terminal.present(
                { BatchRenderer.text(ranking, style: $0) },
                outputIsTaken: json == OutputFile.standardOutput)
        }
        if !ranking.failed.isEmpty { throw ExitCode(CommandFailure.unusable) }
        if ranking.best == nil { throw ExitCode(1) }
    }
}

extension RankDocument {
    /// The ranking of the takes in `document`.
    init(_ document: BatchDocument, shot: String) {
        let ranked = TakeRanking.ranked(document.takes.compactMap(BatchRanking.standing))
        let takes = ranked.enumerated().compactMap { index, entry -> RankedTakeSection? in
            document.takes.first { $0.name == entry.standing.name }.map { row in
                RankedTakeSection(
                    place: index + 1, name: row.name, path: row.path, state: row.state,
                    usableUntil: row.usableUntil, unrest: entry.unrest, reason: entry.reason,
                    against: row.reasons)
            }
        }
        let best = takes.first.flatMap { $0.state == "rejected" ? nil : $0.name }
        self.init(
            shot: shot, best: best, takes: takes,
            failed: document.takes.compactMap(\.error))
    }
}
