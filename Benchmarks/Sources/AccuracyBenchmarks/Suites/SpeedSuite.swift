import Foundation
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
                "× real time", "frames/s", "decoding alone s", "multiple of decoding",
            ])
        let kernels = KernelTable(level: options.level)
        var slowest: Double?
        for take in takes {
            let anchor = try await cache.firstFrame(of: take.path)
            // Once unmeasured: file cache, lazily mapped weights and clocks settle.
            let document = try await cache.analyser.analyze(
                take: take.path, anchors: [AnchorRequest(path: anchor)]
            ).document
            var analysing: [Double] = []
            var decoding: [Double] = []
            for _ in 0..<repeats {
                decoding.append(
                    try await seconds {
                        var decoder = try VideoDecoder(
                            path: take.path, threads: options.threads, kernels: kernels)
                        while try decoder.next() != nil {}
                    })
                analysing.append(
                    try await seconds {
                        _ = try await cache.analyser.analyze(
                            take: take.path, anchors: [AnchorRequest(path: anchor)])
                    })
            }
            guard let analysis = quantile(analysing, 0.5), let decode = quantile(decoding, 0.5),
                let low = quantile(analysing, 0.25), let high = quantile(analysing, 0.75)
            else { continue }
            let times = document.take.duration / analysis
            slowest = min(slowest ?? times, times)
            table.add([
                take.name, "\(document.take.width)x\(document.take.height)",
                "\(document.take.frames)", Figure.decimal(document.take.duration, places: 2),
                Figure.decimal(analysis), Figure.decimal(high - low),
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

    private func seconds(_ work: () async throws -> Void) async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try await work()
        let elapsed = clock.now - start
        return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    }
}
