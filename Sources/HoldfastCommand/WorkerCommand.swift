package import ArgumentParser
internal import Batch

/// `holdfast worker`: the process that a batch gives its takes to.
package struct WorkerCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Analyse takes for a batch that asks on standard input.",
        discussion: "Example: holdfast worker",
        shouldDisplay: false)

    @OptionGroup package var windowOptions: WindowOptions
    @OptionGroup package var readingOptions: ReadingOptions
    @OptionGroup package var runOptions: RunOptions

    @Option(help: "Tolerances that holdfast calibrate wrote.")
    package var tolerances: String?

    package init() {}

    package func run() async throws {
        await BatchWorker.serve(
            try runOptions.analyser(
                window: windowOptions.window, tolerances: tolerances, reading: readingOptions))
    }
}
