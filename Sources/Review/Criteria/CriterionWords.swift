/// The words of a criterion with the columns that they begin at.
struct CriterionWords {
    struct Word {
        let text: String
        /// Offset of its first character in the criterion, from 0.
        let offset: Int
    }

    private let words: [Word]
    private let length: Int
    private var next = 0

    /// Splits `text` at spaces, around comparisons, and after a colon.
    init(_ text: String) {
        var words: [Word] = []
        var current = ""
        var start = 0
        func end() {
            if !current.isEmpty { words.append(Word(text: current, offset: start)) }
            current = ""
        }
        var offset = 0
        for character in text {
            let isSign = "<>=".contains(character)
            let inSign = current.last.map { "<>=".contains($0) } ?? false
            if character.isWhitespace {
                end()
            } else if character == ":" || character == "%" {
                end()
                words.append(Word(text: String(character), offset: offset))
            } else {
                if isSign != inSign { end() }
                if current.isEmpty { start = offset }
                current.append(character)
            }
            offset += 1
        }
        end()
        self.words = words
        length = offset
    }

    /// The word that comes next, lower-case; `nil` at the end.
    var peek: String? { next < words.count ? words[next].text.lowercased() : nil }

    /// Offset of the next word, or of the end.
    var offset: Int { next < words.count ? words[next].offset : length }

    /// Takes the next word.
    mutating func take() -> String? {
        defer { next += 1 }
        return peek
    }

    /// Takes the next word when it is `word`.
    mutating func take(_ word: String) -> Bool {
        guard peek == word else { return false }
        next += 1
        return true
    }
}
