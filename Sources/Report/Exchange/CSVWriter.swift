/// Numbers of takes as comma-separated values (RFC 4180), one measurement a row.
public enum CSVWriter {
    /// The header, without its newline.
    public static let header = "take,frame,time,channel,value,excess"

    /// Every sample of every channel: `take` as path, `frame` from 0, `time` in seconds, `channel`,
    /// `value` as distance to the anchor in the channel's unit, `excess` as departure from the take's own
    /// beginning in tolerances. What could not be measured is empty.
    public static func text(_ document: AnalysisDocument) -> String {
        header + "\n" + rows(document)
    }

    /// The rows of `document` alone, so that takes can follow each other under one header.
    public static func rows(_ document: AnalysisDocument) -> String {
        let axis = TimeAxis(document)
        let take = field(fileField(document.take.path))
        var text = ""
        for channel in document.channels {
            let id = field(channel.id)
            let samples = channel.samples
            let count = min(samples.frame.count, samples.value.count, samples.departure.count)
            for index in 0..<count {
                let frame = samples.frame[index]
                let excess = channel.excess(index)
                text += "\(take),\(frame),\(NumberText.short(axis.time(of: frame), 6)),\(id),"
                text += number(samples.value[index]) + "," + number(excess) + "\n"
            }
        }
        return text
    }

    private static func number(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "" }
        return NumberText.short(value, FixedPrecision.valueDecimals)
    }

    /// A path that no spreadsheet takes for a formula: the same file, by way of its folder.
    static func fileField(_ path: String) -> String {
        guard let first = path.first, "=+-@\t\r".contains(first) else { return path }
        return "./" + path
    }

    /// `text` as a field, quoted where it must be.
    static func field(_ text: String) -> String {
        let text = PlainText.printable(text)
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else {
            return text
        }
        return "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
