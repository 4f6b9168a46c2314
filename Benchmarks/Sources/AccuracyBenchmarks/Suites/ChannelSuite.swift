import BenchmarkFigures
import Holdfast
import LabelledClips
import Report

/// Every channel by itself: what it finds of its own defects, what it says of others', and how often it
/// speaks where all holds.
struct ChannelSuite: Sendable {
    let data: LabelledData
    let cache: AnalysisCache

    /// A clip with a defect and what was said of it.
    private struct Case {
        let record: InjectedRecord
        /// What is true of the clip that the defect was put into.
        let conditions: [TakeCondition]
        let score: InjectedScore
        /// Channels and defects reported after the onset that the untouched clip does not show.
        let fired: Set<String>
    }

    /// A stretch of a take in which some channels must be silent.
    private struct Hold {
        let conditions: [TakeCondition]
        let minutes: Double
        let channels: Set<String>
        let spans: [ReportedDrift]
    }

    func run() async throws -> SuiteReport {
        let (cases, controls) = try await injected()
        let holds = controls + (try await labelledHolds())
        let channels = Set(holds.flatMap(\.channels)).sorted()
        return SuiteReport(
            tables: [
                detection(cases, channels), silence(holds, channels), conditions(cases, holds),
                confusion(cases),
            ])
    }

    private func injected() async throws -> ([Case], [Hold]) {
        var answers: [(record: InjectedRecord, document: AnalysisDocument)] = []
        for record in try data.injected() {
            let answer = await cache.analysis(
                of: data.injectedPath(record.file), anchor: data.injectedPath(record.anchor))
            if let document = answer.document { answers.append((record, document)) }
        }
        var untouched: [String: [ReportedDrift]] = [:]
        for answer in answers where answer.record.isUntouched {
            untouched[answer.record.base] = answer.document.reportedDrifts
        }
        var conditions: [String: [TakeCondition]] = [:]
        var controls: [Hold] = []
        for (record, document) in answers where record.control {
            let own = await cache.conditions(of: data.injectedPath(record.file))
            if record.isUntouched { conditions[record.base] = own }
            controls.append(
                Hold(
                    conditions: own, minutes: document.take.duration / 60,
                    channels: Set(document.channels.map(\.id)), spans: document.reportedDrifts))
        }
        let cases = answers.filter { !$0.record.control }.map { record, document in
            let noise = untouched[record.base] ?? []
            let usual = Set(noise.map(\.channel))
            let late = document.reportedDrifts.filter {
                $0.end > (record.onset ?? 0) - 0.1 && !usual.contains($0.channel)
            }
            return Case(
                record: record, conditions: conditions[record.base] ?? [],
                score: InjectedScore(document, against: record, untouched: noise),
                fired: Set(late.map(\.channel))
                    .union(document.defects.map { "defect:" + $0.kind }))
        }
        return (cases, controls)
    }

    private func labelledHolds() async throws -> [Hold] {
        var holds: [Hold] = []
        for label in try data.drifts() {
            let answer = await cache.analysis(
                of: data.path(label.file), anchor: label.anchorFile.map(data.path))
            guard let document = answer.document else { continue }
            let aspects = label.holds.compactMap(HeldAspect.init)
                .filter { !$0.isBlurred(by: label.drifts) }
            let built = Set(document.channels.map(\.id))
            let channels = Set(aspects.flatMap(\.channels)).intersection(built)
            guard !channels.isEmpty else { continue }
            holds.append(
                Hold(
                    conditions: await cache.conditions(of: data.path(label.file)),
                    minutes: document.take.duration / 60,
                    channels: channels, spans: document.reportedDrifts))
        }
        return holds
    }

