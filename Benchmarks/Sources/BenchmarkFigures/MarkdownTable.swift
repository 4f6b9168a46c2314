import Foundation

/// A table that reads well both as text and as Markdown.
package struct MarkdownTable: Sendable {
    package let title: String
    package let head: [String]
    package private(set) var rows: [[String]] = []

    package init(_ title: String, head: [String]) {
        self.title = title
        self.head = head
    }

    /// Adds a row; cells that are missing at its end are empty.
    package mutating func add(_ cells: [String]) {
        precondition(cells.count <= head.count, "a row is longer than the head of \(title)")
        rows.append(cells + Array(repeating: "", count: head.count - cells.count))
    }

    /// Title and table; `None.` for a table without rows.
    package var text: String {
        if rows.isEmpty { return "### \(title)\n\nNone." }
        let rows = rows.map { $0.map { $0.replacingOccurrences(of: "|", with: "\\|") } }
        let widths = head.indices.map { column in
            ([head] + rows).map { $0[column].count }.max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            "| "
                + zip(cells, widths)
                .map { $0 + String(repeating: " ", count: $1 - $0.count) }
                .joined(separator: " | ") + " |"
        }
        let rule = "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|")
        return (["### \(title)", "", line(head), rule + "|"] + rows.map(line))
            .joined(separator: "\n")
    }
}
