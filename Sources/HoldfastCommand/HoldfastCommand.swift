package import ArgumentParser
internal import Glibc
internal import Report

/// The command line: a verb for each question, an exit code for each kind of answer.
@main
package struct HoldfastCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "holdfast",
        abstract: "Finds where a generated video leaves its anchor, and the frame to hand on.",
        discussion: """
            Example: holdfast analyze take.mp4 --anchor her.png --chart take.svg

            \(HelpText.exitCodes)

            \(HelpText.environment)
            """,
        version: ToolVersion.text,
        subcommands: [
            AnalyzeCommand.self, BatchCommand.self, RankCommand.self, TakesCommand.self,
            WorkerCommand.self, HandoffCommand.self, SeamCommand.self, ChainCommand.self,
            AuditCommand.self, PreflightCommand.self, CompareCommand.self,
            CalibrateCommand.self,
            ProbeCommand.self, ModelsCommand.self, SchemaCommand.self,
        ])

    package init() {}

    package static func main() async {
        // A reader that goes away and a limit on file sizes are errors to be told, not reasons to die.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            Terminal.say(failure.message)
            Glibc.exit(failure.exitCode)
        } catch {
            exit(withError: error)
        }
    }
}

/// What every help page says in the same words.
enum HelpText {
    static let exitCodes = """
        Exit codes: 0 the take holds; 1 it drifts or is rejected, or has no clean frame to hand on; \
        64 wrong usage; 65 a file cannot be used, read to its end, or written; 70 our own fault.
        """
    static let environment = """
        Environment: HOLDFAST_SIMD=baseline|v3|v4 (default: the best here), HOLDFAST_MODELS=FOLDER \
        of model files (default: where 'make models' puts them), NO_COLOR.
        """
}
