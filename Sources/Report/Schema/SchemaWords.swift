/// What a schema says besides the shape of its document: names, choices and meanings.
enum SchemaWords {
    /// `schema` with its dialect, title, the fixed value of its `schema` field, and the choices and
    /// meanings of fields that are known by name.
    static func complete(_ schema: JSONValue, schema name: String, title: String) -> JSONValue {
        let document = name.split(separator: "/")[0].split(separator: ".").last.map(String.init)
        guard case .object(var root) = explained(schema, document: document ?? "", path: []) else {
            return schema
        }
        root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        root["$id"] = .text("urn:" + name.split(separator: "/").joined(separator: ":"))
        root["title"] = .text(title)
        if case .object(var members)? = root["properties"] {
            members["schema"] = ["const": .text(name), "type": "string"]
            root["properties"] = .object(members)
        }
        return .object(root)
    }

    /// Adds choices and meanings; more fields may come, so none are forbidden.
    private static func explained(
        _ schema: JSONValue, document: String, path: [String]
    ) -> JSONValue {
        guard case .object(var node) = schema else { return schema }
        if case .object(let members)? = node["properties"] {
            node["properties"] = .object(
                Dictionary(
                    members.map { ($0, explained($1, document: document, path: path + [$0])) },
                    uniquingKeysWith: { first, _ in first }))
        }
        if let items = node["items"] {
            node["items"] = explained(items, document: document, path: path + ["*"])
        }
        let place = path.joined(separator: ".")
        if let choices = choices["\(document):\(place)"] ?? choices[place] {
            var values = choices.map(JSONValue.text)
            if case .list? = node["type"] { values.append(.null) }
            node["enum"] = .list(values)
        }
        if let meaning = meanings["\(document):\(place)"] ?? meanings[place] {
            node["description"] = .text(meaning)
        }
        return .object(node)
    }

    /// Fields of fixed choices, by their place; with the name of a document before it, in that one only.
    private static let choices: [String: [String]] = [
        "channels.*.family": ["identity", "colour", "structure"],
        "channels.*.status": ["holds", "drifts", "not-measurable"],
        "channels.*.drifts.*.kind": ["creep", "step", "flicker"],
        "channels.*.drifts.*.severity": ["minor", "major", "severe"],
        "channels.*.drifts.*.standard": ["beginning", "anchor"],
        "eyes.state.*": ["open", "half", "shut", "occluded", "unknown"],
        "defects.*.kind": ["cut", "freeze", "black", "duplicate"],
        "verdict.state": verdicts,
        "anchors.*.role": [
            "identity", "wardrobe", "location", "prop", "composition", "style", "first-frame",
            "last-frame",
        ],
        "verdict.criteria.*.effect": effects, "takes.*.criteria.*.effect": effects,
        "verdict.criteria.*.outcome": outcomes, "takes.*.criteria.*.outcome": outcomes,
        "verdict.criteria.*.state": verdicts, "takes.*.criteria.*.state": verdicts,
        "rank:takes.*.state": verdicts, "takes:takes.*.verdict": verdicts,
        "takes:takes.*.reviews.*.state": verdicts + ["approved"],
        "summary:takes.*.state": verdicts + ["failed", "skipped"],
        "audit:cause": [
            "exact", "rounding", "swscale", "matrix", "range", "jpeg", "resize", "unknown",
        ],
        "firstFrame.status": ["locked", "off", "different-picture"],
        "firstFrame.mixUp": ["matrix", "range", "matrix-and-range"],
        "models:models.*.state": ["ok", "missing", "altered"],
        "preflight:profile": ["portrait", "wide", "avatar", "prop", "location"],
        "stills.*.checks.*.status": checks, "sheet.checks.*.status": checks,
        "prompt.checks.*.status": checks, "stills.*.checks.*.sense": senses,
        "sheet.checks.*.sense": senses, "prompt.checks.*.sense": senses,
        "tolerances:takes.*.condition": conditions,
        "tolerances:channels.*.conditions.*.condition": conditions,
    ]

    private static let verdicts = ["rejected", "maybe", "selected"]
    private static let effects = ["reject", "maybe", "require"]
    private static let outcomes = ["clear", "near", "fired", "not-measurable"]
    private static let checks = ["pass", "warn", "reject", "not-measurable"]
    private static let senses = ["at-most", "at-least"]
    private static let conditions = ["large-face", "small-face", "no-face"]

    private static let meanings: [String: String] = [
        "take.frames": "Frames decoded; every frame index counts them from 0.",
        "take.duration": "Seconds from the first frame's beginning to the last one's end.",
        "take.truncatedAtFrame":
            "Where decoding stopped before the file's end; null when it did not.",
        "frameTimes":
            "Start of every frame in seconds; null where frame k begins at k / frameRate.",
        "channels.*.tolerance": "Departure that counts as drift, in the channel's unit.",
        "channels.*.coverage": "Measurable samples over samples, 0 to 1.",
        "channels.*.drifts.*.start": "Onset in seconds; spans are half-open.",
        "channels.*.severeFrom": "The excess, in tolerances, from which a drift is severe.",
        "channels.*.anchorLimit":
            "How far a take may begin from the anchor, in the channel's unit; null where the anchor cannot tell.",
        "channels.*.drifts.*.standard":
            "What it departs from; anchor where the take stood off it from its start.",
        "channels.*.drifts.*.peak.excess":
            "Departure at the peak, in tolerances; from the anchor, 1 at anchorLimit.",
        "channels.*.samples.value":
            "Distance to the anchor in the channel's unit; null where not measurable.",
        "channels.*.samples.departure":
            "Distance to the take's own beginning in the channel's unit; null where not measurable.",
        "eyes.openness":
            "Eyelid aspect ratio of the lower eye of the two; null where not measurable.",
        "handoff.clean":
            "Whether the frame passes every gate; null where it was named, not judged.",
        "handoff.outPoint": "Where this clip must now end: the first frame not to be shown.",
        "summary:takes.*.usableUntil": "Seconds up to which it holds; null when not analysed.",
        "rank:takes.*.unrest":
            "How far its channels move, in tolerances, identity counted twice.",
        "chain:restartAfterClip":
            "The last clip, from 1, that ends within tolerance; 0 for none, null when all do.",
        "chain:channels.*.values":
            "Median over the last second of each clip; null where not measurable.",
        "chain:channels.*.slope": "Growth a clip in the channel's unit, by least squares.",
        "verdict.usableUntil": "Seconds up to which the take holds; null when unknown.",
    ]
}
