import ArgumentParser
import BenchmarkFigures
import Glibc
import VectorCore

/// How far conversions to R′G′B′ are from double precision, and what they cost, ours and libswscale's.
@main struct ColourBenchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ColourBenchmarks",
        abstract: "The error and the time of conversions to R′G′B′, beside libswscale.")

    @Flag(help: "A row for every matrix and range, not the worst over them.")
    var all = false

    func run() throws {
        print(errors().text)
        print()
        print(times().text)
    }

    private struct Error {
        var most = 0.0
        var sum = 0.0
        var count = 0

        mutating func add(_ codes: [Double], _ exact: [Double]) {
            for (code, value) in zip(codes, exact) {
                let error = abs(code - 255 * value)
                most = max(most, error)
                sum += error
            }
            count += codes.count
        }

        var cells: [String] {
            [Figure.decimal(most), Figure.decimal(count > 0 ? sum / Double(count) : nil)]
        }
    }

    private func errors() -> MarkdownTable {
        var table = MarkdownTable(
            "Error against double precision, in codes of 8 bits: most, mean",
            head: [
                "coding", "ours", "", "libswscale as it comes", "", "libswscale accurate", "",
            ])
        let codings = ColourCoding.Matrix.allCases.flatMap { matrix in
            ColourCoding.Range.allCases.map { ColourCoding(matrix: matrix, range: $0) }
        }
        for depth in [8, 10, 12] {
            for sampling in CodedPicture.Sampling.all {
                var worst = [Error(), Error(), Error()]
                for coding in codings {
                    if all { worst = [Error(), Error(), Error()] }
                    add(sampling, depth, coding, to: &worst)
                    guard all || coding == codings.last else { continue }
                    let name = "\(sampling.name), \(depth) bit"
                    let ways = all ? ", \(coding.matrix.rawValue) \(coding.range.rawValue)" : ""
                    table.add([name + ways] + worst.flatMap(\.cells))
                }
            }
        }
        return table
    }

    private func add(
        _ sampling: CodedPicture.Sampling, _ depth: Int, _ coding: ColourCoding,
        to errors: inout [Error]
    ) {
        let picture = CodedPicture(256, 96, sampling, depth: depth, coding: coding)
        let exact = picture.exact()
        let own = OwnConversion(picture, level: .best)
        own.run()
        errors[0].add(own.codes, exact)
        for (number, manner) in [LibraryConversion.Manner.usual, .accurate].enumerated() {
            guard let library = LibraryConversion(picture, manner) else { continue }
            library.run()
            errors[number + 1].add(library.codes, exact)
        }
    }

    private func times() -> MarkdownTable {
        var table = MarkdownTable(
            "Processor time at 1920 × 1080, one thread, \(SIMDLevel.best.rawValue), in turns",
            head: [
                "coding", "ours", "times libswscale as it comes", "times libswscale accurate",
            ])
        let coding = ColourCoding(matrix: .bt709, range: .limited)
        for depth in [8, 10] {
            for sampling in CodedPicture.Sampling.all where sampling.site == "left" {
                let picture = CodedPicture(1920, 1080, sampling, depth: depth, coding: coding)
                let own = OwnConversion(picture, level: .best)
                var cells = ["\(sampling.name), \(depth) bit"]
                for manner in [LibraryConversion.Manner.usual, .accurate] {
                    guard let library = LibraryConversion(picture, manner) else { continue }
                    let (seconds, ratio) = Self.times(own.run, library.run)
                    if cells.count == 1 {
                        cells.append("\(Figure.decimal(1000 * seconds, places: 2)) ms")
                    }
                    cells.append(Figure.decimal(ratio, places: 2))
                }
                table.add(cells)
            }
        }
        return table
    }

    /// Median processor seconds of `own`, and the median over turns of how many times as long it takes
    /// as `other`. Processor time: what else the machine does must not count.
    private static func times(
        _ own: () -> Void, _ other: () -> Void
    ) -> (seconds: Double, ratio: Double) {
        var (seconds, ratios): ([Double], [Double]) = ([], [])
        for turn in 0..<42 {
            let first = processorSeconds(own)
            let second = processorSeconds(other)
            guard turn > 0 else { continue }
            seconds.append(first)
            ratios.append(first / second)
        }
        return (quantile(seconds, 0.5) ?? .nan, quantile(ratios, 0.5) ?? .nan)
    }

    private static func processorSeconds(_ work: () -> Void) -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
        }
        let start = now()
        work()
        return now() - start
    }
}
