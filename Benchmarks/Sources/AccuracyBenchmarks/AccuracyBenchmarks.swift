import ArgumentParser
import BenchmarkFigures
import Foundation
import Holdfast
import LabelledClips
import VectorCore

/// Scores the library on a folder of labelled clips and prints tables.
@main
struct AccuracyBenchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "AccuracyBenchmarks",
        abstract: "Scores Holdfast on labelled clips: how much it finds, how early, how fast.",
        discussion: """
            Example: AccuracyBenchmarks --data clips --suite eyes,handoff --markdown scores.md

            The folder holds labels/eyes.json, drift.json, cuts.json and identity_pairs.json,
            injected/truth.json, and the files that these name. Only what the chosen suites need \
            must be there. Tables go to standard output, progress to standard error.
            """)

    @Option(help: "Folder of labelled clips; not needed by `speed` with --take.")
    var data: String?

    @Option(help: "Suites to run, with commas between them.")
    var suite = SuiteList(names: Set(SuiteName.allCases))

    @Option(help: "Take for the suite `speed`; may be repeated. Default: labelled 720p clips.")
    var take: [String] = []

    @Option(help: "Threads of each analysis, 1 to 64.")
    var threads = 2

    @Option(
        help: "Instruction-set level: baseline, v3 or v4. Default: the best there is.",
        transform: { word in
            guard let level = SIMDLevel(rawValue: word) else {
                throw ValidationError("must be baseline, v3 or v4")
            }
            return level
        })
    var level: SIMDLevel = .best

    @Option(help: "Folder of model files. Default: the usual places.")
    var models: String?

    @Option(help: "Measurements behind each median of the suite `speed`.")
    var repeats = 5

    @Option(help: "Clips of each set that the suite `determinism` runs.")
    var clips = 3

    @Option(help: "File to write the tables to, besides standard output.")
    var markdown: String?

    @Option(help: "File to write tables and figures to as JSON.")
    var json: String?

    func validate() throws {
        guard (1...64).contains(threads) else {
            throw ValidationError("--threads must be 1 to 64, not \(threads)")
        }
        guard repeats > 0, clips > 0 else {
            throw ValidationError("--repeats and --clips must be at least 1")
        }
        guard level.isSupported else {
            throw ValidationError("--level \(level.rawValue) does not run on this machine")
        }
        if data == nil, suite.names != [.speed] || take.isEmpty {
            throw ValidationError("pass the folder of labelled clips as --data")
        }
    }

    func run() async throws {
        let options = AnalysisOptions(threads: threads, level: level, modelsFolder: models)
        let cache = try AnalysisCache(analyser: Analyser(options: options))
        let labels = LabelledData(folder: data ?? ".")
        var text = ""
        var reports: [(name: String, report: SuiteReport)] = []
        for name in SuiteName.allCases where suite.names.contains(name) {
            FileHandle.standardError.write(Data("\(name.rawValue) …\n".utf8))
            let report = try await report(name, labels: labels, cache: cache, options: options)
            emit(report.text, into: &text)
            reports.append((name.rawValue, report))
        }
        emit(SuiteReport.summary(of: reports.map(\.report)).text, into: &text)
        if let json { try AccuracyDocument(reports).write(to: json) }
        if let markdown {
            try text.write(toFile: markdown, atomically: true, encoding: .utf8)
        }
    }

    /// Prints at once what is known: a run takes minutes.
    private func emit(_ part: String, into text: inout String) {
        FileHandle.standardOutput.write(Data((part + "\n").utf8))
        text += part + "\n"
    }

    private func report(
        _ name: SuiteName, labels: LabelledData, cache: AnalysisCache, options: AnalysisOptions
    ) async throws -> SuiteReport {
        switch name {
        case .eyes: try await EyeSuite(data: labels, cache: cache).run()
        case .handoff: try await HandoffSuite(data: labels, cache: cache).run()
        case .injected: try await InjectedSuite(data: labels, cache: cache).run()
        case .drift: try await DriftSuite(data: labels, cache: cache).run()
        case .channels: try await ChannelSuite(data: labels, cache: cache).run()
        case .cuts: try await CutSuite(data: labels, cache: cache).run()
        case .identity: try await IdentitySuite(data: labels, cache: cache).run()
        case .determinism:
            try await DeterminismSuite(
                data: labels, cache: cache, options: options, clips: clips
            ).run()
        case .speed:
            try await SpeedSuite(
                takes: try takes(labels), cache: cache, options: options, repeats: repeats
            ).run()
        }
    }

    private func takes(_ labels: LabelledData) throws -> [(name: String, path: String)] {
        if !take.isEmpty {
            return take.map { (name: URL(fileURLWithPath: $0).lastPathComponent, path: $0) }
        }
        return try labels.eyes().filter { $0.label.width == 1280 && $0.label.height == 720 }
            .map { (name: $0.name, path: labels.path($0.label.file)) }
    }
}
