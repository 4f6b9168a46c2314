package import ArgumentParser
internal import FoundationEssentials
internal import Holdfast
internal import Report
internal import VectorCore

/// How a take is worked through.
package struct RunOptions: ParsableArguments {
    @Flag(
        help: """
            Leave out all that needs a face: no model files are read, identity and eyes are not \
            measured. (default: with faces)
            """)
    package var withoutFaces = false

    @Option(
        help: ArgumentHelp(
            "Threads to work on, 1 to 64; results do not depend on it. (default: one a core)",
            valueName: "n"))
    package var threads: Int?

    @Flag(help: "Print neither progress nor summary. (default: both)")
    package var quiet = false

    @Flag(
        help: """
            Also say what was used, and everything that a summary leaves out: each frame passed over, \
            each gap, each rule. (default: off)
            """)
    package var verbose = false

    package init() {}

    package mutating func validate() throws {
        if quiet, verbose {
            throw ValidationError("--quiet and --verbose contradict each other; pass one of them.")
        }
        if let threads, !(1...64).contains(threads) {
            throw ValidationError("--threads \(threads) is not in 1 to 64.")
        }
    }

    /// An analyser for these options.
    func analyser(
        window: Double, tolerances: String? = nil, reading: ReadingOptions? = nil
    ) throws -> Analyser {
        try Self.analyser(
            withoutFaces: withoutFaces, threads: threads, window: window, tolerances: tolerances,
            reading: reading, verbose: verbose)
    }

    /// An analyser for the environment of this process; `nil` stands for the default.
    static func analyser(
        withoutFaces: Bool, threads: Int? = nil, window: Double? = nil, tolerances: String? = nil,
        preference: HandoffPreference = .latest, reading: ReadingOptions? = nil,
        verbose: Bool = false
    ) throws -> Analyser {
        let environment = try CommandEnvironment.current()
        var options = AnalysisOptions()
        options.threads = threads ?? min(64, ProcessInfo.processInfo.activeProcessorCount)
        options.withoutFaces = withoutFaces
        options.level = environment.level
        options.modelsFolder = environment.modelsFolder
        if let window { options.handoffWindow = window }
        if let tolerances {
            options.tolerances = try CommandFailure.telling { () throws(HoldfastError) in
                try ToleranceDocument(contentsOf: tolerances)
            }
        }
        options.handoffPreference = preference
        reading?.apply(to: &options)
        let analyser = try CommandFailure.telling { () throws(HoldfastError) in
            try Analyser(options: options)
        }
        if verbose {
            let models = Analyser.modelFiles(folder: options.modelsFolder).folder
            Terminal.say(
                "holdfast \(ToolVersion.text), instruction set \(options.level.rawValue), "
                    + "\(options.threads) \(options.threads == 1 ? "thread" : "threads"), "
                    + (withoutFaces ? "without faces" : "models in \(models)"))
        }
        return analyser
    }
}

/// Where in the take the frame to hand on is sought.
package struct WindowOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How far before the take's end the frame to hand on may lie, in seconds.",
            valueName: "seconds"))
    package var window = 3.0

    package init() {}

    package mutating func validate() throws {
        guard window.isFinite, window > 0, window <= 86_400 else {
            throw ValidationError(
                "--window is a number of seconds above 0, at most 86400, such as 1.5.")
        }
    }
}
