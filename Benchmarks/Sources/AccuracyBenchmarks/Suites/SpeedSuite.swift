import BenchmarkFigures
import Holdfast
import Media
import Report
import VectorCore

/// Seconds of analysis against the take's own length, and against decoding alone in the same run.
struct SpeedSuite: Sendable {
    /// Takes and the names to print for them.
    let takes: [(name: String, path: String)]
    let cache: AnalysisCache
    let options: AnalysisOptions
    let repeats: Int

    func run() async throws -> SuiteReport {
        var table = MarkdownTable(
            "speed: analysis with\(options.withoutFaces ? "out" : "") faces, "
                + "\(options.threads) threads, level \(options.level.rawValue), "
                + "median of \(repeats)",
            head: [
                "take", "size", "frames", "seconds", "analysis s", "quartile distance s",
                "processor s", "× real time", "frames/s", "decoding alone s",
                "multiple of decoding",
            ])
        let kernels = KernelTable(level: options.level)
        var slowest: Double?
        for take in takes {
            let anchor = try await cache.firstFrame(of: take.path)
            // Once unmeasured: file cache, lazily mapped weights and clocks settle.
            let document = try await cache.analyser.analyze(
                take: take.path, anchors: [AnchorRequest(path: anchor)]
            ).document
            var analysing: [Stopwatch] = []
            var decoding: [Stopwatch] = []
            for _ in 0..<repeats {
                decoding.append(
                    try await Stopwatch {
                        var decoder = try VideoDecoder(
                            path: take.path, threads: options.threads, kernels: kernels)
                        while try decoder.next() != nil {}
                    })
                analysing.append(
                    try await Stopwatch {
                        _ = try await cache.analyser.analyze(
                            take: take.path, anchors: [AnchorRequest(path: anchor)])
                    })
            }
            let walls = analysing.map(\.wall)
            guard let analysis = quantile(walls, 0.5), let low = quantile(walls, 0.25),
                let high = quantile(walls, 0.75),
                let decode = quantile(decoding.map(\.wall), 0.5)
            else { continue }
            let processor = quantile(analysing.map(\.processor), 0.5)
            let times = document.take.duration / analysis
            slowest = min(slowest ?? times, times)
            table.add([
                take.name, "\(document.take.width)x\(document.take.height)",
                "\(document.take.frames)", Figure.decimal(document.take.duration, places: 2),
                Figure.decimal(analysis), Figure.decimal(high - low), Figure.decimal(processor),
                Figure.decimal(times, places: 2),
                Figure.decimal(Double(document.take.frames) / analysis, places: 1),
                Figure.decimal(decode), Figure.decimal(analysis / decode, places: 2),
            ])
        }
        return SuiteReport(
            tables: [table],
            headlines: [
                .init("speed: × real time, slowest take", slowest, least: 5, places: 2)
            ])
    }
}
