internal import CFFmpeg

/// Decodes pictures of a still file one after the other.
struct StillRun: ~Copyable {
    let demuxer: Demuxer
    let codec: Codec
    private(set) var failure: String?
    private let packet = Packet()
    private var isDraining = false

    init(demuxer: consuming Demuxer, codec: consuming Codec) {
        self.demuxer = demuxer
        self.codec = codec
    }

    /// Decodes the next picture; `false` when there is none.
    mutating func decode(into picture: borrowing Picture) -> Bool {
        var errors = 0
        while errors < 64 {
            let status = avcodec_receive_frame(codec.pointer, picture.pointer)
            if status >= 0 { return true }
            if status == cff_error_eof || (status == cff_error_again && isDraining) { return false }
            if status != cff_error_again {
                note("avcodec_receive_frame", status)
                errors += 1
                continue
            }
            packet.clear()
            let read = av_read_frame(demuxer.pointer, packet.pointer)
            if read < 0 {
                isDraining = true
                if read != cff_error_eof { note("av_read_frame", read) }
            } else if packet.pointer.pointee.stream_index != 0 {
                continue
            }
            let sent = avcodec_send_packet(codec.pointer, isDraining ? nil : packet.pointer)
            if sent < 0 {
                note("avcodec_send_packet", sent)
                errors += 1
            }
        }
        return false
    }

    private mutating func note(_ call: String, _ status: Int32) {
        if failure == nil { failure = FFmpegStatus.describe(call, status) }
    }
}
