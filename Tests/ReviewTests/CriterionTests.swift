import Review
import Testing

struct CriterionTests {
    @Test(arguments: [
        "reject: identity.face severe for 0.5s", "maybe: identity.wardrobe > 5 for 1s",
        "require: duration within 0.1s of 15s", "reject: any major", "maybe: identity drifts",
        "require: colour.key-light holds", "reject: identity.iris departure >= 2.5 for 0.25s",
        "maybe: identity coverage < 50 %", "reject: freeze for 0.5s", "reject: cut",
        "require: usable >= 10s", "require: frame-rate within 0.05fps of 24fps",
        "require: size is 1280x720", "require: handoff clean", "require: face seen",
        "require: width >= 1280px",
    ])
    func oneSpellingReadsBackAsItself(_ text: String) throws {
        #expect(try CriterionParser.criterion(text).text == text)
    }

    @Test(arguments: [
        ("REJECT :  Identity.Face  SEVERE for 500ms", "reject: identity.face severe for 0.5s"),
        ("maybe: identity.wardrobe>5 for 1 s", "maybe: identity.wardrobe > 5 for 1s"),
        ("maybe: identity coverage<0.5", "maybe: identity coverage < 50 %"),
        ("require: duration within .1 of 15", "require: duration within 0.1s of 15s"),
        ("require: size is 1280×720", "require: size is 1280x720"),
    ])
    func otherSpellingsMeanTheSame(_ spelling: (typed: String, meant: String)) throws {
        #expect(try CriterionParser.criterion(spelling.typed).text == spelling.meant)
    }

    @Test(arguments: [
        ("reject identity.face severe", 8, "needs a colon after reject"),
        ("refect: cut", 1, "refect is no effect; did you mean reject?"),
        ("reject: identity.fase severe", 9, "did you mean identity.face?"),
        ("reject: identity.face sever for 1s", 23, "did you mean severe?"),
        ("reject: identity.face", 22, "says not what identity.face should do"),
        ("reject: identity.face > much", 25, "much is no number"),
        ("reject: identity.face > nan", 25, "nan is no number"),
        ("reject: identity.face > 1e999", 25, "1e999 is no number"),
        ("reject: identity.face => 1", 23, "=> is no comparison"),
        ("reject: identity > 5", 18, "name one channel"),
        ("reject: identity coverage < 120 %", 29, "a share is 0 % to 100 %"),
        ("require: duration within 0.1s", 30, "needs of after the margin"),
        ("reject: cut now", 13, "now is not understood here"),
        ("reject:", 8, "says not what to look for"), ("", 1, "is empty"),
        ("require: size is big", 18, "a size is written 1280x720"),
    ])
    func errorsNameTheWordAndTheRemedy(_ wrong: (text: String, column: Int, words: String)) {
        let error = #expect(throws: ReviewError.self) {
            try CriterionParser.criterion(wrong.text)
        }
        #expect(error?.code == .criterion)
        #expect(error?.position == TextPosition(line: 1, column: wrong.column))
        #expect(error?.description.contains(wrong.words) == true, "\(error?.description ?? "")")
    }

    @Test func whatIsTooLongIsRefused() {
        #expect(throws: ReviewError.self) {
            try CriterionParser.criterion(String(repeating: "reject: ", count: 100))
        }
    }
}
