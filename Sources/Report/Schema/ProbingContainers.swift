/// An object that has every member asked for.
struct ProbingObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let sink: SchemaProbe.Sink
    let codingPath: [any CodingKey] = []
    let allKeys: [Key] = []

    func contains(_ key: Key) -> Bool { true }

    /// The sink of member `key`, required unless it was only ever asked whether it is there.
    private func member(_ key: Key, isRequired: Bool = true) -> SchemaProbe.Sink {
        if let known = sink.members?[key.stringValue] {
            sink.members?[key.stringValue]?.isRequired = known.isRequired && isRequired
            return known.sink
        }
        let made = SchemaProbe.Sink()
        sink.members?[key.stringValue] = (made, isRequired)
        return made
    }

    func decodeNil(forKey key: Key) -> Bool {
        // `decodeIfPresent` asks this before it reads: the member may be missing, or null.
        member(key, isRequired: false).isNullable = true
        return false
    }

    func decode<Held: Decodable>(_ type: Held.Type, forKey key: Key) throws -> Held {
        try SchemaProbe.read(type, into: member(key))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
        ProbingDecoder(sink: member(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
        ProbingList(sink: member(key))
    }

    func superDecoder() -> any Decoder { ProbingDecoder(sink: sink) }
    func superDecoder(forKey key: Key) -> any Decoder { ProbingDecoder(sink: member(key)) }
}

/// A list of one element.
struct ProbingList: UnkeyedDecodingContainer {
    let sink: SchemaProbe.Sink
    let codingPath: [any CodingKey] = []
    let count: Int? = 1
    private(set) var currentIndex = 0

    init(sink: SchemaProbe.Sink) {
        self.sink = sink
        if sink.element == nil { sink.element = SchemaProbe.Sink() }
    }

    var isAtEnd: Bool { currentIndex > 0 }

    private mutating func next() -> SchemaProbe.Sink {
        currentIndex += 1
        let element = sink.element ?? SchemaProbe.Sink()
        sink.element = element
        return element
    }

    mutating func decodeNil() -> Bool {
        sink.element?.isNullable = true
        return false
    }

    mutating func decode<Held: Decodable>(_ type: Held.Type) throws -> Held {
        try SchemaProbe.read(type, into: next())
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedDecodingContainer<Nested> {
        ProbingDecoder(sink: next()).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
        ProbingList(sink: next())
    }

    mutating func superDecoder() -> any Decoder { ProbingDecoder(sink: next()) }
}

/// A single empty value.
struct ProbingValue: SingleValueDecodingContainer {
    let sink: SchemaProbe.Sink
    let codingPath: [any CodingKey] = []

    func decodeNil() -> Bool {
        sink.isNullable = true
        return false
    }

    func decode(_ type: Bool.Type) -> Bool {
        sink.bare = "boolean"
        return false
    }

    func decode(_ type: String.Type) -> String {
        sink.bare = "string"
        return ""
    }

    func decode(_ type: Double.Type) -> Double {
        sink.bare = "number"
        return 0
    }

    func decode(_ type: Float.Type) -> Float {
        sink.bare = "number"
        return 0
    }

    func decode(_ type: Int.Type) -> Int { whole() }
    func decode(_ type: Int8.Type) -> Int8 { whole() }
    func decode(_ type: Int16.Type) -> Int16 { whole() }
    func decode(_ type: Int32.Type) -> Int32 { whole() }
    func decode(_ type: Int64.Type) -> Int64 { whole() }
    func decode(_ type: UInt.Type) -> UInt { whole() }
    func decode(_ type: UInt8.Type) -> UInt8 { whole() }
    func decode(_ type: UInt16.Type) -> UInt16 { whole() }
    func decode(_ type: UInt32.Type) -> UInt32 { whole() }
    func decode(_ type: UInt64.Type) -> UInt64 { whole() }

    func decode<Held: Decodable>(_ type: Held.Type) throws -> Held {
        try SchemaProbe.read(type, into: sink)
    }

    private func whole<Number: FixedWidthInteger>() -> Number {
        sink.bare = "integer"
        return 0
    }
}
