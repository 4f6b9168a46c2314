import Report

/// JSON held against a schema: the keywords that ours use.
enum SchemaCheck {
    /// What is wrong with `value`, each with its place; empty when it fits.
    static func faults(_ value: JSONValue, _ schema: JSONValue, at place: String = "") -> [String] {
        var faults: [String] = []
        let here = place.isEmpty ? "document" : place
        if let fixed = schema["const"], value != fixed { faults.append("\(here) is not as fixed") }
        if case .list(let choices)? = schema["enum"], !choices.contains(value) {
            faults.append("\(here) is no choice")
        }
        if case .list(let ways)? = schema["anyOf"],
            !ways.contains(where: { Self.faults(value, $0, at: place).isEmpty })
        {
            faults.append("\(here) fits none of its ways")
        }
        if let type = schema["type"], !types(type).contains(where: { fits(value, $0) }) {
            faults.append("\(here) is of another type")
        }
        if case .object(let members) = value {
            if case .list(let required)? = schema["required"] {
                for case .text(let name) in required where members[name] == nil {
                    faults.append("\(place.isEmpty ? "" : place + ".")\(name) is missing")
                }
            }
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                guard let known = schema["properties"]?[name] else { continue }
                faults += Self.faults(
                    member, known, at: place.isEmpty ? name : "\(place).\(name)")
            }
        }
        if case .list(let values) = value, let items = schema["items"] {
            for (index, item) in values.enumerated() {
                faults += Self.faults(item, items, at: "\(place)[\(index)]")
            }
        }
        return faults
    }

    private static func types(_ type: JSONValue) -> [String] {
        switch type {
        case .text(let name): [name]
        case .list(let names):
            names.compactMap { if case .text(let name) = $0 { name } else { nil } }
        default: []
        }
    }

    private static func fits(_ value: JSONValue, _ type: String) -> Bool {
        switch (value, type) {
        case (.null, "null"), (.flag, "boolean"), (.text, "string"), (.list, "array"),
            (.object, "object"), (.integer, "integer"), (.integer, "number"), (.number, "number"):
            true
        default: false
        }
    }
}
