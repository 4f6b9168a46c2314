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
        var text =
            StyledText(
                document.best.map { "\(document.shot): the best take is \($0)" }
                    ?? "\(document.shot): no take can be used", .bold
            ).printable.rendered(colour: style.colour) + "\n"
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
        for failure in document.failed { text += PlainText.printable(failure) + "\n" }
        return text
    }

    /// Rows of equal length as columns; the first is the header, the last column is not filled.
    public static func table(
        _ rows: [[String]], style: SummaryStyle, stateColumn: Int? = nil
    ) -> String {
        let rows = rows.map { $0.map(PlainText.printable) }
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        var text = ""
        for (index, row) in rows.enumerated() {
            let cells = row.enumerated().map { column, cell -> String in
                let filled =
                    column + 1 < row.count ? Wrapping.padded(cell, widths[column]) : cell
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

extension StyledText {
    /// The same with control characters replaced.
    fileprivate var printable: StyledText { StyledText(PlainText.printable(text), mark) }
}
