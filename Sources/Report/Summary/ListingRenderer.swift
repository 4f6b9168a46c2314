/// What `compare`, `probe` and `models` find, as text.
public enum ListingRenderer {
    /// The distance of two pictures in each channel, a row each.
    public static func text(
        _ document: CompareDocument, _ first: String, _ second: String, style: SummaryStyle
    ) -> String {
        let names = "\(PlainText.fileName(first)) and \(PlainText.fileName(second))"
        let identity =
            document.identityDistance.map { "identity distance \(NumberText.fixed($0, 3))" }
            ?? "no identity distance, for want of a face in one of them"
        var text = StyledText("\(names): \(identity)", .bold).rendered(colour: style.colour) + "\n"
        let width = document.channels.map(\.id.count).max() ?? 0
        for channel in document.channels {
            let value =
                channel.value.map { "\(NumberText.fixed($0, 3)) \(channel.unit)" }
                ?? "not measurable"
            text += Wrapping.padded(PlainText.printable(channel.id), width) + "  "
            text += PlainText.printable(value) + "\n"
        }
        return text + notes(document.notes, style)
    }

    /// What the decoder sees of a file.
    public static func text(_ document: ProbeDocument, style: SummaryStyle) -> String {
        let take = document.take
        let colour = document.colour
        let title = PlainText.fileName(take.path)
        let fields = [
            ("matrix", colour.matrix), ("range", colour.range), ("primaries", colour.primaries),
            ("transfer", colour.transfer), ("chromaLocation", colour.chromaLocation),
        ]
        let words = fields.map { name, value in
            "\(name) \(value)"
                + (colour.assumed.contains { $0 == name || $0.hasPrefix("\(name):") }
                    ? " (assumed)" : "")
        }
        let keys = document.frames.count { $0.key }
        var text = StyledText(title, .bold).rendered(colour: style.colour) + "\n"
        text += SummaryWords.take(take, anchors: []) + "\n"
        text += PlainText.printable(words.joined(separator: ", ")) + "\n"
        text += NumberText.count(keys, "key frame")
        if let last = document.frames.last {
            text +=
                ", last frame \(last.frame) at \(NumberText.fixed(last.time, 3)) s (pts \(last.pts))"
        }
        text += "\n"
        return text
    }

    /// The model files, two lines each, and the commands that mend what is missing or altered.
    public static func text(_ document: ModelsDocument, style: SummaryStyle) -> String {
        let width = document.models.map(\.file.count).max() ?? 0
        var text = "Model files in \(PlainText.printable(document.folder))\n"
        for model in document.models {
            let state = StyledText(model.state, model.state == "ok" ? .good : .bad)
            text += Wrapping.padded(PlainText.printable(model.file), width) + "  "
            text += state.rendered(colour: style.colour) + "\n"
            let about = "\(model.role) · \(model.package) · \(model.licence) · \(model.disclosure)"
            for line in Wrapping.lines(
                PlainText.printable(about), width: style.width, first: "    ", indent: "    ")
            {
                text += StyledText(line, .dim).rendered(colour: style.colour) + "\n"
            }
        }
        var remedies: [String] = []
        for remedy in document.models.compactMap(\.remedy) where !remedies.contains(remedy) {
            remedies.append(remedy)
        }
        for remedy in remedies { text += "Mend with: \(PlainText.printable(remedy))\n" }
        return text
    }

    private static func notes(_ notes: [String], _ style: SummaryStyle) -> String {
        notes.map {
            StyledText("Note: " + PlainText.printable($0), .dim).rendered(colour: style.colour)
                + "\n"
        }.joined()
    }
}
