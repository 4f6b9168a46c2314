/// HTML being written: every text from outside is escaped where it is put in.
struct PageText {
    private(set) var text = ""

    /// HTML that is ours.
    mutating func add(_ html: String) { text += html + "\n" }

    /// Text from outside, in an element that keeps its direction to itself.
    static func name(_ text: String) -> String { "<bdi>\(PlainText.xml(text))</bdi>" }

    /// Text as content or attribute.
    static func safe(_ text: String) -> String {
        PlainText.xml(text).split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "&#39;")
    }

    /// A picture as `data:` URI.
    static func uri(_ picture: PagePicture) -> String {
        "data:image/jpeg;base64," + Base64.text(picture.jpeg)
    }

    /// A percentage of the take's length.
    static func percent(_ time: Double, of axis: TimeAxis) -> String {
        NumberText.short(min(max(0, time / axis.duration), 1) * 100, 3)
    }

    /// JSON that can stand in a script element.
    static func embedded(_ value: JSONValue) throws(ReportError) -> String {
        let json = String(decoding: try DocumentWriter.json(value), as: UTF8.self)
        var result = ""
        for scalar in json.unicodeScalars {
            switch scalar.value {
            // No text can end the element or begin a comment in it (HTML Standard, §4.12.1.3), close an
            // attribute, or turn the direction of what follows.
            case 0x26, 0x27, 0x3C, 0x3E, 0x2028...0x202E, 0x2066...0x2069:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
