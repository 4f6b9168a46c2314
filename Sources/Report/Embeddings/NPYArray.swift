/// One array in NumPy's `.npy` form, version 1.0, little-endian, C order.
///
/// Source: numpy/lib/format.py, "Format Version 1.0".
enum NPYArray {
    /// `values` as an int64 array of shape [n].
    static func vector(_ values: [Int]) -> [UInt8] {
        var bytes = header(descriptor: "<i8", shape: "(\(values.count),)")
        bytes.reserveCapacity(bytes.count + values.count * 8)
        for value in values {
            append(UInt64(bitPattern: Int64(value)), to: &bytes)
        }
        return bytes
    }

    /// `rows` as a float32 array of shape [n, width]; `nil` rows are NaN throughout.
    ///
    /// - Precondition: every row has `width` floats.
    static func matrix(_ rows: [[Float]?], width: Int) -> [UInt8] {
        var bytes = header(descriptor: "<f4", shape: "(\(rows.count), \(width))")
        bytes.reserveCapacity(bytes.count + rows.count * width * 4)
        for row in rows {
            precondition(row.map { $0.count == width } ?? true)
            for column in 0..<width {
                // One NaN for all, so that the bytes do not depend on which NaN was measured.
                let value = row?[column] ?? .nan
                append((value.isNaN ? .nan : value).bitPattern, to: &bytes)
            }
        }
        return bytes
    }

    /// Magic, version, length and a dictionary literal padded so that the data begin at a multiple of 64.
    private static func header(descriptor: String, shape: String) -> [UInt8] {
        let literal = "{'descr': '\(descriptor)', 'fortran_order': False, 'shape': \(shape), }"
        let prefix = 10
        let length = (prefix + literal.utf8.count + 1 + 63) / 64 * 64 - prefix
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
        append(UInt16(length), to: &bytes)
        bytes += Array(literal.utf8)
        bytes += [UInt8](repeating: 0x20, count: length - literal.utf8.count - 1)
        bytes.append(0x0A)
        return bytes
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
    }
}
