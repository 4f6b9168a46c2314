internal import Yams

/// A node of a shot file with what its errors need.
struct ShotNode {
    let node: Node
    let path: String
    /// How messages call it, such as `references`.
    let name: String

    /// The root of `text`.
    ///
    /// - Throws: `ReviewError` of code `malformed`.
    init(parsing text: String, path: String) throws(ReviewError) {
        guard text.utf8.count <= ShotReader.mostBytes else {
            throw ReviewError(
                .malformed, "is larger than \(ShotReader.mostBytes / 1024) KiB; no shot file is",
                path: path)
        }
        guard Self.aliases(in: text) <= Self.mostAliases else {
            throw ReviewError(
                .malformed, "uses more than \(Self.mostAliases) YAML aliases; write them out",
                path: path)
        }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw Self.told(error, path)
        }
        guard let root else {
            throw ReviewError(.malformed, "is empty; write at least shot: NAME", path: path)
        }
        self.init(node: root, path: path, name: "the shot file")
    }

    init(node: Node, path: String, name: String) {
        self.node = node
        self.path = path
        self.name = name
    }

    /// Aliases that refer to each other multiply; so many multiply to something that is still read.
    private static let mostAliases = 32

    private static func aliases(in text: String) -> Int {
        var count = 0
        var before: UInt8 = 0x20
        for byte in text.utf8 {
            if before == UInt8(ascii: "*"), byte > 0x20, byte < 0x80 { count += 1 }
            before = byte
        }
        return count
    }

    private static func told(_ error: any Error, _ path: String) -> ReviewError {
        func place(_ mark: Mark) -> TextPosition { .init(line: mark.line, column: mark.column) }
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return ReviewError(
                .malformed, "is not valid YAML: \(problem); correct it there", path: path,
                position: place(mark))
        case .duplicatedKeysInMapping(let keys, let context):
            return ReviewError(
                .malformed, "has the key \(keys.first ?? "") twice; leave one out", path: path,
                position: place(context.mark))
        default:
            return ReviewError(
                .malformed, "is not valid YAML in UTF-8; correct it or save it as UTF-8",
                path: path)
        }
    }

    var position: TextPosition? {
        node.mark.map { TextPosition(line: $0.line, column: $0.column) }
    }

    func error(_ message: String, _ code: ReviewError.Code = .wrongValue) -> ReviewError {
        ReviewError(code, message, path: path, position: position)
    }

    /// Whether it is `null`, `~` or nothing.
    var isNull: Bool { node.tag == Tag(.null) && node.scalar?.style == .plain }

    /// The members of a mapping; every key must be one of `keys`.
    func members(_ keys: [String]) throws(ReviewError) -> [String: ShotNode] {
        guard case .mapping(let mapping) = node else {
            throw error(
                "\(name) is \(kind), not a set of keys; use \(keys.joined(separator: ", "))")
        }
        var members: [String: ShotNode] = [:]
        for (key, value) in mapping {
            let word = key.scalar?.string ?? ""
            guard keys.contains(word) else {
                throw ShotNode(node: key, path: path, name: word).error(
                    "there is no key \(word.isEmpty ? "of that kind" : word); "
                        + NearestWord.hint(word, among: keys), .unknownKey)
            }
            let member = ShotNode(node: value, path: path, name: word)
            if !member.isNull { members[word] = member }
        }
        return members
    }

    /// The items of a list, at most `most`.
    ///
    /// - Parameter beside: the end of the sentence that tells how many there may be.
    func items(most: Int, beside: String = "") throws(ReviewError) -> [ShotNode] {
        guard case .sequence(let items) = node else {
            throw error("\(name) is \(kind), not a list; begin each item with a dash")
        }
        guard items.count <= most else {
            let extra = ShotNode(node: items[most], path: path, name: name)
            throw extra.error(
                "\(name) has \(items.count) items; a shot has at most \(most)\(beside)")
        }
        return items.map { ShotNode(node: $0, path: path, name: name) }
    }

    /// The one key and value of an item such as `reject: cut`.
    var pair: (key: String, value: ShotNode)? {
        guard case .mapping(let mapping) = node, mapping.count == 1, let entry = mapping.first,
            let key = entry.key.scalar?.string
        else { return nil }
        return (key, ShotNode(node: entry.value, path: path, name: key))
    }

    /// Text of at most `most` characters, not empty.
    func text(most: Int = 4_000) throws(ReviewError) -> String {
        guard let scalar = node.scalar, !isNull else {
            throw error("\(name) is \(kind), not text; write it on one line")
        }
        guard !scalar.string.isEmpty, scalar.string.count <= most else {
            throw error("\(name) has \(scalar.string.count) characters; use 1 to \(most)")
        }
        return scalar.string
    }

    /// A number in `range`.
    func number(in range: ClosedRange<Double>, unit: String) throws(ReviewError) -> Double {
        let word = node.scalar?.string ?? kind
        let read = unit == "s" ? MeasureText.seconds(word) : MeasureText.number(word)
        guard let number = read, node.scalar != nil else {
            throw error(
                "\(name) is \(quoted(word)); write a number\(unit == "s" ? " of seconds, such as 15s" : " of \(unit)")"
            )
        }
        guard range.contains(number) else {
            throw error(
                "\(name) is \(DecimalText.text(number)); use \(DecimalText.text(range.lowerBound)) to "
                    + DecimalText.text(range.upperBound))
        }
        return number
    }

    /// A whole number in `range`.
    func integer(in range: ClosedRange<Int>) throws(ReviewError) -> Int {
        let word = node.scalar?.string ?? kind
        guard let number = Int(word), range.contains(number), node.scalar != nil else {
            throw error(
                "\(name) is \(quoted(word)); use a whole number from \(range.lowerBound) to "
                    + "\(range.upperBound)")
        }
        return number
    }

    private func quoted(_ word: String) -> String {
        node.scalar == nil ? word : "\"\(word.prefix(40))\""
    }

    private var kind: String {
        switch node {
        case .scalar: isNull ? "nothing" : "text"
        case .mapping: "a set of keys"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }
}

extension ShotNode {
    /// Where the text of a scalar begins: behind its quote, if it has one.
    var textPosition: TextPosition? {
        guard let position, let style = node.scalar?.style else { return self.position }
        let isQuoted = style == .singleQuoted || style == .doubleQuoted
        return TextPosition(
            line: position.line, column: position.column + (isQuoted ? 1 : 0))
    }
}
