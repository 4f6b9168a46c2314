import ArgumentParser
import BenchmarkFigures
import VectorCore

@main
struct KernelBenchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "KernelBenchmarks",
        abstract: "Times every kernel at each instruction-set level, on one thread.",
        discussion: """
            Each row is a kernel at one size: microseconds a call, GFLOP/s or GB/s, the share of what
            a bare loop of products, or of reads from memory, reaches in turns with it, and how many times faster than
            the scalar reference it is.

            Example: KernelBenchmarks --only dense
            """)

    @Option(help: ArgumentHelp("Only kernels whose name contains TEXT.", valueName: "text"))
    var only: String?

    @Flag(
        help: "Answer requests for Benchmarks/Peers: a line NAME CALLS, the seconds of a call back."
    )
    var serve = false

    func run() throws {
        let cases = try (PlaneCases.all + ConversionCases.all + NetworkCases.all())
            .filter { only.map($0.name.contains) ?? true }
        guard !cases.isEmpty else { throw ValidationError("no kernel's name contains that text") }
        if serve { return try answer(cases) }
        let levels = SIMDLevel.allCases.filter(\.isSupported)
        let peaks = MachinePeaks(hasFMA: levels.contains { $0 > .baseline })
        print(peaks.text, terminator: "\n\n")
        for level in levels {
            print(try table(of: cases, KernelTable(level: level), peaks).text, terminator: "\n\n")
        }
    }

    private func table(
        of cases: [KernelCase], _ kernels: KernelTable, _ peaks: MachinePeaks
    ) throws -> MarkdownTable {
        var table = MarkdownTable(
            "kernels at level \(kernels.level.rawValue)",
            head: ["kernel", "size", "µs", "rate", "share of peak", "× scalar reference"])
        for kernel in cases {
            let work = try kernel.run(kernels)
            let rate: String
            let result: (seconds: Double, share: Double)
            switch kernel.work {
            case .operations(let count):
                result = peaks.rate(
                    operations: count, isBaseline: kernels.level == .baseline, work)
                rate = "\(Figure.decimal(count / result.seconds / 1e9, places: 1)) GFLOP/s"
            case .bytes(let count):
                result = peaks.rate(bytes: count, work)
                rate = "\(Figure.decimal(count / result.seconds / 1e9, places: 2)) GB/s"
            }
            let (seconds, share) = result
            let reference = kernel.reference.map {
                Rate.secondsPerCall(samples: 1, milliseconds: 1, $0)
            }
            table.add([
                kernel.name, kernel.size, Figure.decimal(seconds * 1e6, places: 1), rate,
                "\(Figure.decimal(100 * share, places: 0)) %",
                Figure.decimal(reference.map { $0 / seconds }, places: 1),
            ])
        }
        return table
    }

    /// Serves one request a line until its input ends.
    private func answer(_ cases: [KernelCase]) throws {
        let kernels = KernelTable()
        var ready: [String: () -> Void] = [:]
        for kernel in cases { ready[kernel.name] = try kernel.run(kernels) }
        try RequestLoop.serve(ready)
    }
}
