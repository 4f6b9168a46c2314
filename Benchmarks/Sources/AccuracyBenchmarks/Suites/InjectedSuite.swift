import BenchmarkFigures
import LabelledClips
import Report

/// Real holding clips with one defect put in, onset and strength known, and controls.
struct InjectedSuite: Sendable {
    let data: LabelledData
    let cache: AnalysisCache

    /// A scored clip.
    private struct Entry {
        let record: InjectedRecord
        let score: InjectedScore
        let failure: String
    }

    func run() async throws -> SuiteReport {
        let records = try data.injected()
        var answers: [(record: InjectedRecord, document: AnalysisDocument?, failure: String)] = []
        for record in records {
            let answer = await cache.analysis(
                of: data.injectedPath(record.file), anchor: data.injectedPath(record.anchor))
            answers.append((record, answer.document, answer.failure))
        }
        var untouched: [String: [ReportedDrift]] = [:]
        for answer in answers where answer.record.isUntouched {
            untouched[answer.record.base] = answer.document?.reportedDrifts
        }
        let built = Set(answers.flatMap { $0.document?.channels.map(\.id) ?? [] })
        let entries = answers.filter { !$0.record.control }.map { answer in
            Entry(
                record: answer.record,
                score: answer.document.map {
                    InjectedScore(
                        $0, against: answer.record,
                        untouched: untouched[answer.record.base] ?? [])
                } ?? InjectedScore(), failure: answer.failure)
        }
        let controls = answers.filter(\.record.control).map {
            (record: $0.record, flags: $0.document.map(\.flags) ?? [$0.failure])
        }
        return SuiteReport(
            tables: [
                kinds(entries, built: built), misses(entries, built: built),
                crossTalk(entries), controlTable(controls),
            ],
            headlines: headlines(entries, built: built) + [
                .init(
                    "injected: quiet controls", controls.count { $0.flags.isEmpty },
                    of: controls.count, least: 0.8)
            ])
    }

    /// Whether some channel, or the list of defects, could have found the defect of `record`.
    private func isBuilt(_ record: InjectedRecord, _ built: Set<String>) -> Bool {
        record.defectKind != nil || record.channels.contains(where: built.contains)
    }

    private func headlines(
        _ entries: [Entry], built: Set<String>
    ) -> [SuiteReport.Headline] {
        let strong = entries.filter { $0.record.strength != .mild && isBuilt($0.record, built) }
        let found = strong.filter(\.score.found)
        let inTime = found.count { abs($0.score.onsetError ?? .infinity) <= 0.5 }
        return [
            .init(
                "injected: clear and gross of built channels, found by the right one", found.count,
                of: strong.count, least: 0.8),
            .init(
                "injected: the same, and onset within 0.5 s", inTime, of: strong.count, least: 0.8),
            .init("injected: onset within 0.5 s, of those found", inTime, of: found.count),
            .init(
                "injected: all defects, right channel", entries.count(where: \.score.found),
                of: entries.count),
            .init(
                "injected: clips with cross-talk",
                entries.count { !$0.score.crossTalk.isEmpty }, of: entries.count),
        ]
    }

    private func kinds(_ entries: [Entry], built: Set<String>) -> MarkdownTable {
        let strengths = InjectedRecord.Strength.allCases
        var table = MarkdownTable(
            "injected defects, by kind",
            head: ["defect", "channel"] + strengths.map(\.rawValue)
                + strengths.map { "family \($0.rawValue)" }
                + ["onset error p50 s", "p90", "cross-talk", "early"])
        func row(_ title: [String], _ group: [Entry]) {
            func cells(_ property: KeyPath<InjectedScore, Bool>) -> [String] {
                strengths.map { strength in
                    let some = group.filter { $0.record.strength == strength }
                    return "\(some.count { $0.score[keyPath: property] })/\(some.count)"
                }
            }
            let errors = group.compactMap { $0.score.onsetError.map(abs) }
            table.add(
                title + cells(\.found) + cells(\.foundByFamily) + [
                    Figure.decimal(quantile(errors, 0.5), places: 2),
                    Figure.decimal(quantile(errors, 0.9), places: 2),
                    "\(group.reduce(0) { $0 + $1.score.crossTalk.count })",
                    "\(group.count { !$0.score.early.isEmpty })",
                ])
        }
        for kind in Set(entries.map(\.record.defect)).sorted() {
            let group = entries.filter { $0.record.defect == kind }
            let first = group[0].record
            let channel = first.defectKind.map { "defect:" + $0 } ?? Figure.list(first.channels)
            row([kind, channel + (isBuilt(first, built) ? "" : " (not built)")], group)
        }
        row(["**all**", ""], entries)
        row(["**built**", ""], entries.filter { isBuilt($0.record, built) })
        return table
    }

    private func misses(_ entries: [Entry], built: Set<String>) -> MarkdownTable {
        var table = MarkdownTable(
            "injected defects, clear and gross of built channels: missed or late",
            head: ["clip", "right channel", "family", "onset error s", "why"])
        for entry in entries where entry.record.strength != .mild && isBuilt(entry.record, built) {
            let error = entry.score.onsetError
            if entry.score.found, let error, abs(error) <= 0.5 { continue }
            table.add([
                entry.record.file, Figure.word(entry.score.found),
                Figure.word(entry.score.foundByFamily), Figure.decimal(error, places: 2),
                entry.failure,
            ])
        }
        return table
    }

    private func crossTalk(_ entries: [Entry]) -> MarkdownTable {
        var table = MarkdownTable(
            "injected defects: cross-talk and early alarms", head: ["clip", "cross-talk", "early"])
        for entry in entries where !(entry.score.crossTalk + entry.score.early).isEmpty {
            table.add([
                entry.record.file, Figure.list(entry.score.crossTalk),
                Figure.list(entry.score.early),
            ])
        }
        return table
    }

    private func controlTable(
        _ controls: [(record: InjectedRecord, flags: [String])]
    ) -> MarkdownTable {
        var table = MarkdownTable("controls", head: ["clip", "flagged"])
        for control in controls {
            table.add([
                control.record.file,
                control.flags.isEmpty ? "quiet" : Figure.list(control.flags),
            ])
        }
        return table
    }
}
