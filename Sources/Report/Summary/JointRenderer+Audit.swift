extension JointRenderer {
    /// Which frame a picture is, its error, and the cause.
    public static func text(_ document: AuditDocument, style: SummaryStyle) -> String {
        let name = PlainText.fileName(document.picture.path)
        let isExact = document.cause == "exact"
        var text = ""
        let line = PlainText.printable("\(name) is \(document.text)")
        for part in Wrapping.lines(line, width: style.width, first: "", indent: "  ") {
            text +=
                StyledText(part, isExact ? .boldGood : .boldDoubtful)
                .rendered(colour: style.colour) + "\n"
        }
        let error = document.error
        text +=
            "error in codes: red \(signed(error.red, 2)) · green \(signed(error.green, 2)) · "
            + "blue \(signed(error.blue, 2)) · mean \(NumberText.fixed(error.mean, 2)) · "
            + "largest \(error.largest)\n"
        return text + notes(document.notes, style)
    }

    /// The joints of a chain and what builds up along it.
    public static func text(_ document: ChainDocument, style: SummaryStyle) -> String {
        let holds = document.restartAfterClip == nil
        let found = document.seams.reduce(0) { $0 + $1.findings.count }
        let headline =
            "\(NumberText.count(document.clips.count, "clip")): "
            + (found == 0
                ? "nothing to notice at the joints"
                : "\(NumberText.count(found, "finding")) at the joints")
            + (document.restartAfterClip.map {
                $0 == 0
                    ? " · the first clip leaves the anchor already"
                    : " · restart from the anchor after clip \($0)"
            } ?? " · holds to the anchor")
        var text =
            StyledText(headline, holds && found == 0 ? .boldGood : .boldBad)
            .rendered(colour: style.colour) + "\n"
        for (index, seam) in document.seams.enumerated() where !seam.findings.isEmpty {
            text += "joint \(index + 1) → \(index + 2)\n" + findings(seam.findings, style)
        }
        let width = document.channels.map(\.id.count).max() ?? 0
        for channel in document.channels {
            let values = channel.values.map { $0.map { NumberText.fixed($0, 2) } ?? "–" }
            let slope =
                channel.slope.map { "\(signed($0, 3)) \(channel.unit) a clip" } ?? "not measurable"
            let mark = channel.exceedsAtClip.map { " · too far from clip \($0) on" } ?? ""
            let words = values.joined(separator: " → ") + " · " + slope + mark
            for line in Wrapping.lines(
                PlainText.printable(words), width: style.width,
                first: "  " + Wrapping.padded(channel.id, width) + "  ",
                indent: String(repeating: " ", count: width + 4))
            {
                text += line + "\n"
            }
        }
        return text + notes(document.notes, style)
    }
}
