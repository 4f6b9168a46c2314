internal import Channels
internal import Drift

/// Reads criteria.
///
///     criterion = effect ":" condition
///     effect    = "reject" | "maybe" | "require"
///     condition = subject ( "drifts" | "minor" | "major" | "severe" ) [ "for" time ]
///               | subject "holds"
///               | channel [ "departure" ] compare number [ "for" time ]
///               | subject "coverage" compare share
///               | ( "cut" | "freeze" | "black" ) [ "for" time ]
///               | property compare measure | property "within" measure "of" measure
///               | "size" "is" WIDTH "x" HEIGHT | "handoff" "clean" | "face" "seen"
///               | "file" "whole"
///     subject   = channel | "identity" | "colour" | "structure" | "any"
///     property  = "duration" | "usable" | "frame-rate" | "width" | "height"
///     compare   = ">" | ">=" | "<" | "<="
///
/// Times are seconds, with or without `s`, or milliseconds with `ms`; shares are `50 %` or `0.5`.
public enum CriterionParser {
    /// Longest criterion that is read, in characters.
    public static let longest = 400

    /// The criterion in `text`.
    ///
    /// - Parameters:
    ///   - path: the shot file, for errors.
    ///   - position: where `text` begins in it, for errors.
    /// - Throws: `ReviewError` of code `criterion`, at the word that is wrong.
    public static func criterion(
        _ text: String, path: String = "", at position: TextPosition? = nil
    ) throws(ReviewError) -> Criterion {
        guard text.count <= longest else {
            throw ReviewError(
                .criterion, "is longer than \(longest) characters; shorten it", path: path,
                position: position)
        }
        var reading = CriterionReading(text, path: path, position: position)
        let effect = try reading.effect()
        let condition = try reading.condition()
        try reading.expectEnd()
        return Criterion(effect, condition)
    }
}

/// One criterion being read.
struct CriterionReading {
    private var words: CriterionWords
    private let path: String
    private let position: TextPosition?

    init(_ text: String, path: String, position: TextPosition?) {
        words = CriterionWords(text)
        self.path = path
        self.position = position
    }

    mutating func effect() throws(ReviewError) -> Criterion.Effect {
        let names = Criterion.Effect.allCases.map(\.rawValue)
        let offset = words.offset
        guard let word = words.take() else {
            throw error("is empty; write one such as reject: identity.face severe for 0.5s", offset)
        }
        guard let effect = Criterion.Effect(rawValue: word) else {
            throw error("\(word) is no effect; \(NearestWord.hint(word, among: names))", offset)
        }
        guard words.take(":") else {
            throw error("needs a colon after \(word)", words.offset)
        }
        return effect
    }

    mutating func condition() throws(ReviewError) -> Condition {
        let offset = words.offset
        guard let word = words.take() else {
            throw error("says not what to look for; add a channel, a defect or a property", offset)
        }
        if let kind = DefectKind(rawValue: word) {
            return .defect(kind, seconds: try hold())
        }
        if let property = TakeProperty(rawValue: word) { return try comparison(of: property) }
        switch word {
        case "size": return try size()
        case "handoff":
            try expect("clean", after: word)
            return .cleanHandoff
        case "file":
            try expect("whole", after: word)
            return .fileWhole
        case "face":
            try expect("seen", after: word)
            return .faceSeen
        default: return try comparison(of: try subject(word, offset))
        }
    }

    func expectEnd() throws(ReviewError) {
        if let word = words.peek {
            throw error("\(word) is not understood here; leave it out", words.offset)
        }
    }

    private func subject(_ word: String, _ offset: Int) throws(ReviewError) -> ChannelSubject {
        if word == "any" { return .any }
        let families = ChannelFamily.allCases.map(\.rawValue)
        if families.contains(word) { return .family(word) }
        if PublishedChannels.all.contains(word) { return .channel(word) }
        let others =
            families + ["any", "size", "handoff", "file", "face"]
            + DefectKind.allCases.map(\.rawValue)
            + TakeProperty.allCases.map(\.rawValue)
        throw error(
            "there is no channel \(word); "
                + NearestWord.hint(word, among: PublishedChannels.all + others), offset)
    }

