/// What was asked of one take, as JUnit knows it: a suite of cases.
struct JUnitSuite {
    /// What became of a case.
    enum Outcome {
        case passed
        /// Why there is no answer.
        case skipped(String)
        /// What failed, and how.
        case failed(type: String, message: String)
        /// Why nothing could be asked.
        case error(String)
    }

    /// One question.
    struct Case {
        let name: String
        let outcome: Outcome
    }

    /// The take.
    let name: String
    let cases: [Case]
}

extension [JUnitSuite] {
    /// The document in the form that Jenkins reads. Cases carry no time: they are judged, not run.
    var xml: String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        // The root of Jenkins' schema knows no skipped cases.
        text += "<testsuites name=\"holdfast\"\(Counts(flatMap(\.cases)).attributes)>\n"
        for suite in self {
            let name = PlainText.xml(suite.name)
            let counts = Counts(suite.cases)
            text += "  <testsuite name=\"\(name)\"\(counts.attributes)"
            text += " skipped=\"\(counts.skipped)\">\n"
            for each in suite.cases { text += each.element(of: name) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    /// Cases by outcome.
    private struct Counts {
        var all = 0
        var failed = 0
        var errors = 0
        var skipped = 0

        init(_ cases: [JUnitSuite.Case]) {
            for each in cases {
                all += 1
                switch each.outcome {
                case .passed: break
                case .skipped: skipped += 1
                case .failed: failed += 1
                case .error: errors += 1
                }
            }
        }

        var attributes: String {
            " tests=\"\(all)\" failures=\"\(failed)\" errors=\"\(errors)\""
        }
    }
}

extension JUnitSuite.Case {
    /// The case as an element of the suite whose name is `suite`, escaped already.
    fileprivate func element(of suite: String) -> String {
        let head = "    <testcase classname=\"\(suite)\" name=\"\(PlainText.xml(name))\""
        func holding(_ tag: String, _ type: String, _ message: String) -> String {
            let message = PlainText.xml(message)
            return head + "><\(tag) type=\"\(type)\" message=\"\(message)\">\(message)"
                + "</\(tag)></testcase>\n"
        }
        switch outcome {
        case .passed: return head + "/>\n"
        case .skipped(let reason):
            return head + "><skipped message=\"\(PlainText.xml(reason))\"/></testcase>\n"
        case .failed(let type, let message): return holding("failure", type, message)
        case .error(let message): return holding("error", "unusable", message)
        }
    }
}
