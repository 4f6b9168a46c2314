/// Little-endian floats as model files store them, widened to `Float`.
enum StoredFloats {
    /// IEEE 754 binary32; trailing bytes that fill no element are left out.
    static func single(_ bytes: UnsafeRawBufferPointer) -> [Float] {
        [Float](unsafeUninitializedCapacity: bytes.count / 4) { values, count in
            count = bytes.count / 4
            for index in 0..<count {
                let bits = bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
                values.initializeElement(
                    at: index, to: Float(bitPattern: UInt32(littleEndian: bits)))
            }
        }
    }

    /// IEEE 754 binary16, exactly, subnormal values included.
    static func half(_ bytes: UnsafeRawBufferPointer) -> [Float] {
        [Float](unsafeUninitializedCapacity: bytes.count / 2) { values, count in
            count = bytes.count / 2
            for index in 0..<count {
                let bits = bytes.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
                values.initializeElement(at: index, to: widened(UInt16(littleEndian: bits)))
            }
        }
    }

    /// The value of a binary16 bit pattern.
    ///
    /// Moved into the fields of a binary32, a binary16 reads 2¹¹² too small, subnormal or not, and the
    /// product that mends it is exact. Infinity and NaN keep an exponent of all ones.
    static func widened(_ bits: UInt16) -> Float {
        let sign = UInt32(bits & 0x8000) << 16
        let magnitude = UInt32(bits & 0x7FFF) << 13
        if bits & 0x7C00 == 0x7C00 { return Float(bitPattern: sign | magnitude | 0x7F80_0000) }
        return Float(bitPattern: sign | magnitude) * 0x1p112
    }
}
