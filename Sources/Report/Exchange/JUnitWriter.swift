/// Takes as JUnit XML, in the form that Jenkins reads: a suite for each take, a case for each question.
public enum JUnitWriter {
    /// The suites of `documents`, in their order.
    ///
    /// A channel that drifts unannounced fails, one that cannot be measured is skipped; a whole-take defect
    /// fails, and so does a handoff without a clean frame. Cases carry no time: they are judged, not run.
    public static func xml(_ documents: [AnalysisDocument]) -> String {
        let suites = documents.map(suite)
        let cases = suites.flatMap(\.cases)
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        // The root of Jenkins' schema knows no skipped cases.
        text += "<testsuites name=\"holdfast\"\(counts(cases))>\n"
        for suite in suites {
            text += "  <testsuite name=\"\(PlainText.xml(suite.name))\"\(counts(suite.cases))"
            text += " skipped=\"\(skipped(suite.cases))\">\n"
            for each in suite.cases { text += element(each, of: suite.name) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private enum Outcome { case passed, failed(String, String), skipped(String) }
    private typealias Case = (name: String, outcome: Outcome)

    private static func suite(_ document: AnalysisDocument) -> (name: String, cases: [Case]) {
        var cases: [Case] = document.channels.map { ($0.id, outcome($0)) }
        let defects = document.defects.map(SummaryWords.defect)
        cases.append(
            (
                "defects",
                defects.isEmpty ? .passed : .failed("defect", defects.joined(separator: "; "))
            ))
        let handoff = document.handoff
        cases.append(
            (
                "handoff",
                handoff.clean == false
                    ? .failed(
                        "handoff",
                        SummaryWords.handoff(handoff, withRejections: false).text) : .passed
            ))
        let verdict = document.verdict
        let reasons = verdict.reasons.joined(separator: "; ")
        cases.append(
            (
                "verdict",
                verdict.state == "rejected"
                    ? .failed("rejected", reasons.isEmpty ? "rejected" : reasons) : .passed
            ))
        if let frame = document.take.truncatedAtFrame {
            cases.append(("file", .failed("damaged", "decoding stopped at frame \(frame)")))
        }
        return (document.take.path, cases)
    }

    private static func outcome(_ channel: ChannelSection) -> Outcome {
        let drifts = channel.drifts.filter { !$0.announced }
        if !drifts.isEmpty {
            return .failed("drift", drifts.map(SummaryWords.drift).joined(separator: "; "))
        }
        if channel.status == "not-measurable" {
            return .skipped(
                "not measurable: "
                    + (SummaryWords.mainReason(channel.unmeasured) ?? "no reason given"))
        }
        return .passed
    }

    private static func element(_ each: Case, of suite: String) -> String {
        let head =
            "    <testcase classname=\"\(PlainText.xml(suite))\" name=\"\(PlainText.xml(each.name))\""
        switch each.outcome {
        case .passed: return head + "/>\n"
        case .skipped(let reason):
            return head + "><skipped message=\"\(PlainText.xml(reason))\"/></testcase>\n"
        case .failed(let type, let message):
            let message = PlainText.xml(message)
            return head + "><failure type=\"\(type)\" message=\"\(message)\">\(message)"
                + "</failure></testcase>\n"
        }
    }

    private static func counts(_ cases: [Case]) -> String {
        let failed = cases.count { if case .failed = $0.outcome { true } else { false } }
        return " tests=\"\(cases.count)\" failures=\"\(failed)\" errors=\"0\""
    }

    private static func skipped(_ cases: [Case]) -> Int {
        cases.count { if case .skipped = $0.outcome { true } else { false } }
    }
}
