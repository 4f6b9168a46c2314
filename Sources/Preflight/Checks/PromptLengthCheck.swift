/// Whether the prompt is of a length that leaves the image in charge.
public enum PromptLengthCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "prompt.words", unit: "words",
        effect: "words beyond what moves compete with the image, and the back half drifts",
        advice: "say what moves and how, in 5 to 12 words; the still says the rest")

    /// Words from which on the prompt competes with the image.
    public static let competing = 15
    /// The length that is right.
    static let right = 5...12

    /// What comes of `prompt`: 5 to 12 words pass, others warn.
    public static func result(of prompt: String) -> CheckResult {
        let words = words(in: prompt)
        let limit =
            (words ?? 0) < right.lowerBound
            ? CheckLimit.atLeast(warn: Double(right.lowerBound))
            : CheckLimit.atMost(
                warn: Double((words ?? 0) > competing ? competing : right.upperBound))
        guard let words else {
            return CheckResult(
                descriptor, .absent("written without spaces between words"), limit: limit)
        }
        let detail: String? =
            if words < right.lowerBound {
                "too short to say what moves"
            } else if words > competing {
                "competes with the image"
            } else if words > right.upperBound {
                "longer than it need be"
            } else {
                nil
            }
        return CheckResult(descriptor, .measured(Double(words), detail: detail), limit: limit)
    }

    /// Runs of text between spaces that hold a letter or a digit; `nil` for scripts that set no spaces.
    ///
    /// A hyphenated word is one.
    public static func words(in prompt: String) -> Int? {
        guard !prompt.unicodeScalars.contains(where: isWrittenWithoutSpaces) else { return nil }
        return prompt.split(whereSeparator: \.isWhitespace).count { word in
            word.contains { $0.isLetter || $0.isNumber }
        }
    }

    /// Thai, Lao, Khmer, Kana and the ideographs of the basic plane and the second one.
    private static func isWrittenWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
