/// How a summary is laid out.
public struct SummaryStyle: Hashable, Sendable {
    /// Columns of the terminal, or of the page when there is none.
    public var width: Int
    /// Whether colour and weight may be used; nothing is said by colour alone.
    public var colour: Bool

    /// A style; the default is a plain page of 100 columns.
    public init(width: Int = 100, colour: Bool = false) {
        self.width = max(40, width)
        self.colour = colour
    }
}

/// A run of text in one weight and colour.
struct StyledText {
    /// The SGR codes of ECMA-48 §8.3.117 that are used here.
    enum Mark: String {
        case plain = ""
        case bold = "1"
        case dim = "2"
        case bad = "31"
        case good = "32"
        case doubtful = "33"
        case boldBad = "1;31"
        case boldGood = "1;32"
        case boldDoubtful = "1;33"
    }

    var text: String
    var mark: Mark

    init(_ text: String, _ mark: Mark = .plain) {
        self.text = text
        self.mark = mark
    }

    /// The text with its codes, or without when `colour` is off.
    func rendered(colour: Bool) -> String {
        colour && mark != .plain && !text.isEmpty
            ? "\u{1B}[\(mark.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension [StyledText] {
    func rendered(colour: Bool) -> String {
        map { $0.rendered(colour: colour) }.joined()
    }
}

/// Lines of at most a given width.
enum Wrapping {
    /// `text` broken at spaces, with continuation lines set in by `indent`; a longer word stays whole.
    static func lines(_ text: String, width: Int, first: String = "", indent: String = "  ")
        -> [String]
    {
        var lines: [String] = []
        var line = first
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = indent
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return lines + [line]
    }

    /// `text` in at most `width` columns, cut in its middle: takes of a shot differ at their ends.
    static func cut(_ text: String, _ width: Int) -> String {
        guard text.count > Swift.max(width, 3) else { return text }
        let kept = width - 1
        return text.prefix(kept / 2) + "…" + text.suffix(kept - kept / 2)
    }

    /// `text` filled with spaces to `width`.
    static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: Swift.max(0, width - text.count))
    }
}
