import ArgumentParser
import HoldfastCommand
import Testing

@Suite struct HelpTests {
    private static let verbs: [any ParsableCommand.Type] = [
        AnalyzeCommand.self, HandoffCommand.self, SeamCommand.self, ChainCommand.self,
        AuditCommand.self, PreflightCommand.self, CompareCommand.self,
        ProbeCommand.self, ModelsCommand.self, SchemaCommand.self, BatchCommand.self,
        RankCommand.self, TakesListCommand.self, TakesShowCommand.self, TakesReviewCommand.self,
        TakesExportCommand.self, CalibrateCommand.self,
    ]

    @Test func everyVerbHasAnExampleThatParses() throws {
        for verb in Self.verbs {
            let help = HoldfastCommand.helpMessage(for: verb, columns: 400)
            let line = help.split(separator: "\n").first { $0.hasPrefix("Example: holdfast ") }
            let words = try #require(line).split(separator: " ").dropFirst(2).map(String.init)
            let parsed = try HoldfastCommand.parseAsRoot(words)
            #expect(type(of: parsed) == verb)
        }
    }

    @Test func everyOptionSaysItsDefault() {
        for verb in Self.verbs {
            let help = HoldfastCommand.helpMessage(for: verb, columns: 400)
            for line in help.split(separator: "\n") where line.hasPrefix("  --") {
                let isObvious =
                    line.hasPrefix("  --version") || line.hasPrefix("  --output")
                #expect(isObvious || line.contains("(default"), "\(line)")
            }
        }
    }

    @Test func exitCodesAreListed() {
        for verb in [HoldfastCommand.self, AnalyzeCommand.self, HandoffCommand.self]
            as [any ParsableCommand.Type]
        {
            let help = HoldfastCommand.helpMessage(for: verb, columns: 400)
            for code in ["0 the take holds", "1 it drifts", "64 wrong", "65 a file", "70 our own"] {
                #expect(help.contains(code), "\(verb): \(code)")
            }
        }
    }
}
