/// The JSON Schema of a document, found by reading it: a decoder that answers every question with an empty
/// value and keeps what was asked.
///
/// A field that a document gains is in its schema from then on, without a second list of fields to keep.
enum SchemaProbe {
    /// The schema of what `type` decodes itself from.
    static func schema(of type: any Decodable.Type) -> JSONValue {
        if let choices = choices(type) { return choices }
        let sink = Sink()
        // An error means that the empty value is refused; what was asked before it still stands.
        _ = try? type.init(from: ProbingDecoder(sink: sink))
        return sink.schema
    }

    /// What one value was asked for.
    final class Sink {
        var members: [String: (sink: Sink, isRequired: Bool)]?
        var element: Sink?
        var isNullable = false
        var bare: JSONValue?
        /// A schema found as a whole, such as that of a choice.
        var whole: JSONValue?

        var schema: JSONValue {
            if let whole, !isNullable { return whole }
            var schema: [String: JSONValue] = [:]
            var type: JSONValue?
            if let members {
                type = "object"
                schema["properties"] = .object(members.mapValues { $0.sink.schema })
                let required = members.filter(\.value.isRequired).keys.sorted()
                if !required.isEmpty { schema["required"] = .list(required.map(JSONValue.text)) }
            } else if let element {
                type = "array"
                schema["items"] = element.schema
            } else if let whole {
                return ["anyOf": [whole, ["type": "null"]]]
            } else {
                type = bare
            }
            if let type { schema["type"] = isNullable ? [type, "null"] : type }
            return .object(schema)
        }
    }

    /// A type of a fixed number of strings, as their list.
    private static func choices(_ type: any Decodable.Type) -> JSONValue? {
        guard let type = type as? any (CaseIterable & RawRepresentable).Type else { return nil }
        return Self.list(type)
    }

    private static func list<Choice: CaseIterable & RawRepresentable>(
        _ type: Choice.Type
    ) -> JSONValue? {
        let names = type.allCases.compactMap { $0.rawValue as? String }
        guard !names.isEmpty else { return nil }
        return ["type": "string", "enum": .list(names.map(JSONValue.text))]
    }

    /// Reads a `Held` into `sink`, as an empty value.
    static func read<Held: Decodable>(_ type: Held.Type, into sink: Sink) throws -> Held {
        if let choices = choices(type) {
            sink.whole = choices
            if let first = firstChoice(type) { return first }
        }
        return try Held(from: ProbingDecoder(sink: sink))
    }

    private static func firstChoice<Held>(_ type: Held.Type) -> Held? {
        guard let type = type as? any CaseIterable.Type else { return nil }
        return first(of: type) as? Held
    }

    private static func first<Choice: CaseIterable>(of type: Choice.Type) -> Any? {
        type.allCases.first
    }
}

/// Answers with empty values and keeps what was asked in its sink.
struct ProbingDecoder: Decoder {
    let sink: SchemaProbe.Sink
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        if sink.members == nil { sink.members = [:] }
        return KeyedDecodingContainer(ProbingObject<Key>(sink: sink))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { ProbingList(sink: sink) }

    func singleValueContainer() -> any SingleValueDecodingContainer { ProbingValue(sink: sink) }
}
