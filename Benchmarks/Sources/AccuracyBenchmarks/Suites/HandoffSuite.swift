import BenchmarkFigures
import LabelledClips
import Report

/// The frame to hand on: is it clean by label, and how much later was a clean one.
struct HandoffSuite: Sendable {
    let data: LabelledData
    let cache: AnalysisCache

    func run() async throws -> SuiteReport {
        var table = MarkdownTable(
            "handoff",
            head: [
                "clip", "pick", "clean by label", "says clean", "latest clean", "frames late",
            ])
        var clips = 0
        var cleanable = 0
        var clean = 0
        var cleanOfCleanable = 0
        var exact = 0
        var saidCleanAndIsNot = 0
        var late: [Double] = []
        for (name, label) in try data.eyes() {
            clips += 1
            cleanable += label.last24Clean.last == nil ? 0 : 1
            let answer = await cache.analysis(of: data.path(label.file))
            guard let handoff = answer.document?.handoff else {
                table.add(["\(name): \(answer.failure)"])
                continue
            }
            let isClean = label.isClean(handoff.frame)
            let delay = isClean ? label.last24Clean.last.map { $0 - handoff.frame } : nil
            clean += isClean ? 1 : 0
            cleanOfCleanable += isClean && label.last24Clean.last != nil ? 1 : 0
            exact += delay == 0 ? 1 : 0
            let saysClean = handoff.clean == true
            saidCleanAndIsNot += saysClean && !isClean ? 1 : 0
            if let delay { late.append(Double(delay)) }
            table.add([
                name, "\(handoff.frame)", isClean ? "yes" : "**no**", Figure.word(saysClean),
                label.last24Clean.last.map(String.init) ?? "–", delay.map(String.init) ?? "–",
            ])
        }
        return SuiteReport(
            tables: [table],
            headlines: [
                .init("handoff: picks clean by label", clean, of: clips, least: 0.95),
                .init(
                    "handoff: the same, of clips with a clean frame among the last 24",
                    cleanOfCleanable, of: cleanable),
                .init("handoff: picks that are the latest clean frame", exact, of: clips),
                .init("handoff: said clean, is not", saidCleanAndIsNot, of: clips),
                .init("handoff: frames late, median", quantile(late, 0.5), places: 1),
                .init("handoff: frames late, most", late.max(), places: 0),
            ])
    }
}
