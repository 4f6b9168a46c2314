import BenchmarkFigures
import Holdfast
import LabelledClips
import Report
import VectorCore

/// The same bytes of JSON whatever the threads and the instruction-set level.
///
/// The document names its level; that one field is set alike before bytes are compared. Where bytes
/// still differ, decisions are compared and the largest difference of any sample is given.
struct DeterminismSuite: Sendable {
    let data: LabelledData
    let cache: AnalysisCache
    let options: AnalysisOptions
    /// How many clips: the shortest of the eyes' set, and as many of the injected one.
    let clips: Int

    /// A take, its anchor and the name to print.
    private struct Clip {
        let name: String
        let take: String
        let anchor: String
    }

    /// A way to run an analysis other than the reference.
    private struct Setting {
        let title: String
        let options: AnalysisOptions
        let changesLevel: Bool
    }

    /// How often documents were alike.
    private struct Tally {
        var compared = 0
        var sameBytes = 0
        var sameDecisions = 0

        mutating func add(sameBytes: Bool, sameDecisions: Bool) {
            compared += 1
            self.sameBytes += sameBytes ? 1 : 0
            self.sameDecisions += sameDecisions ? 1 : 0
        }
    }

    func run() async throws -> SuiteReport {
        var table = MarkdownTable(
            "determinism, against 1 thread at level \(options.level.rawValue)",
            head: [
                "clip", "setting", "same bytes", "same decisions", "differing decisions",
                "largest difference of a sample, in tolerances",
            ])
        var threads = Tally()
        var levels = Tally()
        let reference = try Analyser(options: with(threads: 1, level: options.level))
        let others = try settings.map { ($0, try Analyser(options: $0.options)) }
        for clip in try await chosenClips() {
            let expected = try await document(of: clip, by: reference)
            for (setting, analyser) in others {
                let other = try await document(of: clip, by: analyser)
                let isSame = try DocumentWriter.json(expected) == DocumentWriter.json(other)
                let differences = Decisions(expected).differences(from: Decisions(other))
                if setting.changesLevel {
                    levels.add(sameBytes: isSame, sameDecisions: differences.isEmpty)
                } else {
                    threads.add(sameBytes: isSame, sameDecisions: differences.isEmpty)
                }
                table.add([
                    clip.name, setting.title, Figure.word(isSame),
                    Figure.word(differences.isEmpty), Figure.list(differences),
                    isSame ? "0" : Figure.decimal(largestDifference(expected, other), places: 6),
                ])
            }
        }
        return SuiteReport(
            tables: [table],
            headlines: [
                .init(
                    "determinism: same bytes at 2 and 4 threads", threads.sameBytes,
                    of: threads.compared, least: 1),
                .init(
                    "determinism: same bytes at other levels", levels.sameBytes,
                    of: levels.compared),
                .init(
                    "determinism: same decisions at other levels", levels.sameDecisions,
                    of: levels.compared, least: 1),
            ])
    }

    /// What `analyser` says of `clip`, named as of the reference's level.
    private func document(
        of clip: Clip, by analyser: Analyser
    ) async throws -> AnalysisDocument {
        var document = try await analyser.analyze(
            take: clip.take, anchors: [AnchorRequest(path: clip.anchor)]
        ).document
        document.tool.simdLevel = options.level.reportedName
        return document
    }

    private func with(threads: Int, level: SIMDLevel) -> AnalysisOptions {
        var options = options
        options.threads = threads
        options.level = level
        return options
    }

    private var settings: [Setting] {
        let threads = [2, 4].map {
            Setting(
                title: "\($0) threads", options: with(threads: $0, level: options.level),
                changesLevel: false)
        }
        let levels = SIMDLevel.allCases.filter { $0.isSupported && $0 != options.level }.map {
            Setting(
                title: "level \($0.rawValue)", options: with(threads: 1, level: $0),
                changesLevel: true)
        }
        return threads + levels
    }

    private func chosenClips() async throws -> [Clip] {
        var chosen: [Clip] = []
        let eyes = try data.eyes().sorted {
            ($0.label.frames, $0.name) < ($1.label.frames, $1.name)
        }
        for (name, label) in eyes.prefix(clips) {
            let take = data.path(label.file)
            chosen.append(
                Clip(name: name, take: take, anchor: try await cache.firstFrame(of: take)))
        }
        let injected = try data.injected().filter { $0.strength == .clear }
            .sorted { $0.file < $1.file }
        return chosen
            + injected.prefix(clips).map {
                Clip(
                    name: $0.file, take: data.injectedPath($0.file),
                    anchor: data.injectedPath($0.anchor))
            }
    }

    /// The largest difference of two documents' samples, each in its channel's tolerance; infinite when
    /// one is measured and the other not. `nil` when nothing can be compared.
    private func largestDifference(_ a: AnalysisDocument, _ b: AnalysisDocument) -> Double? {
        zip(a.channels, b.channels).flatMap { a, b in
            zip(a.samples.value + a.samples.departure, b.samples.value + b.samples.departure)
                .map { difference($0, $1) / a.tolerance }
        }.max()
    }

    private func difference(_ a: Double?, _ b: Double?) -> Double {
        switch (a, b) {
        case (let a?, let b?): abs(a - b)
        case (nil, nil): 0
        default: .infinity
        }
    }
}
