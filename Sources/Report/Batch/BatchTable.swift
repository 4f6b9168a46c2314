/// A batch as comma-separated values (RFC 4180), one take a row.
public enum BatchTable {
    /// The header, without its newline.
    public static let header =
        "name,path,shot,state,best,usable_until_s,duration_s,first_to_break,handoff_frame,"
        + "handoff_clean,reason,error"

    /// Header and rows; what is not known is empty.
    public static func csv(_ document: BatchDocument) -> String {
        var text = header + "\n"
        for row in document.takes {
            var fields: [String] = [row.name, row.path, row.shot ?? "", row.state]
            fields.append(row.best ? "yes" : "no")
            fields += [seconds(row.usableUntil), seconds(row.duration)]
            fields.append(row.firstToBreak ?? "")
            fields.append(row.handoffFrame.map { "\($0)" } ?? "")
            fields.append(row.handoffClean.map { $0 ? "yes" : "no" } ?? "")
            fields += [row.reasons.first ?? "", row.error ?? ""]
            text += fields.map(field).joined(separator: ",") + "\n"
        }
        return text
    }

    private static func seconds(_ time: Double?) -> String {
        time.map { NumberText.short($0, 3) } ?? ""
    }

    /// `text` as a field: quoted where it must be, and never a formula to a spreadsheet.
    static func field(_ text: String) -> String {
        var text = PlainText.printable(text)
        if let first = text.first, "=+-@".contains(first) { text = "'" + text }
        guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
