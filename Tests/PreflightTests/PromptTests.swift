import Preflight
import Testing

@Suite struct PromptTests {
    @Test(arguments: [
        ("", 0), ("  ", 0), ("she turns", 2), ("a slow push-in, then … she smiles!", 6),
        ("don't look back", 3), ("1 2 3", 3), ("— – …", 0), ("ruhig\tund\nstill", 3),
    ]) func countsWords(prompt: String, words: Int) {
        #expect(PromptLengthCheck.words(in: prompt) == words)
    }

    @Test(arguments: [
        (0, CheckStatus.warn, 5.0), (4, .warn, 5), (5, .pass, 12), (12, .pass, 12),
        (13, .warn, 12), (15, .warn, 12), (16, .warn, 15), (400, .warn, 15),
    ]) func judgesLength(words: Int, status: CheckStatus, limit: Double) {
        let prompt = [String](repeating: "word", count: words).joined(separator: " ")
        let result = PromptLengthCheck.result(of: prompt)
        #expect(result.status == status)
        #expect(result.value == Double(words))
        #expect(result.limit.limit(for: result.status) == limit)
    }

    @Test(arguments: ["彼女は振り向いて微笑む", "她慢慢转身微笑", "เธอหันมายิ้ม"])
    func scriptsWithoutSpacesAreNotCounted(prompt: String) {
        #expect(PromptLengthCheck.words(in: prompt) == nil)
        #expect(PromptLengthCheck.result(of: prompt).status == .notMeasurable)
    }
}
