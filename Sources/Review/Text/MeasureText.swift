/// Numbers and sizes as people type them.
enum MeasureText {
    /// A plain decimal number in ±1e9; `nil` for anything else, exponents, `nan` and `inf` included.
    static func number(_ text: String) -> Double? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.count <= 20,
            digits.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }),
            let number = Double(text), abs(number) <= 1e9
        else { return nil }
        return number
    }

    /// Seconds, written `15`, `15s`, `15 s` or `250ms`.
    static func seconds(_ text: String) -> Double? {
        let text = text.filter { $0 != " " }
        if text.hasSuffix("ms") { return number(String(text.dropLast(2))).map { $0 / 1000 } }
        return number(text.hasSuffix("s") ? String(text.dropLast()) : text)
    }
}

/// Width and height in pixels.
public struct PictureSize: Hashable, Sendable {
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int

    /// A size.
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// A size written `1280x720` or `1280×720`; each side 1...65536.
    init?(parsing text: String) {
        let sides = text.lowercased().split(
            whereSeparator: { $0 == "x" || $0 == "×" || $0.isWhitespace })
        guard sides.count == 2, let width = Int(sides[0]), let height = Int(sides[1]),
            (1...65536).contains(width), (1...65536).contains(height)
        else { return nil }
        self.init(width: width, height: height)
    }

    /// `1280x720`.
    public var text: String { "\(width)x\(height)" }
}
