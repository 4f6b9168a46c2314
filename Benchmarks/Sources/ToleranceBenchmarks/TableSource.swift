import Channels

/// The table as the repository holds it.
enum TableSource {
    /// The Swift file.
    static func text(_ rows: [ShippedTolerances.Row], version: Int) -> String {
        """
        // Written by ToleranceBenchmarks; change its recipe, not this file.

        extension ShippedTolerances {
            /// Rises whenever a number in the table does or falls.
            public static let version = \(version)

            /// Every row, in the order of reports.
            public static let all: [Row] = [
        \(rows.map(text).joined(separator: "\n"))
            ]
        }

        """
    }

    /// What differs between a row in use and one that was made; `nil` when nothing does.
    static func difference(
        _ used: ShippedTolerances.Row, _ made: ShippedTolerances.Row
    ) -> String? {
        guard used != made else { return nil }
        let parts = zip(fields(used), fields(made)).filter { $0.0.value != $0.1.value }
            .map { "\($0.0.name) \($0.0.value), would be \($0.1.value)" }
        return "\(used.id): " + parts.joined(separator: "; ")
    }

    private static func fields(_ row: ShippedTolerances.Row) -> [(name: String, value: String)] {
        [
            ("channel", row.id), ("tolerance", "\(row.tolerance)"),
            ("limit to the anchor", row.anchorLimit.map { "\($0)" } ?? "none"),
            ("severe from", "\(row.severeFrom)"), ("share where calm", "\(row.calmShare)"),
            ("floor", "\(row.floor)"), ("source of the floor", "\(row.floorSource)"),
            ("spread", row.spread.map(spread) ?? "none"),
            ("by condition", row.conditions.map(spread).joined(separator: " ")),
        ]
    }

    private static func text(_ row: ShippedTolerances.Row) -> String {
        var head = ["\"\(row.id)\"", "\(row.tolerance)"]
        if let limit = row.anchorLimit { head.append("anchorLimit: \(limit)") }
        if row.severeFrom != 2.5 { head.append("severeFrom: \(row.severeFrom)") }
        if row.calmShare != 1 { head.append("calmShare: \(row.calmShare)") }
        var lines = [
            head.joined(separator: ", ") + ",", "floor: \(row.floor), .\(row.floorSource),",
            "spread: " + (row.spread.map(spread) ?? "nil"),
        ]
        if row.conditions.count == 1 {
            lines[2] += ","
            lines.append("conditions: [\(spread(row.conditions[0]))]")
        } else if !row.conditions.isEmpty {
            lines[2] += ","
            lines.append("conditions: [")
            lines += row.conditions.map { "    \(spread($0))," }
            lines.append("]")
        }
        lines[lines.count - 1] += "),"
        return "        Row(\n" + lines.map { "            " + $0 }.joined(separator: "\n")
    }

    private static func spread(_ spread: ShippedTolerances.Spread) -> String {
        (spread.condition.isEmpty ? "Spread(" : "Spread(\"\(spread.condition)\", ")
            + "\(spread.value), takes: \(spread.takes))"
    }
}
