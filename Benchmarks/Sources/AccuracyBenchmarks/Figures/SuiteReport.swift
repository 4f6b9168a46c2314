import BenchmarkFigures

/// What a suite found: tables, and the figures that a reader looks for first.
struct SuiteReport: Sendable {
    var tables: [MarkdownTable] = []
    /// Single figures with what they should reach, where that was set.
    var headlines: [Headline] = []

    /// A figure of the summary.
    struct Headline: Sendable {
        let measure: String
        let value: String
        let goal: String
        let isReached: Bool?

        /// A share that should reach `least`.
        init(_ measure: String, _ part: Int, of whole: Int, least: Double? = nil) {
            self.measure = measure
            value = Figure.share(part, whole)
            goal = least.map { "≥ \(Figure.decimal(100 * $0, places: 0)) %" } ?? ""
            isReached = least.flatMap { least in ratio(part, whole).map { $0 >= least } }
        }

        /// A number that should reach `least`.
        init(_ measure: String, _ number: Double?, least: Double? = nil, places: Int = 3) {
            self.measure = measure
            value = Figure.decimal(number, places: places)
            goal = least.map { "≥ \(Figure.decimal($0, places: 2))" } ?? ""
            isReached = least.flatMap { least in number.map { $0 >= least } }
        }
    }

    /// The tables, each after an empty line.
    var text: String { tables.map { $0.text + "\n" }.joined(separator: "\n") }

    /// The headlines of several suites as one table.
    static func summary(of reports: [SuiteReport]) -> MarkdownTable {
        var table = MarkdownTable("summary", head: ["measure", "value", "goal", "reached"])
        for headline in reports.flatMap(\.headlines) {
            table.add([
                headline.measure, headline.value, headline.goal,
                headline.isReached.map(Figure.word) ?? "",
            ])
        }
        return table
    }
}
