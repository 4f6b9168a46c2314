/// Writes small FlatBuffers files for tests: tables, then whatever they point to, in order, unaligned.
struct FlatBufferWriter {
    /// A field's value.
    enum Value {
        case int8(Int8)
        case int32(Int32)
        case table(Table)
        case tables([Table])
        case integers([Int32])
        case bytes([UInt8])
    }

    /// Fields by their number in the schema.
    typealias Table = [Int: Value]

    private var bytes: [UInt8] = []

    static func file(root: Table, identifier: String) -> [UInt8] {
        var writer = FlatBufferWriter()
        writer.append(UInt32(0))
        writer.bytes += Array(identifier.utf8)
        writer.point(from: 0, to: writer.write(root))
        return writer.bytes
    }

    private mutating func append<Integer: FixedWidthInteger>(_ value: Integer) {
        withUnsafeBytes(of: value.littleEndian) { bytes += Array($0) }
    }

    private mutating func point(from place: Int, to target: Int) {
        withUnsafeBytes(of: UInt32(target - place).littleEndian) {
            for (index, byte) in $0.enumerated() { bytes[place + index] = byte }
        }
    }

    /// Writes a table and all below it; the position of the table.
    private mutating func write(_ table: Table) -> Int {
        let fields = table.keys.sorted()
        let count = (fields.last ?? -1) + 1
        var distances = [UInt16](repeating: 0, count: count)
        var next = 4
        for field in fields {
            distances[field] = UInt16(next)
            if case .int8? = table[field] { next += 1 } else { next += 4 }
        }
        let fieldTable = bytes.count
        append(UInt16(4 + 2 * count))
        append(UInt16(next))
        for distance in distances { append(distance) }
        let position = bytes.count
        append(Int32(position - fieldTable))
        for field in fields {
            switch table[field] {
            case .int8(let value)?: append(value)
            case .int32(let value)?: append(value)
            default: append(UInt32(0))
            }
        }
        for field in fields {
            let place = position + Int(distances[field])
            switch table[field] {
            case .table(let child)?: point(from: place, to: write(child))
            case .integers(let values)?:
                point(from: place, to: bytes.count)
                append(UInt32(values.count))
                for value in values { append(value) }
            case .bytes(let values)?:
                point(from: place, to: bytes.count)
                append(UInt32(values.count))
                bytes += values
            case .tables(let children)?:
                let list = bytes.count
                point(from: place, to: list)
                append(UInt32(children.count))
                for _ in children { append(UInt32(0)) }
                for (index, child) in children.enumerated() {
                    point(from: list + 4 + 4 * index, to: write(child))
                }
            default: break
            }
        }
        return position
    }
}

/// A small `.tflite` model put together from tensors and operators.
struct TFLiteFile {
    enum Element: Int8 { case float32 = 0, float16 = 1, int32 = 2, int8 = 9 }

    private var tensors: [FlatBufferWriter.Table] = []
    private var buffers: [FlatBufferWriter.Table] = [[:]]
    private var codes: [FlatBufferWriter.Table] = []
    private var operators: [FlatBufferWriter.Table] = []
    var inputs: [Int32] = []
    var outputs: [Int32] = []

    /// Adds a tensor and returns its number; an activation when there are no values.
    mutating func tensor(
        _ shape: [Int32], _ element: Element = .float32, values: [UInt8] = []
    ) -> Int32 {
        if !values.isEmpty { buffers.append([0: .bytes(values)]) }
        tensors.append([
            0: .integers(shape), 1: .int8(element.rawValue),
            2: .int32(values.isEmpty ? 0 : Int32(buffers.count - 1)),
            3: .bytes(Array("t\(tensors.count)".utf8)),
        ])
        return Int32(tensors.count - 1)
    }

    /// A constant of 32-bit floats.
    mutating func constant(_ shape: [Int32], _ values: [Float]) -> Int32 {
        tensor(shape, values: values.flatMap { Self.littleEndian($0.bitPattern) })
    }

    /// A constant of 16-bit floats by their bit patterns.
    mutating func halfConstant(_ shape: [Int32], _ patterns: [UInt16]) -> Int32 {
        tensor(shape, .float16, values: patterns.flatMap(Self.littleEndian))
    }

    /// A constant of 32-bit integers.
    mutating func integerConstant(_ shape: [Int32], _ values: [Int32]) -> Int32 {
        tensor(shape, .int32, values: values.flatMap(Self.littleEndian))
    }

    /// Adds an operator by its code in the schema.
    mutating func add(
        _ code: Int32, _ inputs: [Int32], _ outputs: [Int32],
        options: FlatBufferWriter.Table = [:], customName: String = ""
    ) {
        codes.append([
            0: .int8(Int8(min(code, 127))), 1: .bytes(Array(customName.utf8)), 3: .int32(code),
        ])
        operators.append([
            0: .int32(Int32(codes.count - 1)), 1: .integers(inputs), 2: .integers(outputs),
            4: .table(options),
        ])
    }

    /// The file's bytes.
    func bytes(version: Int32 = 3, identifier: String = "TFL3") -> [UInt8] {
        let graph: FlatBufferWriter.Table = [
            0: .tables(tensors), 1: .integers(inputs), 2: .integers(outputs), 3: .tables(operators),
        ]
        let root: FlatBufferWriter.Table = [
            0: .int32(version), 1: .tables(codes), 2: .tables([graph]), 4: .tables(buffers),
        ]
        return FlatBufferWriter.file(root: root, identifier: identifier)
    }

    private static func littleEndian<Integer: FixedWidthInteger>(_ value: Integer) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}
