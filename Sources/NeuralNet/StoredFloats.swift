/// Little-endian IEEE 754 binary32 values inside a model file, of any alignment.
struct StoredFloats {
    private let bytes: UnsafeRawBufferPointer
    /// Number of values; trailing bytes that fill none are left out.
    let count: Int

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        count = bytes.count / 4
    }

    /// The value at `index`, which must be below `count`.
    subscript(index: Int) -> Float {
        let bits = bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
    }

    /// All values.
    var array: [Float] {
        [Float](unsafeUninitializedCapacity: count) { values, initialized in
            initialized = count
            for index in 0..<count { values.initializeElement(at: index, to: self[index]) }
        }
    }

    /// Little-endian binary16 values, widened exactly, subnormal ones included.
    static func widened(_ bytes: UnsafeRawBufferPointer) -> [Float] {
        [Float](unsafeUninitializedCapacity: bytes.count / 2) { values, count in
            count = bytes.count / 2
            for index in 0..<count {
                let bits = bytes.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
                values.initializeElement(at: index, to: widen(UInt16(littleEndian: bits)))
            }
        }
    }

    /// The value of a binary16 bit pattern.
    ///
    /// Moved into the fields of a binary32, a binary16 reads 2¹¹² too small, subnormal or not, and the
    /// product that mends it is exact. Infinity and NaN keep an exponent of all ones.
    private static func widen(_ bits: UInt16) -> Float {
        let sign = UInt32(bits & 0x8000) << 16
        let magnitude = UInt32(bits & 0x7FFF) << 13
        if bits & 0x7C00 == 0x7C00 { return Float(bitPattern: sign | magnitude | 0x7F80_0000) }
        return Float(bitPattern: sign | magnitude) * 0x1p112
    }
}
