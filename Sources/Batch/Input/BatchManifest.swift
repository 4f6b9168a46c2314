internal import Holdfast
internal import Review

/// A list of takes: a path a line, or comma-separated values under a header `take,shot,anchor`.
struct BatchManifest {
    let path: String
    private let lines: [String]

    init(path: String) throws(BatchError) {
        self.path = path
        do throws(ReviewError) {
            // A line may end in a carriage return and a line feed, which are one character.
            lines = try ShotReader.text(at: path).split(
                omittingEmptySubsequences: false, whereSeparator: \.isNewline
            ).map(String.init)
        } catch {
            throw .unusable(
                error.description.replacing("a shot file", with: "a list of takes"))
        }
    }

    /// The takes, with shots and stills that lines name in place of the command line's.
    func items(for input: BatchInput) throws(BatchError) -> [BatchItem] {
        let folder = ShotReader.folder(of: path)
        func joined(_ name: String) -> String { name.hasPrefix("/") ? name : folder + name }
        let isTable = FileSystem.ending(of: path) == "csv"
        var columns = ["take"]
        var items: [BatchItem] = []
        var shots: [String: BatchShot] = [:]
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let fields = isTable ? Self.fields(line) : [line]
            if isTable, items.isEmpty, columns == ["take"], fields.contains("take") {
                columns = fields
                if let wrong = fields.first(where: { !["take", "shot", "anchor"].contains($0) }) {
                    throw .unusable(
                        "\(path):\(index + 1): there is no column \(wrong); use take, shot, anchor")
                }
                continue
            }
            guard fields.count <= columns.count else {
                throw .unusable(
                    "\(path):\(index + 1): has \(fields.count) fields for \(columns.count) "
                        + "columns; begin with a header such as take,shot,anchor")
            }
            let named = Dictionary(zip(columns, fields)) { first, _ in first }
                .filter { !$0.value.isEmpty }
            guard let take = named["take"] else {
                throw .unusable("\(path):\(index + 1): names no take; fill the column take")
            }
            var item = input.item(joined(take))
            if let name = named["shot"].map(joined) {
                if shots[name] == nil { shots[name] = try BatchShot(path: name) }
                guard let shot = shots[name] else { continue }
                item.shot = shot
                if input.anchors.isEmpty { item.anchors = shot.shot.anchorRequests }
            }
            if let anchor = named["anchor"] {
                item.anchors = [AnchorRequest(path: joined(anchor))]
            }
            items.append(item)
        }
        guard !items.isEmpty else {
            throw .unusable("\(path): lists no take; write one path a line")
        }
        return items
    }

    /// The fields of one line (RFC 4180, without line breaks in fields).
    private static func fields(_ line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        var justClosed = false
        for character in line {
            if character == "\"" {
                // A quote within quotes is written twice.
                if justClosed { fields[fields.count - 1].append("\"") }
                justClosed = isQuoted && !justClosed
                isQuoted.toggle()
                continue
            }
            justClosed = false
            if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
