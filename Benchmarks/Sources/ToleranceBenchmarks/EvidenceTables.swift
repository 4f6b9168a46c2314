import BenchmarkFigures
import Channels
import Holdfast

/// What the table rests on, for people.
enum EvidenceTables {
    static func all(
        _ channels: [ChannelEvidence], _ rows: [ShippedTolerances.Row]
    ) -> [MarkdownTable] {
        [tolerances(channels, rows), conditions(rows), calm(channels, rows), recipe(rows)]
    }

    private static func tolerances(
        _ channels: [ChannelEvidence], _ rows: [ShippedTolerances.Row]
    ) -> MarkdownTable {
        var table = MarkdownTable(
            "tolerances, in each channel's unit",
            head: [
                "channel", "scenes that hold", "nine of ten need", "most, and whose", "floor",
                "tolerance", "scenes past it", "own mild defects reach", "others' defects reach",
            ])
        for (evidence, row) in zip(channels, rows) {
            table.add([
                row.id, "\(evidence.scores.count)",
                row.spread.map { $0.takes >= 9 ? number($0.value) : "–" } ?? "–",
                evidence.scores.last.map { "\(number($0.least)) \($0.scene)" } ?? "–",
                number(row.floor), number(row.tolerance),
                "\(evidence.scores.count { $0.least > row.tolerance })",
                Figure.list(evidence.mild.map { number($0.least) }),
                evidence.others.last.map { "\(number($0.least)) (\($0.name))" } ?? "–",
            ])
        }
        return table
    }

    private static func conditions(_ rows: [ShippedTolerances.Row]) -> MarkdownTable {
        let names = TakeCondition.allCases.map(\.rawValue)
        var table = MarkdownTable(
            "what scenes that hold need, by condition (scenes behind it)",
            head: ["channel"] + names)
        for row in rows {
            table.add(
                [row.id]
                    + names.map { name in
                        row.conditions.first { $0.condition == name }
                            .map { "\(number($0.value)) (\($0.takes))" } ?? "–"
                    })
        }
        return table
    }

    private static func calm(
        _ channels: [ChannelEvidence], _ rows: [ShippedTolerances.Row]
    ) -> MarkdownTable {
        var table = MarkdownTable(
            "share of the tolerance in takes that have been calm",
            head: [
                "channel", "share", "scenes that hold reach", "others' defects reach",
                "own mild defects reach",
            ])
        for (evidence, row) in zip(channels, rows) {
            func most(_ shares: [Float?]) -> String {
                let known = shares.compactMap(\.self)
                let past = shares.count - known.count
                return (known.max().map(number) ?? "–") + (past > 0 ? ", \(past) past it" : "")
            }
            table.add([
                row.id, number(row.calmShare), most(evidence.scores.map(\.calmShare)),
                most(evidence.others.map(\.calmShare)), most(evidence.mild.map(\.calmShare)),
            ])
        }
        return table
    }

    private static func recipe(_ rows: [ShippedTolerances.Row]) -> MarkdownTable {
        var table = MarkdownTable("recipe", head: ["channel", "of the spread", "why"])
        for (recipe, row) in zip(ToleranceRecipe.all, rows) {
            table.add([row.id, recipe.factorText, recipe.reason])
        }
        return table
    }

    private static func number(_ value: Float) -> String {
        "\(ToleranceRecipe.rounded(value))"
    }
}
