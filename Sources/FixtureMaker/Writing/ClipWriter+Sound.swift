internal import CFFmpeg
import Foundation

/// Sound is a quiet tone in 16-bit PCM, which needs no encoder.
extension ClipWriter {
    private static let rate = 48_000

    /// Adds a track of one channel to a container whose header is not written yet.
    static func addSound(
        to context: UnsafeMutablePointer<AVFormatContext>, path: String
    ) throws(FixtureError) -> UnsafeMutablePointer<AVStream> {
        guard let stream = avformat_new_stream(context, nil),
            let parameters = stream.pointee.codecpar
        else { throw FixtureError("needs more memory than there is", path: path) }
        parameters.pointee.codec_type = AVMEDIA_TYPE_AUDIO
        parameters.pointee.codec_id = AV_CODEC_ID_PCM_S16LE
        parameters.pointee.format = AV_SAMPLE_FMT_S16.rawValue
        parameters.pointee.sample_rate = Int32(rate)
        parameters.pointee.bits_per_coded_sample = 16
        parameters.pointee.block_align = 2
        parameters.pointee.bit_rate = Int64(rate * 16)
        av_channel_layout_default(&parameters.pointee.ch_layout, 1)
        stream.pointee.time_base = AVRational(num: 1, den: Int32(rate))
        return stream
    }

    /// Writes `seconds` of a 440 Hz tone, a tenth of a second to a packet.
    static func writeSound(
        seconds: Double, to context: UnsafeMutablePointer<AVFormatContext>,
        stream: UnsafeMutablePointer<AVStream>, packet: borrowing Packet, path: String
    ) throws(FixtureError) {
        let total = Int(seconds * Double(rate))
        let block = rate / 10
        for start in stride(from: 0, to: total, by: block) {
            let count = min(block, total - start)
            try check(
                av_new_packet(packet.pointer, Int32(2 * count)), "needs more memory than there is",
                path)
            for index in 0..<count {
                let time = Double(start + index) / Double(rate)
                let sample = UInt16(bitPattern: Int16(1000 * sine(turns: 440 * time)))
                packet.pointer.pointee.data[2 * index] = UInt8(sample & 0xFF)
                packet.pointer.pointee.data[2 * index + 1] = UInt8(sample >> 8)
            }
            packet.pointer.pointee.pts = Int64(start)
            packet.pointer.pointee.dts = Int64(start)
            packet.pointer.pointee.duration = Int64(count)
            packet.pointer.pointee.stream_index = stream.pointee.index
            av_packet_rescale_ts(
                packet.pointer, AVRational(num: 1, den: Int32(rate)), stream.pointee.time_base)
            try check(
                av_interleaved_write_frame(context, packet.pointer), "cannot be written", path)
        }
    }

    /// Writes a file that holds sound alone.
    static func writeSoundFile(path: String, seconds: Double) throws(FixtureError) {
        let file = try OutputFile(path: path, like: path)
        let stream = try addSound(to: file.context, path: path)
        let packet = try Packet(path: path)
        try check(avformat_write_header(file.context, nil), "cannot be written", path)
        try writeSound(
            seconds: seconds, to: file.context, stream: stream, packet: packet, path: path)
        try check(av_write_trailer(file.context), "cannot be written", path)
    }
}
