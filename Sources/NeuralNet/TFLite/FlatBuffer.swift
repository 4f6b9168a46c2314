/// A FlatBuffers file seen through checks: whatever its bytes say, reading gives a value or an error.
///
/// Source: <https://flatbuffers.dev/internals/>. All integers are little-endian; offsets of tables,
/// vectors and strings are unsigned 32-bit distances from where they stand.
struct FlatBuffer {
    // Safety: every load below checks its range against `bytes.count`; the caller keeps the memory
    // alive while a value of this type exists (it is never stored beyond `TFLiteReader.read`).
    let bytes: UnsafeRawBufferPointer
    /// Path for errors.
    let path: String

    /// A fixed-width integer at a byte offset, which need not be aligned.
    func load<Value: FixedWidthInteger>(
        _ type: Value.Type, at offset: Int
    ) throws(ModelError) -> Value {
        let size = MemoryLayout<Value>.size
        guard offset >= 0, offset <= bytes.count - size else { throw damaged(at: offset) }
        return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
    }

    /// Where the offset that stands at `offset` points to.
    func follow(_ offset: Int) throws(ModelError) -> Int {
        let distance = Int(try load(UInt32.self, at: offset))
        guard distance > 0 else { throw damaged(at: offset) }
        return offset + distance
    }

    /// The table at a byte offset.
    func table(at position: Int) throws(ModelError) -> FlatTable {
        let fields = position - Int(try load(Int32.self, at: position))
        let size = Int(try load(UInt16.self, at: fields))
        guard size >= 4, size % 2 == 0, fields + size <= bytes.count else {
            throw damaged(at: fields)
        }
        return FlatTable(buffer: self, position: position, fields: fields, fieldsSize: size)
    }

    /// The table that the file begins with.
    func root() throws(ModelError) -> FlatTable {
        try table(at: follow(0))
    }

    /// What to say of bytes that no FlatBuffers writer makes.
    func damaged(at offset: Int) -> ModelError {
        ModelError(
            .malformed,
            "is not a whole TensorFlow Lite model; fetch it again with `make models`",
            path: path, place: "byte \(offset)")
    }
}

/// A table of optional fields, numbered in the order of the schema.
struct FlatTable {
    let buffer: FlatBuffer
    let position: Int
    let fields: Int
    let fieldsSize: Int

    /// Byte offset of a field's value, or `nil` when the file leaves the field at its default.
    func offset(_ field: Int) throws(ModelError) -> Int? {
        let entry = 4 + 2 * field
        guard entry + 2 <= fieldsSize else { return nil }
        let distance = Int(try buffer.load(UInt16.self, at: fields + entry))
        return distance == 0 ? nil : position + distance
    }

    /// The value of an integer field, or the schema's default.
    func scalar<Value: FixedWidthInteger>(
        _ field: Int, default value: Value
    ) throws(ModelError) -> Value {
        guard let offset = try offset(field) else { return value }
        return try buffer.load(Value.self, at: offset)
    }

    /// The table that a field points to, or `nil` when there is none.
    func table(_ field: Int) throws(ModelError) -> FlatTable? {
        guard let offset = try offset(field) else { return nil }
        return try buffer.table(at: buffer.follow(offset))
    }

    /// The vector that a field points to; empty when there is none.
    func vector(_ field: Int, elementSize: Int) throws(ModelError) -> FlatVector {
        guard let offset = try offset(field) else {
            return FlatVector(buffer: buffer, start: 0, count: 0, elementSize: elementSize)
        }
        let head = try buffer.follow(offset)
        let count = Int(try buffer.load(UInt32.self, at: head))
        guard count <= (buffer.bytes.count - head - 4) / elementSize else {
            throw buffer.damaged(at: head)
        }
        return FlatVector(buffer: buffer, start: head + 4, count: count, elementSize: elementSize)
    }

    /// The text that a field points to; empty when there is none. Ill-formed UTF-8 is replaced.
    func text(_ field: Int) throws(ModelError) -> String {
        String(decoding: try vector(field, elementSize: 1).rawBytes, as: UTF8.self)
    }
}

/// A run of equal elements that lies wholly inside the file.
struct FlatVector {
    let buffer: FlatBuffer
    let start: Int
    let count: Int
    let elementSize: Int

    /// The bytes of all elements.
    var rawBytes: UnsafeRawBufferPointer {
        // Safety: `FlatTable.vector` has checked that the whole run lies inside the file.
        UnsafeRawBufferPointer(rebasing: buffer.bytes[start..<start + count * elementSize])
    }

    /// The table that element `index` points to.
    func table(_ index: Int) throws(ModelError) -> FlatTable {
        guard index >= 0, index < count else { throw buffer.damaged(at: start) }
        return try buffer.table(at: buffer.follow(start + index * elementSize))
    }

    /// All elements as signed 32-bit integers.
    func integers() throws(ModelError) -> [Int] {
        var values: [Int] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            values.append(Int(try buffer.load(Int32.self, at: start + index * elementSize)))
        }
        return values
    }
}
