/// What `preflight` says of stills, as text that a tired person understands in three seconds.
public enum PreflightRenderer {
    /// A verdict for each still, and below it what does not pass, worst first, with what to do.
    ///
    /// - Parameter showsAll: also a row for each check that passes.
    public static func text(
        _ document: PreflightDocument, showsAll: Bool = false, style: SummaryStyle
    ) -> String {
        var blocks = document.stills.map { still in
            PreflightBlock(
                title: PlainText.fileName(still.path), about: about(still, document),
                checks: still.checks, notes: still.notes)
        }
        if let sheet = document.sheet {
            blocks.append(
                PreflightBlock(
                    title: "the sheet", about: NumberText.count(document.stills.count, "still"),
                    checks: sheet.checks))
        }
        if let prompt = document.prompt {
            blocks.append(
                PreflightBlock(
                    title: "the prompt", about: excerpt(prompt.text), checks: prompt.checks))
        }
        let texts = blocks.map { $0.text(showsAll: showsAll, style: style) }
        guard document.stills.count > 1 else { return texts.joined(separator: "\n") }
        return texts.joined(separator: "\n") + "\n" + total(document, style)
    }

    private static func about(
        _ still: PreflightStillSection, _ document: PreflightDocument
    ) -> String {
        guard let width = still.width, let height = still.height else { return "no picture" }
        var parts = ["\(width)×\(height)"]
        if let faces = still.faces { parts.append(NumberText.count(faces, "face")) }
        parts.append("for \(PlainText.printable(document.profile))")
        if let take = document.takeSize { parts.append("take \(take.width)×\(take.height)") }
        return parts.joined(separator: ", ")
    }

    private static func excerpt(_ text: String) -> String {
        let printable = PlainText.printable(text)
        return printable.count <= 60 ? "“\(printable)”" : "“\(printable.prefix(59))…”"
    }

    private static func total(_ document: PreflightDocument, _ style: SummaryStyle) -> String {
        let worst = document.stills.map { PreflightBlock.worst($0.checks) }
        let rejected = worst.count { $0 == "reject" }
        let warned = worst.count { $0 == "warn" }
        let unsure = worst.count { $0 == "unsure" }
        let ready = worst.count - rejected - warned - unsure
        let text =
            "\(NumberText.count(worst.count, "still")): \(rejected) rejected, \(warned) with "
            + "warnings, \(ready) ready" + (unsure > 0 ? ", \(unsure) unsure" : "")
        return StyledText(text, .bold).rendered(colour: style.colour) + "\n"
    }
}

/// One still, sheet or prompt on the page.
private struct PreflightBlock {
    var title: String
    var about: String
    var checks: [PreflightCheckSection]
    var notes: [String] = []

    static func worst(_ checks: [PreflightCheckSection]) -> String {
        for status in ["reject", "warn"] where checks.contains(where: { $0.status == status }) {
            return status
        }
        // Nothing to complain of where next to nothing could be looked at is not readiness.
        return checks.count { $0.status == "not-measurable" } * 2 > checks.count ? "unsure" : "pass"
    }

    func text(showsAll: Bool, style: SummaryStyle) -> String {
        var text = headline.rendered(colour: style.colour)
        text += StyledText("  " + about, .dim).rendered(colour: style.colour) + "\n"
        let shown =
            ["reject", "warn"].flatMap { status in checks.filter { $0.status == status } }
            + (showsAll ? checks.filter { $0.status == "pass" } : [])
        let idWidth = shown.map { PlainText.printable($0.id).count }.max() ?? 0
        for check in shown { text += row(check, idWidth: idWidth, style: style) }
        text += rest(showsAll: showsAll, style: style)
        for note in notes { text += dim("Note: " + PlainText.printable(note), style) }
        return text
    }

    private var headline: StyledText {
        switch Self.worst(checks) {
        case "reject": StyledText("REJECT  \(title)", .boldBad)
        case "warn": StyledText("WARN    \(title)", .boldDoubtful)
        case "unsure": StyledText("UNSURE  \(title)", .boldDoubtful)
        default: StyledText("READY   \(title)", .boldGood)
        }
    }

    private func row(
        _ check: PreflightCheckSection, idWidth: Int, style: SummaryStyle
    ) -> String {
        let mark: StyledText.Mark =
            switch check.status {
            case "reject": .bad
            case "warn": .doubtful
            default: .good
            }
        var words = value(check)
        if let detail = check.detail { words += " (\(PlainText.printable(detail)))" }
        var text = [
            StyledText("  " + Wrapping.padded(check.status, 8), mark),
            StyledText(Wrapping.padded(PlainText.printable(check.id), idWidth) + "  "),
            StyledText(words, check.status == "pass" ? .dim : .plain),
        ].rendered(colour: style.colour)
        text += "\n"
        guard check.status != "pass" else { return text }
        let indent = String(repeating: " ", count: 10)
        let advice = PlainText.printable("\(check.effect) → \(check.advice)")
        for line in Wrapping.lines(advice, width: style.width, first: indent, indent: indent) {
            text += StyledText(line, .dim).rendered(colour: style.colour) + "\n"
        }
        return text
    }

    /// `4.1 % of face, at most 2`.
    private func value(_ check: PreflightCheckSection) -> String {
        guard let value = check.value else { return "" }
        let unit = PlainText.printable(check.unit)
        guard let limit = check.limit else { return "\(short(value)) \(unit)" }
        let sense = check.sense == "at-least" ? "at least" : "at most"
        return "\(short(value)) \(unit), \(sense) \(short(limit))"
    }

    private func short(_ value: Double) -> String {
        NumberText.short(value, abs(value) < 10 ? 2 : abs(value) < 100 ? 1 : 0)
    }

    /// How many pass, and what could not be measured, by reason.
    private func rest(showsAll: Bool, style: SummaryStyle) -> String {
        let passed = checks.count { $0.status == "pass" }
        var text = showsAll ? "" : dim("  \(NumberText.count(passed, "check")) passed", style)
        var reasons: [(reason: String, ids: [String])] = []
        for check in checks where check.status == "not-measurable" {
            let reason = check.detail ?? "no reason is known"
            if let index = reasons.firstIndex(where: { $0.reason == reason }) {
                reasons[index].ids.append(check.id)
            } else {
                reasons.append((reason, [check.id]))
            }
        }
        for (reason, ids) in reasons {
            let line = "not measurable, \(reason): \(ids.joined(separator: ", "))"
            for part in Wrapping.lines(
                PlainText.printable(line), width: style.width, first: "  ", indent: "    ")
            {
                text += dim(part, style)
            }
        }
        return text
    }

    private func dim(_ text: String, _ style: SummaryStyle) -> String {
        StyledText(text, .dim).rendered(colour: style.colour) + "\n"
    }
}
