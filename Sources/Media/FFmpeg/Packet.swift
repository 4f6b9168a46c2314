internal import CFFmpeg

/// Owns one packet structure and a reference to the bytes it points at.
struct Packet: ~Copyable {
    let pointer: UnsafeMutablePointer<AVPacket>

    init() {
        guard let packet = av_packet_alloc() else { fatalError("out of memory") }
        pointer = packet
    }

    /// Lets go of the bytes, keeping the structure.
    func clear() { av_packet_unref(pointer) }

    deinit {
        var packet: UnsafeMutablePointer<AVPacket>? = pointer
        av_packet_free(&packet)
    }
}
