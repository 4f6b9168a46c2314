#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Finds the EXIF orientation in files whose decoder does not report it: PNG (eXIf chunk) and TIFF.
///
/// Source: PNG third edition §11.3.4.5, TIFF 6.0 §2, EXIF 2.32 tag 274. Nothing damaged is an error here:
/// no orientation is found then.
enum ExifOrientation {
    /// The tag's value, 1...8, or `nil` when the file has none.
    static func value(inPNG path: String) -> Int? {
        let file = ByteFile(path: path)
        guard let file, file.bytes(at: 0, 8) == [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10] else {
            return nil
        }
        var offset = 8
        // A chunk is length, name, content, checksum; the pictures of hostile files may have many.
        for _ in 0..<100_000 {
            guard let head = file.bytes(at: offset, 8) else { return nil }
            let length = head[..<4].reduce(0) { $0 << 8 | Int($1) }
            if head[4...].elementsEqual("eXIf".utf8) {
                guard let content = file.bytes(at: offset + 8, min(length, 65536)) else {
                    return nil
                }
                return value(inTIFF: content)
            }
            offset += 12 + length
        }
        return nil
    }

    /// The tag's value of a TIFF file, or `nil`.
    static func value(inTIFFFile path: String) -> Int? {
        guard let file = ByteFile(path: path), let head = file.bytes(at: 0, 8) else { return nil }
        guard let reader = TIFFReader(head), let start = reader.long(4) else { return nil }
        guard let count = file.bytes(at: start, 2) else { return nil }
        let entries =
            reader.isBig ? Int(count[0]) << 8 | Int(count[1]) : Int(count[1]) << 8 | Int(count[0])
        guard let table = file.bytes(at: start, 2 + 12 * entries) else { return nil }
        return TIFFReader(head, table: table)?.orientation(at: 0)
    }

    private static func value(inTIFF bytes: [UInt8]) -> Int? {
        guard let reader = TIFFReader(bytes), let start = reader.long(4) else { return nil }
        return reader.orientation(at: start)
    }
}

/// Numbers of a TIFF structure, in its own byte order.
private struct TIFFReader {
    let isBig: Bool
    private let bytes: [UInt8]

    /// Reads `bytes` from their head, or a `table` cut from further on in the same file.
    init?(_ head: [UInt8], table: [UInt8]? = nil) {
        guard head.count >= 8 else { return nil }
        switch (head[0], head[1], head[2], head[3]) {
        case (0x49, 0x49, 42, 0): isBig = false
        case (0x4D, 0x4D, 0, 42): isBig = true
        default: return nil
        }
        bytes = table ?? head
    }

    func short(_ at: Int) -> Int? { number(at, 2) }
    func long(_ at: Int) -> Int? { number(at, 4) }

    private func number(_ at: Int, _ count: Int) -> Int? {
        guard at >= 0, at <= bytes.count - count else { return nil }
        let digits = bytes[at..<at + count]
        return isBig
            ? digits.reduce(0) { $0 << 8 | Int($1) }
            : digits.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// Tag 274 of the directory at `start`.
    func orientation(at start: Int) -> Int? {
        guard let entries = short(start) else { return nil }
        for entry in 0..<entries {
            let at = start + 2 + 12 * entry
            guard let tag = short(at) else { return nil }
            if tag == 274 { return short(at + 8) }
        }
        return nil
    }
}

/// Reads ranges of bytes of a file that has been opened once already.
private struct ByteFile: ~Copyable {
    private let descriptor: Int32

    init?(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// `count` bytes from `offset`, or `nil` when the file does not reach so far.
    func bytes(at offset: Int, _ count: Int) -> [UInt8]? {
        guard offset >= 0, count > 0 else { return nil }
        var result = [UInt8](repeating: 0, count: count)
        let got = pread(descriptor, &result, count, off_t(offset))
        return got == count ? result : nil
    }
}
