/// A batch as JUnit XML, in the form that Jenkins reads: a suite for each take, a case for each rule.
public enum BatchJUnit {
    /// A rule that rejects fails, one that leaves a doubt is skipped with its reason, and a take that
    /// could not be analysed is an error. Cases carry no time: they are judged, not run.
    public static func xml(_ document: BatchDocument) -> String {
        let suites = document.takes.map { (row: $0, cases: cases($0)) }
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        // The root of Jenkins' schema knows no skipped cases.
        text += "<testsuites name=\"holdfast\"\(counts(suites.flatMap(\.cases)))>\n"
        for suite in suites {
            let name = PlainText.xml(suite.row.name)
            text += "  <testsuite name=\"\(name)\"\(counts(suite.cases))"
            text += " skipped=\"\(suite.cases.count { $0.outcome == .skipped })\">\n"
            for each in suite.cases { text += element(each, of: name) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private enum Outcome: Equatable {
        case passed
        case failed
        case skipped
        case error
    }

    private struct Case {
        let name: String
        let outcome: Outcome
        var message = ""
    }

    private static func cases(_ row: TakeRow) -> [Case] {
        switch row.state {
        case "failed":
            return [Case(name: "analysis", outcome: .error, message: row.error ?? "")]
        case "skipped":
            return [Case(name: "analysis", outcome: .skipped, message: "was not reached")]
        default:
            return row.criteria.map { criterion in
                let found = criterion.findings.map(\.finding).joined(separator: "; ")
                let outcome: Outcome =
                    switch criterion.state {
                    case "rejected": .failed
                    case "maybe": .skipped
                    default: .passed
                    }
                return Case(
                    name: criterion.criterion, outcome: outcome,
                    message: outcome == .passed ? "" : "\(criterion.outcome): \(found)")
            }
        }
    }

    private static func element(_ each: Case, of suite: String) -> String {
        let head = "    <testcase classname=\"\(suite)\" name=\"\(PlainText.xml(each.name))\""
        let message = PlainText.xml(each.message)
        switch each.outcome {
        case .passed: return head + "/>\n"
        case .skipped: return head + "><skipped message=\"\(message)\"/></testcase>\n"
        case .failed:
            return head + "><failure type=\"criterion\" message=\"\(message)\">\(message)"
                + "</failure></testcase>\n"
        case .error:
            return head + "><error type=\"unusable\" message=\"\(message)\">\(message)"
                + "</error></testcase>\n"
        }
    }

    private static func counts(_ cases: [Case]) -> String {
        func count(_ outcome: Outcome) -> Int { cases.count { $0.outcome == outcome } }
        return " tests=\"\(cases.count)\" failures=\"\(count(.failed))\" "
            + "errors=\"\(count(.error))\""
    }
}
