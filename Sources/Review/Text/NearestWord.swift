/// The word that was probably meant.
enum NearestWord {
    /// Of `words`, the one nearest to `word`; the first of several. `nil` when none is within a third of
    /// its letters, or two.
    static func to(_ word: String, among words: [String]) -> String? {
        let typed = Array(word.lowercased().prefix(64))
        var best: (word: String, distance: Int)?
        for candidate in words {
            let distance = distance(typed, Array(candidate.lowercased()))
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        guard let best, best.distance <= max(2, typed.count / 3) else { return nil }
        return best.word
    }

    /// `; did you mean X?`, or the whole list when nothing is near.
    static func hint(_ word: String, among words: [String]) -> String {
        if let near = to(word, among: words) { return "did you mean \(near)?" }
        return "use one of \(words.joined(separator: ", "))"
    }

    /// Levenshtein distance: insertions, deletions and substitutions of one character each.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, left) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in b.enumerated() {
                let substituted = diagonal + (left == right ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
            }
        }
        return row[b.count]
    }
}
