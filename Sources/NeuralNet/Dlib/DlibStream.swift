/// A dlib `.dat` file read from its start to its end, every step checked.
///
/// Source: dlib 19, `dlib/serialize.h` (integers, floats, strings) and `dlib/cuda/tensor.h` (tensors).
struct DlibStream {
    // Safety: every read below checks its range against `bytes.count`; the caller keeps the memory
    // alive while a value of this type exists (it is never stored beyond `DlibReader.read`).
    private let bytes: UnsafeRawBufferPointer
    private let path: String
    /// Byte offset of what is read next.
    private(set) var position = 0

    /// Between two layers stand a few flags and empty tensors; the longest such run, at the head of
    /// the face network, has 272 bytes.
    private static let longestGap = 1024
    private static let tagLengths = 4...32

    init(_ bytes: UnsafeRawBufferPointer, path: String) {
        self.bytes = bytes
        self.path = path
    }

    /// A packed integer: a control byte (low four bits: how many bytes follow; bit 7: negative), then
    /// the magnitude, little-endian.
    mutating func integer() throws(ModelError) -> Int {
        guard position < bytes.count else { throw damaged() }
        let control = bytes[position]
        let size = Int(control & 0x0F)
        guard size <= 8, control & 0x70 == 0, position + 1 + size <= bytes.count else {
            throw damaged()
        }
        var magnitude: UInt64 = 0
        for index in (0..<size).reversed() {
            magnitude = magnitude << 8 | UInt64(bytes[position + 1 + index])
        }
        guard magnitude <= UInt64(Int.max) else { throw damaged() }
        position += 1 + size
        return control & 0x80 == 0 ? Int(magnitude) : -Int(magnitude)
    }

    /// A packed integer that counts something of a layer, such as filters or rows of a kernel.
    mutating func count() throws(ModelError) -> Int {
        let value = try integer()
        guard (0...1 << 20).contains(value) else { throw damaged() }
        return value
    }

    /// A packed float: mantissa and exponent of two, both packed integers.
    mutating func float() throws(ModelError) -> Float {
        let mantissa = try integer()
        let exponent = try integer()
        guard (-1000...1000).contains(exponent) else { throw damaged() }
        return Float(Double(sign: .plus, exponent: exponent, significand: Double(mantissa)))
    }

    /// The values of a tensor: version 2, four extents, then 32-bit little-endian floats.
    mutating func tensor() throws(ModelError) -> StoredFloats {
        guard try integer() == 2 else { throw damaged() }
        var extents: [Int] = []
        for _ in 0..<4 { extents.append(try integer()) }
        guard let count = elementCount(of: extents, limit: (bytes.count - position) / 4) else {
            throw damaged()
        }
        // Safety: `count` floats fit between `position` and the end, as just checked.
        let stored = UnsafeRawBufferPointer(rebasing: bytes[position..<position + 4 * count])
        position += 4 * count
        return StoredFloats(stored)
    }

    /// The name of the next layer: a string of lower-case letters, digits and low lines, beyond
    /// whatever flags and empty tensors stand before it.
    mutating func nextTag() throws(ModelError) -> String {
        let end = min(bytes.count - 2, position + Self.longestGap)
        var start = position
        while start < end {
            if bytes[start] == 1, Self.tagLengths.contains(Int(bytes[start + 1])),
                start + 2 + Int(bytes[start + 1]) <= bytes.count
            {
                let name = bytes[(start + 2)..<(start + 2 + Int(bytes[start + 1]))]
                if Self.isLetter(name[name.startIndex]), name.allSatisfy(Self.isTagCharacter) {
                    position = name.endIndex
                    return String(decoding: name, as: UTF8.self)
                }
            }
            start += 1
        }
        throw damaged()
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isTagCharacter(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte == UInt8(ascii: "_")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// What to say of bytes that dlib does not write for the face network.
    func damaged() -> ModelError {
        ModelError(
            .malformed, "is not a whole dlib face network; fetch it again with `make models`",
            path: path, place: "byte \(position)")
    }
}
