internal import Glibc

/// Reads shot files: YAML, of which JSON is a part.
public enum ShotReader {
    /// Largest shot file, in bytes.
    public static let mostBytes = 256 * 1024
    /// Largest number of criteria, of announced changes and of takes.
    public static let mostItems = 1_000

    /// The shot in the file at `path`, with its references looked for.
    ///
    /// - Throws: `ReviewError`, naming the line and column, and what to write instead.
    public static func shot(at path: String) throws(ReviewError) -> Shot {
        let text = try text(at: path)
        let shot = try shot(text, path: path, folder: folder(of: path))
        for reference in shot.references where access(reference.path, R_OK) != 0 {
            throw ReviewError(
                .missingReference,
                "the reference \(reference.path) is not there or cannot be read; "
                    + "correct its path, which is relative to the shot file", path: path)
        }
        return shot
    }

    /// The text of the shot file at `path`.
    ///
    /// - Throws: `ReviewError` of code `unreadable`.
    public static func text(at path: String) throws(ReviewError) -> String {
        switch TextFile.read(path, most: mostBytes) {
        case .success(let content): return content
        case .failure(let reason):
            throw ReviewError(.unreadable, "cannot be read as a shot file: \(reason)", path: path)
        }
    }

    /// The folder that the relative paths of the shot file at `path` begin at: empty, or with a slash.
    public static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// The shot in `text`; references are not looked for.
    ///
    /// - Parameters:
    ///   - path: the shot file, for errors.
    ///   - folder: what relative paths are joined with, ending in a slash or empty.
    public static func shot(
        _ text: String, path: String = "", folder: String = ""
    ) throws(ReviewError) -> Shot {
        let root = try ShotNode(parsing: text, path: path)
        let members = try root.members(ShotKeys.shot)
        guard let name = try members["shot"]?.text(most: 200) else {
            throw root.error("the shot has no name; add shot: NAME")
        }
        var shot = Shot(name: name)
        shot.references = try references(members, folder: folder)
        if let node = members["size"] {
            guard let size = PictureSize(parsing: try node.text()) else {
                throw node.error("size is not WIDTHxHEIGHT; write it like 1280x720")
            }
            shot.size = size
        }
        shot.duration = try members["duration"]?.number(in: 0.04...86_400, unit: "s")
        shot.frameRate = try members["frameRate"]?.number(in: 1...1_000, unit: "frames per second")
        shot.prompt = try members["prompt"]?.text(most: 10_000)
        shot.faces = try members["faces"]?.integer(in: 0...100)
        for node in try members["announced"]?.items(most: mostItems) ?? [] {
            shot.announced.append(try announced(node))
        }
        shot.usage = try members["usage"].map { node throws(ReviewError) in try usage(node) }
        if let node = members["criteria"] {
            var criteria: [Criterion] = []
            for item in try node.items(most: mostItems) { criteria.append(try criterion(item)) }
            shot.criteria = criteria
        }
        for node in try members["takes"]?.items(most: mostItems) ?? [] {
            shot.takes.append(joined(folder, try node.text()))
        }
        return shot
    }

    private static func references(
        _ members: [String: ShotNode], folder: String
    ) throws(ReviewError) -> [ShotReference] {
        var references: [ShotReference] = []
        if let anchor = members["anchor"] {
            references.append(ShotReference(path: joined(folder, try anchor.text())))
        }
        let room = ShotReference.most - references.count
        for node in try members["references"]?.items(
            most: room, beside: references.isEmpty ? "" : " beside its anchor") ?? []
        {
            references.append(try reference(node, folder: folder))
        }
        return references.enumerated().sorted {
            ($0.element.priority, $0.offset) < ($1.element.priority, $1.offset)
        }.map(\.element)
    }

    private static func reference(
        _ node: ShotNode, folder: String
    ) throws(ReviewError) -> ShotReference {
        let members = try node.members(ShotKeys.reference)
        guard let file = try members["file"]?.text() else {
            throw node.error("a reference has no file; add file: STILL.png")
        }
        var reference = ShotReference(path: joined(folder, file))
        if let node = members["role"] {
            let word = try node.text()
            guard let role = ReferenceRole(rawValue: word) else {
                let names = ReferenceRole.allCases.map(\.rawValue)
                throw node.error(
                    "there is no role \(word); \(NearestWord.hint(word, among: names))")
            }
            reference.role = role
        }
        reference.priority = try members["priority"]?.integer(in: 1...100) ?? 1
        return reference
    }

    private static func announced(_ node: ShotNode) throws(ReviewError) -> AnnouncedChange {
        let members = try node.members(ShotKeys.announced)
        guard let change = members["change"] else {
            throw node.error("an announced change says not what changes; add change: focus pull")
        }
        let what = try change.text(most: 200)
        var announced = ChangePhrases.change(what)
        if let node = members["channels"] {
            var subjects: [ChannelSubject] = []
            for item in try node.items(most: 40) { subjects.append(try subject(item)) }
            announced = AnnouncedChange(
                what: what, channels: subjects, excusesFace: announced?.excusesFace ?? false)
        }
        guard var announced else {
            throw change.error(
                "\"\(what)\" names no known change; add channels: [structure.focus], or say "
                    + "focus pull, light change, turn away or wardrobe change")
        }
        let start = try members["from"]?.number(in: 0...86_400, unit: "s") ?? 0
        let end = try members["to"]?.number(in: 0...86_400, unit: "s") ?? .infinity
        guard start < end else {
            throw node.error("the change ends before it begins; let to be later than from")
        }
        announced.seconds = start..<end
        return announced
    }

    private static func subject(_ node: ShotNode) throws(ReviewError) -> ChannelSubject {
        let text = try node.text(most: 100)
        // The parser of criteria knows the names and the nearest ones.
        guard
            case .holds(let subject) = try CriterionParser.criterion(
                "require: \(text) holds", path: node.path,
                at: node.position.map {
                    TextPosition(line: $0.line, column: $0.column - "require: ".count)
                }
            ).condition
        else { throw node.error("\(text) is no channel; name one such as structure.focus") }
        return subject
    }

    private static func usage(_ node: ShotNode) throws(ReviewError) -> UsageRecord {
        let members = try node.members(ShotKeys.usage)
        return UsageRecord(
            source: try members["source"]?.text(), owner: try members["owner"]?.text(),
            approval: try members["approval"]?.text())
    }

    /// A criterion as text, or as YAML reads `reject: cut` without quotes: a key and its value.
    private static func criterion(_ node: ShotNode) throws(ReviewError) -> Criterion {
        if let (key, value) = node.pair {
            let text = try value.text()
            let prefix = "\(key): "
            return try CriterionParser.criterion(
                prefix + text, path: node.path,
                at: Criterion.Effect(rawValue: key) == nil
                    ? node.position
                    : value.textPosition.map {
                        TextPosition(line: $0.line, column: $0.column - prefix.count)
                    })
        }
        return try CriterionParser.criterion(
            try node.text(), path: node.path, at: node.textPosition)
    }

    private static func joined(_ folder: String, _ path: String) -> String {
        path.hasPrefix("/") ? path : folder + path
    }
}

/// The keys that shot files have.
enum ShotKeys {
    static let shot = [
        "shot", "anchor", "references", "size", "duration", "frameRate", "prompt", "announced",
        "faces", "usage", "criteria", "takes",
    ]
    static let reference = ["file", "role", "priority"]
    static let announced = ["change", "channels", "from", "to"]
    static let usage = ["source", "owner", "approval"]
}
