internal import CFFmpeg

/// The parameter sets that a take's container stores for H.264 or HEVC, and how its packets hold units.
///
/// Source: ISO/IEC 14496-15 §5.3.3.1 (`avcC`) and §8.3.3.1 (`hvcC`); ITU-T H.264 §7.3.2.1, §7.3.2.2.
struct ParameterSets {
    private let bytes: [UInt8]
    private let codec: AVCodecID
    /// Bytes of the length before each unit; `nil` where units begin with start codes.
    private let lengthBytes: Int?

    init(_ parameters: UnsafePointer<AVCodecParameters>) {
        codec = parameters.pointee.codec_id
        bytes = Array(
            UnsafeBufferPointer(
                start: parameters.pointee.extradata,
                count: Int(parameters.pointee.extradata_size)))
        switch codec {
        case AV_CODEC_ID_H264 where bytes.count > 6 && bytes[0] == 1:
            lengthBytes = Int(bytes[4] & 3) + 1
        case AV_CODEC_ID_HEVC where bytes.count > 22 && bytes[0] == 1:
            lengthBytes = Int(bytes[21] & 3) + 1
        default: lengthBytes = nil
        }
    }

    /// The least number that no sequence or picture parameter set of H.264 has, 0...31.
    var freeIdentifier: Int {
        var taken: Set<Int> = []
        if codec == AV_CODEC_ID_H264, lengthBytes == nil {
            taken = Set(Self.units(of: bytes).compactMap { Self.identifier(Array($0)) })
        } else {
            taken = Set(avcSets.compactMap { Self.identifier($0) })
        }
        return (0...31).first { !taken.contains($0) } ?? 31
    }

    /// A coded frame as packets of the take hold it: units behind lengths instead of start codes.
    func stored(_ coded: [UInt8]) -> [UInt8] {
        guard let lengthBytes else { return coded }
        var result: [UInt8] = []
        for unit in Self.units(of: coded) {
            for byte in (0..<lengthBytes).reversed() {
                result.append(UInt8(truncatingIfNeeded: unit.count >> (8 * byte)))
            }
            result += unit
        }
        return result
    }

    /// Adds the parameter sets that stand in the first packet of another coding to those of `stream`.
    ///
    /// - Throws: `unsupported` when there is no memory for them.
    func add(
        _ packet: EncodedPacket?, to stream: UnsafeMutablePointer<AVStream>, path: String
    ) throws(MediaError) {
        guard codec == AV_CODEC_ID_H264, let lengthBytes, let packet else { return }
        var sets: (sequence: [[UInt8]], picture: [[UInt8]]) = ([], [])
        var place = 0
        while place + lengthBytes <= packet.bytes.count {
            let length = packet.bytes[place..<place + lengthBytes].reduce(0) { $0 << 8 | Int($1) }
            place += lengthBytes
            guard length > 0, place + length <= packet.bytes.count else { break }
            let unit = Array(packet.bytes[place..<place + length])
            if unit[0] & 31 == 7 { sets.sequence.append(unit) }
            if unit[0] & 31 == 8 { sets.picture.append(unit) }
            place += length
        }
        guard let whole = withAdded(sets) else { return }
        let parameters = stream.pointee.codecpar!
        av_freep(&parameters.pointee.extradata)
        let padding = Int(AV_INPUT_BUFFER_PADDING_SIZE)
        guard let memory = av_mallocz(whole.count + padding) else {
            parameters.pointee.extradata_size = 0
            throw MediaError.outOfMemory(path: path)
        }
        // Safety: the memory holds the bytes and their padding, and FFmpeg frees it with the stream.
        memory.copyMemory(from: whole, byteCount: whole.count)
        parameters.pointee.extradata = memory.assumingMemoryBound(to: UInt8.self)
        parameters.pointee.extradata_size = Int32(whole.count)
    }

    /// `avcC` with more sets; `nil` when it is malformed or full.
    private func withAdded(_ sets: (sequence: [[UInt8]], picture: [[UInt8]])) -> [UInt8]? {
        guard let spans = avcSpans else { return nil }
        let sequences = Int(bytes[5] & 31) + sets.sequence.count
        let pictures = Int(bytes[spans.pictureCount]) + sets.picture.count
        guard sequences <= 31, pictures <= 255 else { return nil }
        func entries(_ units: [[UInt8]]) -> [UInt8] {
            units.flatMap { [UInt8($0.count >> 8 & 255), UInt8($0.count & 255)] + $0 }
        }
        return Array(bytes[..<5]) + [bytes[5] & 0xE0 | UInt8(sequences)]
            + Array(bytes[6..<spans.pictureCount]) + entries(sets.sequence) + [UInt8(pictures)]
            + Array(bytes[(spans.pictureCount + 1)..<spans.end]) + entries(sets.picture)
            + Array(bytes[spans.end...])
    }

    private var avcSets: [[UInt8]] { avcSpans?.sets ?? [] }

    /// Where `avcC` counts its picture sets and where they end, and all sets.
    private var avcSpans: (pictureCount: Int, end: Int, sets: [[UInt8]])? {
        guard codec == AV_CODEC_ID_H264, lengthBytes != nil else { return nil }
        var place = 6
        var sets: [[UInt8]] = []
        func read(_ count: Int) -> Bool {
            for _ in 0..<count {
                guard place + 2 <= bytes.count else { return false }
                let length = Int(bytes[place]) << 8 | Int(bytes[place + 1])
                guard place + 2 + length <= bytes.count else { return false }
                sets.append(Array(bytes[place + 2..<place + 2 + length]))
                place += 2 + length
            }
            return true
        }
        guard read(Int(bytes[5] & 31)), place < bytes.count else { return nil }
        let pictureCount = place
        place += 1
        guard read(Int(bytes[pictureCount])) else { return nil }
        return (pictureCount, place, sets)
    }

    /// The number of a sequence or picture parameter set of H.264; `nil` for other units.
    private static func identifier(_ unit: [UInt8]) -> Int? {
        guard let kind = unit.first.map({ $0 & 31 }), kind == 7 || kind == 8 else { return nil }
        // An Exp-Golomb number after the profile of a sequence set, or right away.
        let first = kind == 7 ? 4 : 1
        var zeros = 0
        var position = 8 * first
        func bit() -> Int? {
            guard position / 8 < unit.count else { return nil }
            defer { position += 1 }
            return Int(unit[position / 8] >> UInt8(7 - position % 8) & 1)
        }
        while let next = bit() {
            if next == 1 { break }
            zeros += 1
            if zeros > 16 { return nil }
        }
        var value = 1
        for _ in 0..<zeros {
            guard let next = bit() else { return nil }
            value = value << 1 | next
        }
        return value - 1
    }

    /// The units between start codes.
    private static func units(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var starts: [(code: Int, unit: Int)] = []
        var i = 0
        while i + 3 <= bytes.count {
            if bytes[i] == 0, bytes[i + 1] == 0, bytes[i + 2] == 1 {
                let code = i > 0 && bytes[i - 1] == 0 ? i - 1 : i
                starts.append((code, i + 3))
                i += 3
            } else {
                i += 1
            }
        }
        return starts.indices.map { n in
            let end = n + 1 < starts.count ? starts[n + 1].code : bytes.count
            return bytes[starts[n].unit..<max(starts[n].unit, end)]
        }.filter { !$0.isEmpty }
    }
}
