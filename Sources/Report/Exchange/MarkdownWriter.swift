/// A take in a few lines of Markdown, for a pull request or a chat.
public enum MarkdownWriter {
    /// Verdict, frame to hand on, a row for each channel that does not simply hold, and one line for those
    /// that do.
    public static func text(_ document: AnalysisDocument) -> String {
        var text = "**\(escaped(SummaryWords.headline(document).text))**\n\n"
        text += escaped(SummaryWords.handoff(document.handoff).text) + "  \n"
        text += escaped(SummaryWords.take(document.take, anchors: document.anchors)) + "\n"
        let telling = document.channels.filter { $0.status != "holds" }
        if !telling.isEmpty {
            text += "\n| channel | seen | what |\n| --- | --- | --- |\n"
            for channel in telling {
                text += "| \(escaped(channel.id)) | \(NumberText.percent(channel.coverage)) | "
                text += escaped(findings(channel)) + " |\n"
            }
        }
        let holding = document.channels.filter { $0.status == "holds" }.map(\.id)
        if !holding.isEmpty {
            text += "\nHolds: \(escaped(holding.joined(separator: ", ")))\n"
        }
        if !document.defects.isEmpty {
            let defects = document.defects.map(SummaryWords.defect).joined(separator: ", ")
            text += "\nDefects: \(escaped(defects))\n"
        }
        for cause in document.diagnosis {
            let numbers = cause.evidence.map { evidence in
                "\(evidence.measure) \(NumberText.short(evidence.value, 3)) "
                    + "(limit \(NumberText.short(evidence.limit, 3)))"
            }
            text += "\nLikely: \(escaped(cause.symptom)) ← \(escaped(cause.cause)) → "
            text += "\(escaped(cause.action)): \(escaped(numbers.joined(separator: ", ")))\n"
        }
        for note in document.notes { text += "\nNote: \(escaped(note))\n" }
        return text
    }

    private static func findings(_ channel: ChannelSection) -> String {
        guard channel.status == "drifts" else {
            return "not measurable: "
                + (SummaryWords.mainReason(channel.unmeasured) ?? "no reason given")
        }
        // A chat shows a few; the JSON has them all.
        let shown = channel.drifts.prefix(3).map(SummaryWords.drift)
        let more = channel.drifts.count - shown.count
        return shown.joined(separator: "; ") + (more > 0 ? " and \(more) more" : "")
    }

    /// `text` without meaning to Markdown, HTML or a mention.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in PlainText.printable(text) {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "|", "~", "#": result += "\\\(character)"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            // A character that is not seen keeps a name from being called.
            case "@": result += "@\u{200B}"
            default: result.append(character)
            }
        }
        return result
    }
}
