internal import CFFmpeg

/// Owns one opened decoder.
struct Codec: ~Copyable {
    let pointer: UnsafeMutablePointer<AVCodecContext>
    /// Short name of the codec, such as `h264`.
    let name: String
    /// Threads that decode.
    let threads: Int

    /// Decoders whose result does not depend on the number of threads. The others cover up damage by what
    /// other threads have left in memory (MPEG-4 and its kin), or filter the blocks that a broken slice
    /// leaves out by what their own thread decoded last, without a word (HEVC).
    private static let threaded: [AVCodecID] = [
        AV_CODEC_ID_H264, AV_CODEC_ID_VP9, AV_CODEC_ID_AV1, AV_CODEC_ID_PRORES,
        AV_CODEC_ID_FFV1, AV_CODEC_ID_DNXHD,
    ]

    /// Opens the decoder for `stream`.
    ///
    /// Only decoders that do the same on any number of threads, or can be made to, run on more than one.
    /// H.264 then gives up at the first error instead of covering it up, for what covers it depends on
    /// how far the other threads have come; ``VideoDecoder`` begins again on one.
    ///
    /// - Throws: `unsupported` when there is no decoder, `corrupt` when its set-up data is broken.
    init(
        stream: UnsafeMutablePointer<AVStream>, threads: Int, pixels: Int, path: String
    ) throws(MediaError) {
        // Safety: codecpar of a stream is never null.
        let parameters = stream.pointee.codecpar!
        let name = String(cString: avcodec_get_name(parameters.pointee.codec_id))
        guard let decoder = avcodec_find_decoder(parameters.pointee.codec_id) else {
            throw MediaError(
                .unsupported, "is coded as \(name), which is not read here; convert it to H.264",
                path: path)
        }
        guard let context = avcodec_alloc_context3(decoder) else { fatalError("out of memory") }
        var owned: UnsafeMutablePointer<AVCodecContext>? = context
        let used = Self.threaded.contains(decoder.pointee.id) ? max(1, threads) : 1
        var status = avcodec_parameters_to_context(context, parameters)
        if status >= 0 {
            context.pointee.pkt_timebase = stream.pointee.time_base
            context.pointee.thread_count = Int32(clamping: used)
            context.pointee.thread_type = FF_THREAD_FRAME | FF_THREAD_SLICE
            if decoder.pointee.id == AV_CODEC_ID_HEVC {
                // What a broken slice leaves out goes unnoticed and shows whatever the buffer held: it is
                // made to hold the same always.
                context.pointee.get_buffer2 = { context, frame, flags in
                    let status = avcodec_default_get_buffer2(context, frame, flags)
                    if status >= 0, let frame { Codec.clear(frame) }
                    return status
                }
            }
            if used > 1, decoder.pointee.id == AV_CODEC_ID_H264 {
                context.pointee.err_recognition |= AV_EF_EXPLODE
            }
            // The library counts rows padded to 64 samples; the exact limit is checked by our callers.
            context.pointee.max_pixels = 2 * Int64(min(pixels, 1 << 40)) + 64 << 16
            status = avcodec_open2(context, decoder, nil)
        }
        guard status >= 0 else {
            avcodec_free_context(&owned)
            throw MediaError(
                .corrupt, "has a video track (\(name)) that cannot be decoded; make it again",
                path: path, underlying: FFmpegStatus.describe("avcodec_open2", status))
        }
        pointer = context
        self.name = name
        self.threads = used
    }

    /// Sets every byte of a fresh frame to 128.
    private static func clear(_ frame: UnsafeMutablePointer<AVFrame>) {
        let buffers = frame.pointee.buf
        for buffer in [buffers.0, buffers.1, buffers.2, buffers.3] {
            guard let buffer, let data = buffer.pointee.data else { continue }
            data.update(repeating: 128, count: buffer.pointee.size)
        }
    }

    deinit {
        var context: UnsafeMutablePointer<AVCodecContext>? = pointer
        avcodec_free_context(&context)
    }
}
