/// Batches, rankings and takes as text.
public enum BatchRenderer {
    /// A row for each take, the best of each shot marked with `*`, and the counts.
    public static func text(_ document: BatchDocument, style: SummaryStyle) -> String {
        var text = ""
        if !document.takes.isEmpty {
            text += table(
                [["take", "verdict", "usable", "first to break", "hand on"]]
                    + document.takes.map { row in
                        [
                            row.name + (row.best ? " *" : ""), row.state,
                            row.usableUntil.map { NumberText.seconds($0) } ?? "–",
                            row.firstToBreak ?? "–",
                            handoff(row),
                        ]
                    }, style: style, stateColumn: 1)
        }
        for failure in document.takes.compactMap(\.error) {
            text +=
                Wrapping.lines(PlainText.printable(failure), width: style.width)
                .joined(separator: "\n") + "\n"
        }
        let counts = document.counts
        let parts = [
            (counts.selected, "selected"), (counts.maybe, "maybe"), (counts.rejected, "rejected"),
            (counts.failed, "failed"), (counts.skipped, "not reached"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let tail = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
        text +=
            StyledText(NumberText.count(counts.takes, "take") + tail, .bold)
            .rendered(colour: style.colour) + "\n"
        if document.takes.contains(where: \.best) { text += "* the best take of its shot\n" }
        return text
    }

    /// The takes of a shot from the best to the worst, each with why it stands before the next.
    public static func text(_ document: RankDocument, style: SummaryStyle) -> String {
        let best =
            document.best.map { "\(document.shot): the best take is \($0)" }
            ?? "\(document.shot): no take can be used"
        var text = Wrapping.lines(PlainText.printable(best), width: style.width, indent: "")
            .map { StyledText($0, .bold).rendered(colour: style.colour) + "\n" }.joined()
        if !document.takes.isEmpty {
            text += table(
                [["", "take", "verdict", "usable", "moves", "because"]]
                    + document.takes.map { take in
                        [
                            "\(take.place)", take.name, take.state,
                            take.usableUntil.map { NumberText.seconds($0) } ?? "–",
                            NumberText.fixed(take.unrest, 2), take.reason ?? "",
                        ]
                    }, style: style, stateColumn: 2)
        }
        for take in document.takes {
            for reason in take.against {
                text +=
                    Wrapping.lines(
                        PlainText.printable("\(take.name): \(reason)"), width: style.width
                    ).joined(separator: "\n") + "\n"
            }
        }
        for failure in document.failed {
            text +=
                Wrapping.lines(PlainText.printable(failure), width: style.width)
                .joined(separator: "\n") + "\n"
        }
        return text
    }

    /// Rows of equal length as columns within `style.width`; the first is the header. The last column is
    /// wrapped under itself; the widest of the others is cut in its middle where there is no room.
    public static func table(
        _ rows: [[String]], style: SummaryStyle, stateColumn: Int? = nil
    ) -> String {
        let rows = rows.map { $0.map(PlainText.printable) }
        let columns = rows.map(\.count).max() ?? 0
        var widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        let last = min(widths.last ?? 0, leastLast)
        let excess = widths.dropLast().reduce(0) { $0 + $1 + 2 } + last - style.width
        if excess > 0, let widest = widths.indices.dropLast().max(by: { widths[$0] < widths[$1] }) {
            widths[widest] = max(leastLast, widths[widest] - excess)
        }
        let indent = widths.dropLast().reduce(0) { $0 + $1 + 2 }
        var text = ""
        for (index, row) in rows.enumerated() {
            let cells = row.enumerated().map { column, cell -> String in
                let isLast = column + 1 == row.count
                let wrapped = Wrapping.lines(
                    cell, width: max(leastLast, style.width - indent), indent: "")
                let filled =
                    isLast
                    ? wrapped.joined(separator: "\n" + String(repeating: " ", count: indent))
                    : Wrapping.padded(Wrapping.cut(cell, widths[column]), widths[column])
                let mark: StyledText.Mark =
                    index == 0 ? .dim : column == stateColumn ? self.mark(cell) : .plain
                return StyledText(filled, mark).rendered(colour: style.colour)
            }
            var line = cells.joined(separator: "  ")
            while line.hasSuffix(" ") { line.removeLast() }
            text += line + "\n"
        }
        return text
    }

    /// Columns that a cut or wrapped cell keeps at least.
    private static let leastLast = 16

    private static func mark(_ state: String) -> StyledText.Mark {
        switch state {
        case "selected", "approved": .good
        case "rejected", "failed": .bad
        default: .doubtful
        }
    }

    private static func handoff(_ row: TakeRow) -> String {
        guard let frame = row.handoffFrame else { return "" }
        return row.handoffClean == false ? "no clean frame" : "frame \(frame)"
    }
}
