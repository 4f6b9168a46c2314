package import ArgumentParser
internal import Batch
internal import FoundationEssentials
internal import Holdfast
internal import ModelStore
internal import Report
internal import Review
internal import VectorCore

/// What `batch` and `rank` share: what takes are held to, and how workers are run.
package struct BatchOptionGroup: ParsableArguments {
    @OptionGroup package var anchorOptions: AnchorOptions
    @OptionGroup package var storeOptions: StoreOptions
    @OptionGroup package var windowOptions: WindowOptions
    @OptionGroup package var readingOptions: ReadingOptions
    @OptionGroup package var runOptions: RunOptions

    @Option(
        help: ArgumentHelp(
            """
            The text that the takes were made with. (default: that of each shot file, or none)
            """, valueName: "text"))
    package var prompt: String?

    @Option(
        help: ArgumentHelp(
            "Give up on a take that needs longer, in seconds, and go on. (default: none)",
            valueName: "seconds"))
    package var timeout: Double?

    @Option(
        help: ArgumentHelp(
            "Tolerances that holdfast calibrate wrote. (default: those that Holdfast comes with)",
            valueName: "file"))
    package var tolerances: String?

    package init() {}

    package mutating func validate() throws {
        if let timeout, !(timeout.isFinite && timeout > 0 && timeout <= 86_400) {
            throw ValidationError("--timeout is a number of seconds above 0, at most 86400.")
        }
    }

    /// The options of a run.
    func options(output: String?) throws -> BatchOptions {
        let environment = try CommandEnvironment.current()
        let withoutFaces = runOptions.withoutFaces
        if !withoutFaces {
            // Models that are missing are told once, before any take.
            let models = Analyser.modelFiles(folder: environment.modelsFolder)
            if let bad = models.models.first(where: { $0.state != "ok" }) {
                throw CommandFailure(
                    exitCode: CommandFailure.unusable,
                    message: "\(models.folder)/\(bad.file): is \(bad.state); run "
                        + "'\(bad.remedy ?? "make models")', or pass --without-faces")
            }
        }
        let store = try storeOptions.path()
        if runOptions.verbose {
            Terminal.say(
                "holdfast \(ToolVersion.text), instruction set \(environment.level.rawValue), "
                    + "take store \(store)" + (withoutFaces ? ", without faces" : ""))
        }
        let window = windowOptions.window
        var worker = [Self.program, "worker", "--window", "\(window)"]
        if withoutFaces { worker.append("--without-faces") }
        let reading = readingOptions.arguments
        worker += reading
        let kept = try keptTolerances()
        if let tolerances { worker += ["--tolerances", tolerances] }
        return BatchOptions(
            output: output, store: store,
            threads: runOptions.threads ?? min(64, ProcessInfo.processInfo.activeProcessorCount),
            optionsText: "faces \(!withoutFaces) window \(window) level "
                + environment.level.rawValue
                + (reading.isEmpty ? "" : " " + reading.joined(separator: " ")) + kept,
            prompt: prompt,
            timeout: timeout, worker: worker)
    }

    /// What the file of tolerances adds to the key of a result: its content, whatever its name.
    private func keptTolerances() throws -> String {
        guard let tolerances else { return "" }
        // One that is wrong is told once, before any take.
        _ = try CommandFailure.telling { () throws(HoldfastError) in
            try ToleranceDocument(contentsOf: tolerances)
        }
        guard let digest = ContentDigest.sha256(ofFileAt: tolerances) else {
            throw CommandFailure(
                exitCode: CommandFailure.unusable,
                message: "\(tolerances): cannot be read; check the file of tolerances")
        }
        return " tolerances \(digest)"
    }

    /// This program, however it was called.
    private static var program: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments[0]
    }

    /// What was named on the command line.
    func input(_ paths: [String], shot: String?) throws(CommandFailure) -> BatchInput {
        do throws(BatchError) {
            return BatchInput(
                paths: paths, anchors: anchorOptions.requests,
                shot: try shot.map { path throws(BatchError) in try BatchShot(path: path) })
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension CommandFailure {
    /// A batch in its own words.
    init(_ error: BatchError) {
        self.init(exitCode: error.exitCode, message: error.message)
    }
}
