import ArgumentParser
import BenchmarkFigures
import VectorCore

@main
struct PipelineBenchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "PipelineBenchmarks",
        abstract: "Times the analysis of a take against decoding alone, whole and stage by stage.",
        discussion: """
            Whole runs are processes of their own with start-up, decoding and analysing in turns; the \
            ratio is the median over the turns. Stages are timed on one thread by processor time.

            Example: PipelineBenchmarks take.mp4 --repeats 5
            """)

    @Argument(help: "The take.")
    var take: String

    @Option(help: ArgumentHelp("Turns of whole runs, the median of which counts.", valueName: "n"))
    var repeats = 5

    @Option(help: ArgumentHelp("Threads of decoding and measuring.", valueName: "n"))
    var threads = 2

    @Option(help: ArgumentHelp("Frames that stages are timed on.", valueName: "n"))
    var frames = 96

    @Flag(help: "Leave faces out.")
    var withoutFaces = false

    @Option(help: .hidden)
    var once: WholeRun.Kind?

    func run() async throws {
        let level = SIMDLevel.best
        if let once {
            return try await WholeRun.perform(
                once, take: take, threads: threads, withoutFaces: withoutFaces)
        }
        let machine = "\(threads) threads, level \(level.rawValue)"
        let faces = withoutFaces ? "without faces" : "with faces"
        print(try wholeRuns("whole processes \(faces), \(machine), median of \(repeats)").text)
        if frames > 0 {
            print(
                "", try stages("stages \(faces), 1 thread, level \(level.rawValue)").text,
                separator: "\n")
        }
    }

    private func wholeRuns(_ title: String) throws -> MarkdownTable {
        var table = MarkdownTable(
            title,
            head: [
                "what", "wall s", "processor s", "frames/s", "× real time", "× decoding alone",
                "peak MB", "allocations a frame",
            ])
        var runs: [WholeRun.Kind: [WholeRun]] = [:]
        for _ in 0..<max(1, repeats) {
            for kind in WholeRun.Kind.allCases {
                runs[kind, default: []].append(
                    try WholeRun(
                        kind, take: take, threads: threads, withoutFaces: withoutFaces))
            }
        }
        let decoding = runs[.decode] ?? []
        for kind in WholeRun.Kind.allCases {
            let own = runs[kind] ?? []
            guard let wall = quantile(own.map(\.wall), 0.5), let first = own.first else { continue }
            let ratios = zip(own, decoding).map { $0.wall / $1.wall }
            table.add([
                kind.title, Figure.decimal(wall),
                Figure.decimal(quantile(own.map(\.processor), 0.5)),
                Figure.decimal(Double(first.frames) / wall, places: 1),
                Figure.decimal(first.duration / wall, places: 2),
                Figure.decimal(quantile(ratios, 0.5), places: 2),
                Figure.decimal(quantile(own.map(\.peakMegabytes), 0.5), places: 0),
                Figure.decimal(quantile(own.map(\.allocationsPerFrame), 0.5), places: 0),
            ])
        }
        return table
    }

    private func stages(_ title: String) throws -> MarkdownTable {
        var table = MarkdownTable(
            title, head: ["stage", "ms a frame", "share", "allocations a frame"])
        let stages = try StageTimes(take: take, frames: frames, withoutFaces: withoutFaces)
        let whole = stages.rows.reduce(0) { $0 + $1.milliseconds }
        for row in stages.rows {
            table.add([
                row.name, Figure.decimal(row.milliseconds),
                Figure.decimal(100 * row.milliseconds / whole, places: 1) + " %",
                Figure.decimal(row.allocations, places: 0),
            ])
        }
        table.add(["sum", Figure.decimal(whole), "100 %"])
        return table
    }
}