    private func detection(_ cases: [Case], _ channels: [String]) -> MarkdownTable {
        let strengths = InjectedRecord.Strength.allCases
        var table = MarkdownTable(
            "channels: detection of their own defects",
            head: ["channel"] + strengths.flatMap { [$0.rawValue, "95 %"] }
                + ["onset error p50 s", "p90", "cross-talk", "of other clips"])
        for channel in channels {
            let own = cases.filter { $0.record.channels.contains(channel) }
            let others = cases.filter {
                !$0.record.channels.contains(channel) && !$0.record.allowed.contains(channel)
                    && !$0.record.allowed.contains("*")
            }
            let errors = own.filter { $0.fired.contains(channel) }
                .compactMap { $0.score.onsetError.map(abs) }
            table.add(
                [channel]
                    + strengths.flatMap { strength -> [String] in
                        let some = own.filter { $0.record.strength == strength }
                        let found = some.count { $0.score.found && $0.fired.contains(channel) }
                        return [
                            some.isEmpty ? "–" : "\(found)/\(some.count)",
                            Interval.text(Interval.share(found, some.count)),
                        ]
                    } + [
                        Figure.decimal(quantile(errors, 0.5), places: 2),
                        Figure.decimal(quantile(errors, 0.9), places: 2),
                        "\(others.count { $0.fired.contains(channel) })", "\(others.count)",
                    ])
        }
        return table
    }

    private func silence(_ holds: [Hold], _ channels: [String]) -> MarkdownTable {
        var table = MarkdownTable(
            "channels: false spans where all holds",
            head: ["channel", "spans", "minutes", "per minute", "95 %"])
        func row(_ title: String, _ spans: Int, _ minutes: Double) {
            table.add([
                title, "\(spans)", Figure.decimal(minutes, places: 2),
                Figure.decimal(minutes > 0 ? Double(spans) / minutes : nil, places: 2),
                Interval.text(Interval.rate(spans, per: minutes)),
            ])
        }
        for channel in channels {
            let some = holds.filter { $0.channels.contains(channel) }
            row(
                channel,
                some.reduce(0) { $0 + $1.spans.count { $0.channel == channel } },
                some.reduce(0) { $0 + $1.minutes })
        }
        row(
            "**any, by minute of take**",
            holds.reduce(0) { sum, hold in
                sum + hold.spans.count { hold.channels.contains($0.channel) }
            }, holds.reduce(0) { $0 + $1.minutes })
        return table
    }

    private func conditions(_ cases: [Case], _ holds: [Hold]) -> MarkdownTable {
        var table = MarkdownTable(
            "channels: by condition",
            head: [
                "condition", "defects", "right channel", "95 %", "family", "false spans", "minutes",
                "per minute", "95 %",
            ])
        for condition in TakeCondition.allCases {
            let some = cases.filter { $0.conditions.contains(condition) }
            let found = some.count(where: \.score.found)
            let quiet = holds.filter { $0.conditions.contains(condition) }
            let minutes = quiet.reduce(0) { $0 + $1.minutes }
            let spans = quiet.reduce(0) { sum, hold in
                sum + hold.spans.count { hold.channels.contains($0.channel) }
            }
            guard !some.isEmpty || !quiet.isEmpty else { continue }
            table.add([
                condition.rawValue, "\(some.count)", "\(found)",
                Interval.text(Interval.share(found, some.count)),
                "\(some.count(where: \.score.foundByFamily))", "\(spans)",
                Figure.decimal(minutes, places: 2),
                Figure.decimal(minutes > 0 ? Double(spans) / minutes : nil, places: 2),
                Interval.text(Interval.rate(spans, per: minutes)),
            ])
        }
        return table
    }

    private func confusion(_ cases: [Case]) -> MarkdownTable {
        let columns = Set(cases.flatMap(\.fired)).sorted()
        var table = MarkdownTable(
            "channels: what fires for which defect, in clips", head: ["defect", "clips"] + columns)
        for defect in Set(cases.map(\.record.defect)).sorted() {
            let some = cases.filter { $0.record.defect == defect }
            table.add(
                [defect, "\(some.count)"]
                    + columns.map { column in
                        let count = some.count { $0.fired.contains(column) }
                        return count == 0 ? "" : "\(count)"
                    })
        }
        return table
    }
}
