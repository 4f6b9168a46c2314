package import ArgumentParser
package import Batch
internal import Glibc
internal import Report
internal import Synchronization

/// `holdfast batch`: many takes, each analysed once.
package struct BatchCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Analyse many takes, each once: folders, patterns, shot files, lists.",
        discussion: """
            Example: holdfast batch takes --anchor her.png --output results

            Writes NAME.json for each take, summary.json, summary.csv and junit.xml. Run again after an \
            interruption: what was finished is not analysed again, nor is a take whose content, stills, \
            options and models are known to the take store. A take that cannot be analysed never stops \
            the others.

            PATH is a take, a folder of takes, a quoted pattern, a shot file with takes: (.yaml, .json), \
            or a list (.txt: a path a line; .csv: columns take, shot, anchor).

            Exit codes: 0 every take holds; 1 one drifts or is rejected; 64 wrong usage; 65 a take or \
            file cannot be used; 70 our own fault.
            """)

    @Argument(help: "Takes, folders, patterns, shot files or lists.")
    package var paths: [String]

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp(
            "Folder for the results, made when it is not there; one batch at a time.",
            valueName: "folder"))
    package var output: String

    @Option(
        help: ArgumentHelp(
            "The shot file for takes that come without one. (default: none)", valueName: "file"))
    package var shot: String?

    @Option(
        help: ArgumentHelp(
            """
            Cover a part of the takes, by content: 1/4 to 4/4 are four runs that cover each take once. \
            Give each run its own folder. (default: all)
            """, valueName: "i/n"),
        transform: {
            guard let shard = Shard(parsing: $0) else {
                throw ValidationError(
                    "\($0) is no part; write i/n with i from 1 to n, such as 1/4.")
            }
            return shard
        })
    package var shard: Shard?

    @Flag(help: "Stop at the first take that is rejected or fails. (default: go on)")
    package var failFast = false

    @Flag(
        help: """
            Stay and take up files as they are completed, until interrupted with ^C. \
            (default: end when all are done)
            """)
    package var watch = false

    @Flag(
        help: """
            Also write pages to look at: report/index.html in the output folder, all takes from the \
            best to the worst, and a page for each. (default: none)
            """)
    package var report = false

    @OptionGroup package var group: BatchOptionGroup

    package init() {}

    package mutating func validate() throws {
        guard paths.allSatisfy({ !$0.isEmpty }) else {
            throw ValidationError("Each path needs a name.")
        }
        guard !output.isEmpty else { throw ValidationError("--output needs a folder name.") }
    }

    package func run() throws {
        var options = try group.options(output: output)
        options.shard = shard
        options.failFast = failFast
        options.watches = watch
        if report { options.report = output + "/report" }
        let input = try group.input(paths, shot: shot)
        let display = BatchDisplay(
            quiet: group.runOptions.quiet, verbose: group.runOptions.verbose, watches: watch)
        if watch { Interruption.listen() }
        let document: BatchDocument
        do throws(BatchError) {
            let runner = try BatchRunner(input, options: options) { display.show($0) }
            document = try runner.run(isInterrupted: { Interruption.hasHappened })
        } catch {
            display.finish()
            throw CommandFailure(error)
        }
        display.finish()
        if !group.runOptions.quiet {
            try Terminal.present { BatchRenderer.text(document, style: $0) }
        }
        let counts = document.counts
        if counts.failed > 0 { throw ExitCode(CommandFailure.unusable) }
        if counts.rejected > 0 || document.takes.contains(where: \.drifts) { throw ExitCode(1) }
    }
}

/// Whether someone asked the program to end.
enum Interruption {
    private static let happened = Atomic(false)

    static var hasHappened: Bool { happened.load(ordering: .relaxed) }

    /// Notes interrupts from now on instead of ending at once; a second one ends.
    static func listen() {
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                Interruption.happened.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }
}
