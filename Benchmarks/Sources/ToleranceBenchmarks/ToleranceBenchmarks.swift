import ArgumentParser
import BenchmarkFigures
import Channels
import Foundation
import Holdfast
import LabelledClips

/// Makes the table of tolerances that Holdfast comes with from labelled clips and the recipe.
@main
struct ToleranceBenchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ToleranceBenchmarks",
        abstract:
            "Makes the table of tolerances that Holdfast comes with, and holds the table to it.",
        discussion: """
            Example: ToleranceBenchmarks --data clips \
            --write Sources/Channels/ShippedTolerances+Table.swift

            Measures the clips of the folder that hold by their labels and those with one defect put in, \
            prints what each channel needs where all holds, by condition, and what the recipe makes of it. \
            Exit code 1 when the table that this was built with has other numbers, each of which is named.
            """)

    @Option(
        help: "Folder of labelled clips: labels/drift.json, labels/eyes.json, injected/truth.json.")
    var data: String

    @Option(help: "Swift file to write the table to.")
    var write: String?

    @Option(help: "File to write the tables of evidence to, besides standard output.")
    var markdown: String?

    @Option(help: "Threads of each analysis, 1 to 64; results do not depend on it.")
    var threads = 2

    @Option(help: "Folder of model files. Default: the usual places.")
    var models: String?

    func validate() throws {
        guard (1...64).contains(threads) else {
            throw ValidationError("--threads must be 1 to 64, not \(threads)")
        }
    }

    func run() async throws {
        let analyser = try Analyser(
            options: AnalysisOptions(threads: threads, modelsFolder: models))
        let evidence = try await Evidence(LabelledData(folder: data), analyser) { path in
            FileHandle.standardError.write(Data((path + "\n").utf8))
        }
        let rows = zip(ToleranceRecipe.all, evidence.channels).map { $0.row(for: $1) }
        var text = EvidenceTables.all(evidence.channels, rows).map { $0.text + "\n" }
            .joined(separator: "\n")
        let differences = zip(ShippedTolerances.all, rows)
            .compactMap(TableSource.difference)
        text += "\n### the table in use, against this\n\n"
        text +=
            differences.isEmpty
            ? "The same in every number.\n"
            : differences.map { "- \($0)\n" }.joined()
        for failure in evidence.failures { text += "- not measured: \(failure)\n" }
        FileHandle.standardOutput.write(Data(text.utf8))
        if let markdown {
            try text.write(toFile: markdown, atomically: true, encoding: .utf8)
        }
        if let write {
            let version = ShippedTolerances.version + (differences.isEmpty ? 0 : 1)
            try TableSource.text(rows, version: version)
                .write(toFile: write, atomically: true, encoding: .utf8)
        }
        if !differences.isEmpty || !evidence.failures.isEmpty { throw ExitCode(1) }
    }
}
