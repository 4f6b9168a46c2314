package import ArgumentParser
internal import Holdfast
package import Preflight
internal import Report

/// `holdfast preflight`: is the still fit to generate from.
package struct PreflightCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "preflight",
        abstract: "Check stills, and the prompt, before a take is generated from them.",
        discussion: """
            Example: holdfast preflight her.png --for portrait --size 1280x720

            Each check prints its number, its limit and what to change. Softness warns; blown \
            highlights reject. Profiles change the limits: portrait, wide (a person in a place), \
            avatar (a talking head), prop, location.

            Exit codes: 0 nothing rejects; 1 a check rejects; 64 wrong usage; 65 a file cannot be \
            read; 70 our own fault.
            """)

    @Argument(help: "The stills: JPEG, PNG, WebP, BMP, TIFF or GIF.")
    package var stills: [String]

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            "What the stills are for: \(PreflightProfile.names). (default: portrait)",
            valueName: "profile"),
        transform: PreflightProfile.init(parsing:))
    package var profile = PreflightProfile.portrait

    @Option(
        help: ArgumentHelp(
            """
            Size of the take to be made, in pixels: its aspect and its finest detail are then known. \
            (default: not known; 720 rows for the finest detail)
            """, valueName: "WIDTHxHEIGHT"),
        transform: TakeSizeArgument.init(parsing:))
    package var size: TakeSizeArgument?

    @Option(
        help: ArgumentHelp(
            "The prompt that goes with the stills; 5 to 12 words are right. (default: none)",
            valueName: "text"))
    package var prompt: String?

    @Flag(
        help: """
            The stills are one reference sheet: one person, one light and one exposure throughout. \
            (default: each by itself)
            """)
    package var sheet = false

    @Flag(help: "Print a row for every check. (default: those that do not pass)")
    package var all = false

    @Option(
        help: ArgumentHelp(
            "Write the checks as JSON; - is standard output. (default: none)", valueName: "file"))
    package var json: String?

    @OptionGroup package var runOptions: RunOptions

    package init() {}

    package mutating func validate() throws {
        guard stills.allSatisfy({ !$0.isEmpty }) else {
            throw ValidationError("Each still needs a file name.")
        }
        if sheet, stills.count < 2 {
            throw ValidationError("--sheet compares stills with each other; name two or more.")
        }
        try OutputChecks.validate([("--json", json, true)], inputs: stills)
    }

    package func run() throws {
        let analyser = try RunOptions.analyser(
            withoutFaces: runOptions.withoutFaces, threads: runOptions.threads,
            verbose: runOptions.verbose)
        try OutputChecks.ensureWritable([json])
        let request = PreflightRequest(
            stills: stills, profile: profile, takeSize: size.map { SIMD2($0.width, $0.height) },
            isSheet: sheet, prompt: prompt)
        let document = try CommandFailure.telling { () throws(HoldfastError) in
            try analyser.preflight(request)
        }
        try OutputChecks.write(json: document, to: json)
        if !runOptions.quiet {
            try Terminal.present(
                {
                    PreflightRenderer.text(document, showsAll: all || runOptions.verbose, style: $0)
                },
                outputIsTaken: json == OutputFile.standardOutput)
        }
        if document.rejects { throw ExitCode(1) }
    }
}

extension PreflightProfile {
    /// The names of all profiles.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// Reads what follows `--for`.
    ///
    /// - Throws: `ValidationError` for a name that is no profile.
    init(parsing argument: String) throws {
        guard let profile = PreflightProfile(rawValue: argument) else {
            throw ValidationError("\(argument) is no profile; use \(Self.names).")
        }
        self = profile
    }
}

/// `WIDTHxHEIGHT`.
package struct TakeSizeArgument: Equatable {
    /// Columns, 16...16384.
    package let width: Int
    /// Rows, 16...16384.
    package let height: Int

    /// Reads what follows `--size`.
    ///
    /// - Throws: `ValidationError` for anything but two whole numbers in range with an `x` between.
    package init(parsing argument: String) throws {
        let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
        let sides = parts.compactMap { Int($0) }
        guard parts.count == 2, sides.count == 2, sides.allSatisfy((16...16384).contains) else {
            throw ValidationError(
                "\(argument) is no size; write it as 1280x720, each side 16 to 16384.")
        }
        (width, height) = (sides[0], sides[1])
    }
}
