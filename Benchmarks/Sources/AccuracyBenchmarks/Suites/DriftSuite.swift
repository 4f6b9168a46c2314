import BenchmarkFigures
import LabelledClips
import Report

/// Generated clips whose drift a person labelled, and what holds in them.
struct DriftSuite: Sendable {
    let data: LabelledData
    let cache: AnalysisCache

    /// One labelled drift and what was reported near it.
    private struct Finding {
        let aspect: LabelledDrift.Aspect
        let channels: Set<String>
        let onsetError: Double?

        var isFound: Bool { !channels.isEmpty }
        var isRight: Bool { channels.contains(where: aspect.isMeasured) }
        var isInTime: Bool { onsetError.map { abs($0) <= 0.5 } ?? false }

        /// A span that began more than a second before the label is a standing alarm, not a detection.
        init(_ label: LabelledDrift, among drifts: [ReportedDrift]) {
            let near = drifts.filter {
                $0.family == label.channel.family && $0.end > label.start
                    && $0.start >= label.start - 1 && $0.start < label.end
            }
            aspect = label.channel
            channels = Set(near.map(\.channel))
            onsetError = near.map { $0.start - label.start }.min { abs($0) < abs($1) }
        }
    }

    func run() async throws -> SuiteReport {
        var table = MarkdownTable(
            "labelled drift of severity 2 and 3",
            head: [
                "clip", "label", "seconds", "severity", "channels of the family", "onset error s",
                "within 0.5 s",
            ])
        var alarms = MarkdownTable("false alarms on holds", head: ["clip", "holds", "flagged"])
        var findings: [Finding] = []
        var checks = 0
        var falseAlarms = 0
        var minutes = 0.0
        var answers: [(label: DriftLabel, document: AnalysisDocument?)] = []
        for label in try data.drifts() {
            let answer = await cache.analysis(
                of: data.path(label.file), anchor: label.anchorFile.map(data.path))
            answers.append((label, answer.document))
            let drifts = answer.document?.reportedDrifts ?? []
            for drift in label.drifts where drift.severity >= 2 {
                let finding = Finding(drift, among: drifts)
                findings.append(finding)
                table.add([
                    label.name, drift.channel.rawValue,
                    "\(Figure.decimal(drift.start, places: 2))–"
                        + Figure.decimal(drift.end, places: 2), "\(drift.severity)",
                    finding.isFound
                        ? Figure.list(finding.channels.sorted())
                        : answer.document == nil ? answer.failure : "missed",
                    Figure.decimal(finding.onsetError, places: 2), Figure.word(finding.isInTime),
                ])
            }
        }
        let built = Set(answers.flatMap { $0.document?.channels.map(\.id) ?? [] })
        for (label, document) in answers {
            guard let document else { continue }
            let drifting = Set(document.reportedDrifts.map(\.channel))
            var flagged: Set<String> = []
            for hold in label.holds.compactMap(HeldAspect.init)
            where !hold.isBlurred(by: label.drifts) && hold.channels.contains(where: built.contains)
            {
                checks += 1
                minutes += document.take.duration / 60
                let wrong = drifting.intersection(hold.channels)
                falseAlarms += wrong.isEmpty ? 0 : 1
                flagged.formUnion(wrong)
            }
            if !flagged.isEmpty {
                alarms.add([label.name, Figure.list(label.holds), Figure.list(flagged.sorted())])
            }
        }
        return SuiteReport(
            tables: [table, byAspect(findings), alarms],
            headlines: [
                .init(
                    "drift: labelled, family found", findings.count(where: \.isFound),
                    of: findings.count),
                .init(
                    "drift: labelled, right channel", findings.count(where: \.isRight),
                    of: findings.count),
                .init(
                    "drift: labelled, onset within 0.5 s", findings.count(where: \.isInTime),
                    of: findings.count),
                .init("drift: false alarms on holds", falseAlarms, of: checks),
                .init(
                    "drift: the same, per minute and check",
                    minutes > 0 ? Double(falseAlarms) / minutes : nil, places: 2),
            ])
    }

    private func byAspect(_ findings: [Finding]) -> MarkdownTable {
        var table = MarkdownTable(
            "labelled drift, by label",
            head: [
                "label", "count", "family found", "right channel", "onset within 0.5 s",
                "onset error p50 s",
            ])
        func row(_ title: String, _ group: [Finding]) {
            table.add([
                title, "\(group.count)", "\(group.count(where: \.isFound))",
                "\(group.count(where: \.isRight))", "\(group.count(where: \.isInTime))",
                Figure.decimal(
                    quantile(group.compactMap { $0.onsetError.map(abs) }, 0.5), places: 2),
            ])
        }
        for aspect in LabelledDrift.Aspect.allCases {
            let group = findings.filter { $0.aspect == aspect }
            if !group.isEmpty { row(aspect.rawValue, group) }
        }
        row("**all**", findings)
        return table
    }
}
