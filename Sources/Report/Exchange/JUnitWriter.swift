/// Takes as JUnit XML, in the form that Jenkins reads: a suite for each take, a case for each question.
public enum JUnitWriter {
    /// The suites of `documents`, in their order.
    ///
    /// A channel that drifts unannounced fails, one that cannot be measured is skipped; a whole-take defect
    /// fails, and so does a handoff without a clean frame.
    public static func xml(_ documents: [AnalysisDocument]) -> String {
        documents.map { JUnitSuite(name: $0.take.path, cases: cases($0)) }.xml
    }

    /// The takes of a batch, a case for each rule.
    ///
    /// A rule that rejects fails, one that leaves a doubt is skipped with its reason, and a take that could
    /// not be analysed is an error.
    public static func xml(_ batch: BatchDocument) -> String {
        batch.takes.map { JUnitSuite(name: $0.name, cases: cases($0)) }.xml
    }

    private static func cases(_ document: AnalysisDocument) -> [JUnitSuite.Case] {
        var cases = document.channels.map {
            JUnitSuite.Case(name: $0.id, outcome: outcome($0))
        }
        func add(_ name: String, _ outcome: JUnitSuite.Outcome) {
            cases.append(JUnitSuite.Case(name: name, outcome: outcome))
        }
        let defects = document.defects.map(SummaryWords.defect)
        add(
            "defects",
            defects.isEmpty
                ? .passed : .failed(type: "defect", message: defects.joined(separator: "; ")))
        let handoff = document.handoff
        add(
            "handoff",
            handoff.clean == false
                ? .failed(
                    type: "handoff",
                    message: SummaryWords.handoff(handoff, withRejections: false).text) : .passed)
        let verdict = document.verdict
        let reasons = verdict.reasons.joined(separator: "; ")
        add(
            "verdict",
            verdict.state == "rejected"
                ? .failed(type: "rejected", message: reasons.isEmpty ? "rejected" : reasons)
                : .passed)
        if let frame = document.take.truncatedAtFrame {
            add("file", .failed(type: "damaged", message: "decoding stopped at frame \(frame)"))
        }
        return cases
    }

    private static func outcome(_ channel: ChannelSection) -> JUnitSuite.Outcome {
        let drifts = channel.drifts.filter { !$0.announced }
        if !drifts.isEmpty {
            return .failed(
                type: "drift", message: drifts.map(SummaryWords.drift).joined(separator: "; "))
        }
        if channel.status == "not-measurable" {
            return .skipped(
                "not measurable: "
                    + (SummaryWords.mainReason(channel.unmeasured) ?? "no reason given"))
        }
        return .passed
    }

    private static func cases(_ row: TakeRow) -> [JUnitSuite.Case] {
        switch row.state {
        case "failed":
            return [JUnitSuite.Case(name: "analysis", outcome: .error(row.error ?? ""))]
        case "skipped":
            return [JUnitSuite.Case(name: "analysis", outcome: .skipped("was not reached"))]
        default:
            return row.criteria.map { criterion in
                let found = criterion.findings.map(\.finding).joined(separator: "; ")
                let message = "\(criterion.outcome): \(found)"
                let outcome: JUnitSuite.Outcome =
                    switch criterion.state {
                    case "rejected": .failed(type: "criterion", message: message)
                    case "maybe": .skipped(message)
                    default: .passed
                    }
                return JUnitSuite.Case(name: criterion.criterion, outcome: outcome)
            }
        }
    }
}
