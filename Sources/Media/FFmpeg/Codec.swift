internal import CFFmpeg

/// Owns one opened decoder.
struct Codec: ~Copyable {
    let pointer: UnsafeMutablePointer<AVCodecContext>
    /// Short name of the codec, such as `h264`.
    let name: String

    /// Opens the decoder for `stream`.
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
        var status = avcodec_parameters_to_context(context, parameters)
        if status >= 0 {
            context.pointee.pkt_timebase = stream.pointee.time_base
            context.pointee.thread_count = Int32(clamping: max(1, threads))
            context.pointee.thread_type = FF_THREAD_FRAME | FF_THREAD_SLICE
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
    }

    deinit {
        var context: UnsafeMutablePointer<AVCodecContext>? = pointer
        avcodec_free_context(&context)
    }
}
