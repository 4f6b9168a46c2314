import BenchmarkFigures
import Foundation

/// The tables and figures of a run, for programs.
struct AccuracyDocument: Encodable, Sendable {
    let schema = "holdfast.accuracy/1"
    let suites: [Suite]

    /// What one suite found.
    struct Suite: Encodable, Sendable {
        let name: String
        let tables: [Table]
        let headlines: [Headline]
    }

    /// A table as printed.
    struct Table: Encodable, Sendable {
        let title: String
        let head: [String]
        let rows: [[String]]
    }

    /// A figure of the summary.
    struct Headline: Encodable, Sendable {
        let measure: String
        let value: String
        let goal: String
        let reached: Bool?
    }

    init(_ reports: [(name: String, report: SuiteReport)]) {
        suites = reports.map { name, report in
            Suite(
                name: name,
                tables: report.tables.map { Table(title: $0.title, head: $0.head, rows: $0.rows) },
                headlines: report.headlines.map {
                    Headline(
                        measure: $0.measure, value: $0.value, goal: $0.goal,
                        reached: $0.isReached)
                })
        }
    }

    /// Writes the document.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
