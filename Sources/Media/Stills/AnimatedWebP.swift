/// The first picture of an animated WebP file, as a file of its own.
///
/// Source: WebP Container Specification (RFC 9649 §2): chunks ANIM, ANMF, VP8X.
struct AnimatedWebP {
    /// A WebP file of one picture.
    let still: [UInt8]
    /// What was left out, for ``StillPicture/notes``.
    let note: String

    /// Takes `bytes` apart; `nil` when they are no animated WebP or its first picture is incomplete.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 30, Self.tag(bytes, 0) == "RIFF", Self.tag(bytes, 8) == "WEBP" else {
            return nil
        }
        var (carried, profileFlags): ([UInt8], UInt8) = ([], 0)
        var canvas: (Int, Int)?
        var place = 12
        while let chunk = Self.chunk(bytes, at: place) {
            switch chunk.tag {
            case "VP8X" where chunk.content.count >= 10:
                // Bit 1 of the flags: there is an animation.
                guard bytes[chunk.content.lowerBound] & 2 != 0 else { return nil }
                canvas = (
                    Self.number(bytes, chunk.content.lowerBound + 4, 3) + 1,
                    Self.number(bytes, chunk.content.lowerBound + 7, 3) + 1
                )
            case "ICCP":
                carried += bytes[chunk.whole]
                profileFlags |= 0x20
            case "ANMF" where chunk.content.count > 16:
                guard let canvas else { return nil }
                let start = chunk.content.lowerBound
                let size = (
                    Self.number(bytes, start + 6, 3) + 1, Self.number(bytes, start + 9, 3) + 1
                )
                let picture = bytes[start + 16..<chunk.content.upperBound]
                // Alpha may be there, and the orientation, which follows the pictures, as well.
                let exif = Self.exif(in: bytes, from: chunk.whole.upperBound)
                var head =
                    Self.bytes(10, 4) + [profileFlags | 0x10 | (exif.isEmpty ? 0 : 8), 0, 0, 0]
                head += Self.bytes(size.0 - 1, 3) + Self.bytes(size.1 - 1, 3)
                let content = Array("WEBPVP8X".utf8) + head + carried + picture + exif
                still = Array("RIFF".utf8) + Self.bytes(content.count, 4) + content
                note =
                    "animated: the first picture is used"
                    + (size == canvas
                        ? "" : ", which covers \(size.0) × \(size.1) of \(canvas.0) × \(canvas.1)")
                return
            default: break
            }
            place = chunk.whole.upperBound
        }
        return nil
    }

    private struct Chunk {
        let tag: String
        let content: Range<Int>
        /// Head, content and padding to an even length.
        let whole: Range<Int>
    }

    private static func exif(in bytes: [UInt8], from start: Int) -> [UInt8] {
        var place = start
        while let chunk = chunk(bytes, at: place) {
            if chunk.tag == "EXIF" { return Array(bytes[chunk.whole]) }
            place = chunk.whole.upperBound
        }
        return []
    }

    private static func chunk(_ bytes: [UInt8], at place: Int) -> Chunk? {
        guard place >= 0, place <= bytes.count - 8 else { return nil }
        let start = place + 8
        let end = min(start + number(bytes, place + 4, 4), bytes.count)
        let padded = min(end + (end - start) % 2, bytes.count)
        return Chunk(tag: tag(bytes, place), content: start..<end, whole: place..<padded)
    }

    private static func tag(_ bytes: [UInt8], _ place: Int) -> String {
        String(decoding: bytes[place..<place + 4], as: UTF8.self)
    }

    private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
