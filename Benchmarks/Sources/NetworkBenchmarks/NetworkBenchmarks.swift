import ArgumentParser
import BenchmarkFigures
import ModelStore
import NeuralNet
import VectorCore

@main
struct NetworkBenchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "NetworkBenchmarks",
        abstract: "Times every network, whole and kernel by kernel, on one thread.",
        discussion: "Example: NetworkBenchmarks --layers --only identity")

    @Option(help: ArgumentHelp("Only networks whose name contains TEXT.", valueName: "text"))
    var only: String?

    @Option(help: ArgumentHelp("baseline, v3 or v4.", valueName: "level"))
    var level: String?

    @Flag(help: "Print a row for each kernel call.")
    var layers = false

    @Flag(
        help: "Answer requests for Benchmarks/Peers: a line NAME CALLS, the seconds of a call back."
    )
    var serve = false

    func run() throws {
        let level = try level.map { word -> SIMDLevel in
            guard let level = SIMDLevel(rawValue: word), level.isSupported else {
                throw ValidationError("this machine has no level \(word)")
            }
            return level
        }
        let kernels = KernelTable(level: level ?? .best)
        let networks = try ModelIdentifier.allCases.filter {
            only.map($0.rawValue.contains) ?? true
        }.map { try LoadedNetwork($0, kernels: kernels.network) }
        if serve {
            let work = networks.map { network in (network.name, { network.session.run() }) }
            return try RequestLoop.serve(Dictionary(uniqueKeysWithValues: work))
        }
        let peaks = MachinePeaks(hasFMA: SIMDLevel.best > .baseline)
        let isBaseline = kernels.level == .baseline
        print(peaks.text, terminator: "\n\n")
        print(whole(networks, kernels.level, peaks).text)
        guard layers else { return }
        for network in networks { print("\n\(steps(of: network, isBaseline, peaks).text)") }
    }

    private func whole(
        _ networks: [LoadedNetwork], _ level: SIMDLevel, _ peaks: MachinePeaks
    ) -> MarkdownTable {
        var table = MarkdownTable(
            "networks at level \(level.rawValue)",
            head: ["network", "input", "milliseconds", "GFLOP", "GFLOP/s", "share of peak"])
        for network in networks {
            let work = 2 * Double(network.network.stepSummaries.reduce(0) { $0 + $1.multiplyAdds })
            let (seconds, share) = peaks.rate(operations: work, isBaseline: level == .baseline) {
                network.session.run()
            }
            table.add([
                network.name,
                network.network.inputShape.map { "\($0)" }.joined(separator: "×"),
                Figure.decimal(seconds * 1e3), Figure.decimal(work * 1e-9),
                Figure.decimal(work * 1e-9 / seconds, places: 1),
                "\(Figure.decimal(100 * share, places: 0)) %",
            ])
        }
        return table
    }

    private func steps(
        of network: LoadedNetwork, _ isBaseline: Bool, _ peaks: MachinePeaks
    ) -> MarkdownTable {
        var table = MarkdownTable(
            "\(network.name), kernel by kernel",
            head: ["#", "kernel", "µs", "share of time", "GFLOP/s", "share of peak"])
        let summaries = network.network.stepSummaries
        let rates = summaries.enumerated().map { index, summary in
            peaks.rate(operations: 2 * Double(summary.multiplyAdds), isBaseline: isBaseline) {
                network.session.runStep(index)
            }
        }
        let total = rates.reduce(0) { $0 + $1.seconds }
        for (index, summary) in summaries.enumerated() {
            let (seconds, share) = rates[index]
            let gflops = 2e-9 * Double(summary.multiplyAdds) / seconds
            let isArithmetic = summary.multiplyAdds > 0
            table.add([
                "\(index)", summary.label, Figure.decimal(seconds * 1e6, places: 1),
                "\(Figure.decimal(100 * seconds / total, places: 1)) %",
                isArithmetic ? Figure.decimal(gflops, places: 1) : "–",
                isArithmetic ? "\(Figure.decimal(100 * share, places: 0)) %" : "–",
            ])
        }
        return table
    }
}