    private mutating func comparison(of subject: ChannelSubject) throws(ReviewError) -> Condition {
        let offset = words.offset
        if let comparison = try compare() { return try level(.value, comparison, subject, offset) }
        let word = words.take() ?? ""
        switch word {
        case "drifts": return .drift(subject, atLeast: .minor, seconds: try hold())
        case "minor", "major", "severe":
            return .drift(
                subject, atLeast: DriftSpan.Severity(rawValue: word) ?? .minor, seconds: try hold())
        case "holds": return .holds(subject)
        case "departure":
            guard let comparison = try compare() else {
                throw error("needs a comparison such as > 5 after departure", words.offset)
            }
            return try level(.departure, comparison, subject, offset)
        case "coverage":
            guard let comparison = try compare() else {
                throw error("needs a comparison such as < 50 % after coverage", words.offset)
            }
            let place = words.offset
            let number = try number()
            let share = words.take("%") ? number / 100 : number
            guard (0...1).contains(share) else {
                throw error("a share is 0 % to 100 %, or 0 to 1", place)
            }
            return .coverage(subject, comparison, share: share)
        default:
            let known = [
                "drifts", "minor", "major", "severe", "holds", "departure", "coverage", ">", "<",
            ]
            throw error(
                word.isEmpty
                    ? "says not what \(subject.text) should do; add severe, or > 5"
                    : "\(word) is not understood; \(NearestWord.hint(word, among: known))", offset)
        }
    }

    private mutating func level(
        _ quantity: Quantity, _ comparison: Comparison, _ subject: ChannelSubject, _ offset: Int
    ) throws(ReviewError) -> Condition {
        guard case .channel(let id) = subject else {
            throw error(
                "a limit has the unit of one channel and \(subject.text) has many; name one "
                    + "channel, or say major", offset)
        }
        let limit = try number()
        return .level(id, quantity, comparison, limit: limit, seconds: try hold())
    }

    private mutating func comparison(of property: TakeProperty) throws(ReviewError) -> Condition {
        if let comparison = try compare() {
            return .property(property, comparison, limit: try measure(property))
        }
        guard words.take("within") else {
            throw error(
                "needs a comparison after \(property.rawValue), such as "
                    + "\(property.rawValue) within 0.1 of 15", words.offset)
        }
        let margin = try measure(property)
        try expect("of", after: "the margin")
        return .near(property, try measure(property), within: margin)
    }

    private mutating func size() throws(ReviewError) -> Condition {
        try expect("is", after: "size")
        let offset = words.offset
        guard let size = words.take().flatMap(PictureSize.init(parsing:)) else {
            throw error("a size is written 1280x720", offset)
        }
        return .size(width: size.width, height: size.height)
    }

    private mutating func hold() throws(ReviewError) -> Double {
        guard words.take("for") else { return 0 }
        return try measure(.duration)
    }

    private mutating func compare() throws(ReviewError) -> Comparison? {
        guard let word = words.peek, word.allSatisfy({ "<>=".contains($0) }) else { return nil }
        let offset = words.offset
        guard let comparison = Comparison(rawValue: word) else {
            throw error("\(word) is no comparison; use > >= < or <=", offset)
        }
        _ = words.take()
        return comparison
    }

    private mutating func measure(_ property: TakeProperty) throws(ReviewError) -> Double {
        let offset = words.offset
        guard let word = words.take() else { throw error("ends where a number should be", offset) }
        let units: [(String, Double)] =
            switch property {
            case .duration, .usable: [("ms", 0.001), ("s", 1), ("", 1)]
            case .frameRate: [("fps", 1), ("", 1)]
            case .width, .height: [("px", 1), ("", 1)]
            }
        for (unit, factor) in units where word.hasSuffix(unit) {
            if let number = MeasureText.number(String(word.dropLast(unit.count))) {
                // A unit may also stand apart: `0.5 s`.
                if unit.isEmpty, let next = words.peek,
                    let apart = units.first(where: { $0.0 == next })
                {
                    _ = words.take()
                    return number * apart.1
                }
                return number * factor
            }
        }
        throw error("\(word) is no number; write one such as 0.5\(property.unit)", offset)
    }

    private mutating func number() throws(ReviewError) -> Double {
        let offset = words.offset
        guard let word = words.take() else { throw error("ends where a number should be", offset) }
        guard let number = MeasureText.number(word) else {
            throw error("\(word) is no number; write one such as 0.5", offset)
        }
        return number
    }

    private mutating func expect(_ word: String, after previous: String) throws(ReviewError) {
        let offset = words.offset
        guard words.take(word) else {
            throw error("needs \(word) after \(previous)", offset)
        }
    }

    private func error(_ message: String, _ offset: Int) -> ReviewError {
        let start = position ?? TextPosition(line: 1, column: 1)
        return ReviewError(
            .criterion, "criterion: \(message)", path: path,
            position: TextPosition(line: start.line, column: start.column + offset))
    }
}
