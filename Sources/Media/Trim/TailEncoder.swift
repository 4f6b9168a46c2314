internal import CFFmpeg
internal import VectorCore

/// One coded frame, with times in ticks of the take's stream.
struct EncodedPacket {
    let bytes: [UInt8]
    let pts: Int64
    let duration: Int64
    let isKey: Bool

    /// Fills `packet` with it.
    func lend(_ packet: borrowing Packet, path: String) throws(MediaError) {
        packet.clear()
        guard let size = Int32(exactly: bytes.count), av_new_packet(packet.pointer, size) >= 0,
            let data = packet.pointer.pointee.data
        else { throw MediaError.outOfMemory(path: path) }
        data.update(from: bytes, count: bytes.count)
        packet.pointer.pointee.pts = pts
        packet.pointer.pointee.dts = pts
        packet.pointer.pointee.duration = duration
        packet.pointer.pointee.flags = isKey ? AV_PKT_FLAG_KEY : 0
    }
}

extension MediaError {
    /// There is no memory for what the take asks for.
    static func outOfMemory(path: String) -> MediaError {
        MediaError(
            .unsupported, "asks for more memory than there is; free some, or convert it to H.264",
            path: path)
    }
}

/// Codes the frames at a take's end again, in the take's codec, without B-frames, near to lossless.
struct TailEncoder: ~Copyable {
    private let context: UnsafeMutablePointer<AVCodecContext>
    private let path: String
    private let parameters: ParameterSets
    /// Whether every frame is coded by itself.
    private let isIntra: Bool

    /// Encoders by codec; the first that is here is taken.
    private static func names(of codec: AVCodecID) -> [String] {
        switch codec {
        case AV_CODEC_ID_H264: ["libx264"]
        case AV_CODEC_ID_HEVC: ["libx265"]
        case AV_CODEC_ID_VP9: ["libvpx-vp9"]
        case AV_CODEC_ID_VP8: ["libvpx"]
        case AV_CODEC_ID_AV1: ["libaom-av1"]
        case AV_CODEC_ID_MPEG4: ["mpeg4"]
        case AV_CODEC_ID_MPEG2VIDEO: ["mpeg2video"]
        default: []
        }
    }

    init(
        _ stream: UnsafeMutablePointer<AVStream>, avoiding parameters: ParameterSets, path: String,
        threads: Int
    ) throws(MediaError) {
        // Safety: codecpar of a stream is never null.
        let form = stream.pointee.codecpar!.pointee
        let name = String(cString: avcodec_get_name(form.codec_id))
        guard
            let encoder = Self.names(of: form.codec_id).lazy
                .compactMap({ avcodec_find_encoder_by_name($0) }).first
        else {
            throw MediaError(
                .unsupported,
                "cannot end at this frame without coding its last frames again, and there is no "
                    + "encoder for \(name) here; convert it to H.264 first", path: path)
        }
        guard let context = avcodec_alloc_context3(encoder) else {
            throw MediaError.outOfMemory(path: path)
        }
        context.pointee.width = form.width
        context.pointee.height = form.height
        context.pointee.pix_fmt = AVPixelFormat(rawValue: form.format)
        context.pointee.time_base = stream.pointee.time_base
        context.pointee.framerate = stream.pointee.avg_frame_rate
        context.pointee.sample_aspect_ratio = form.sample_aspect_ratio
        context.pointee.color_range = form.color_range
        context.pointee.colorspace = form.color_space
        context.pointee.color_primaries = form.color_primaries
        context.pointee.color_trc = form.color_trc
        context.pointee.chroma_sample_location = form.chroma_location
        // A sequence header of MPEG-4 Visual or MPEG-2 that rules B-frames out would have the decoder drop
        // the frame that it still holds; each frame is coded as I there, so that none comes to be.
        let holdsBack =
            form.video_delay > 0
            && [AV_CODEC_ID_MPEG4, AV_CODEC_ID_MPEG2VIDEO].contains(form.codec_id)
        context.pointee.max_b_frames = holdsBack ? 1 : 0
        context.pointee.gop_size = 250
        context.pointee.thread_count = Int32(clamping: max(1, threads))
        context.pointee.strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL
        Self.chooseQuality(context, form.codec_id, freeIdentifier: parameters.freeIdentifier)
        let status = avcodec_open2(context, encoder, nil)
        guard status >= 0 else {
            var owned: UnsafeMutablePointer<AVCodecContext>? = context
            avcodec_free_context(&owned)
            throw MediaError(
                .unsupported,
                "cannot end at this frame: its last frames would have to be coded again, and "
                    + "the encoder for \(name) here does not take its samples; convert it to H.264 "
                    + "first", path: path,
                underlying: FFmpegStatus.describe("avcodec_open2", status))
        }
        self.context = context
        self.path = path
        self.parameters = parameters
        self.isIntra = holdsBack
    }

    deinit {
        var owned: UnsafeMutablePointer<AVCodecContext>? = context
        avcodec_free_context(&owned)
    }

    /// Quantisers that leave about 55 dB.
    private static func chooseQuality(
        _ context: UnsafeMutablePointer<AVCodecContext>, _ codec: AVCodecID, freeIdentifier: Int
    ) {
        let options = context.pointee.priv_data
        switch codec {
        case AV_CODEC_ID_H264:
            av_opt_set(options, "preset", "medium", 0)
            av_opt_set(options, "qp", "5", 0)
            // Parameter sets of their own number leave those of the copied frames in force.
            av_opt_set(options, "x264-params", "sps-id=\(freeIdentifier):scenecut=0", 0)
        case AV_CODEC_ID_HEVC:
            av_opt_set(options, "preset", "medium", 0)
            av_opt_set(options, "x265-params", "qp=5:bframes=0:repeat-headers=1:log-level=0", 0)
        case AV_CODEC_ID_VP9, AV_CODEC_ID_VP8:
            av_opt_set(options, "crf", "4", 0)
            context.pointee.bit_rate = 0
            context.pointee.qmin = 0
            context.pointee.qmax = 8
            av_opt_set(options, "lag-in-frames", "0", 0)
            av_opt_set(options, "auto-alt-ref", "0", 0)
        case AV_CODEC_ID_AV1:
            av_opt_set(options, "crf", "3", 0)
            av_opt_set(options, "cpu-used", "6", 0)
            av_opt_set(options, "lag-in-frames", "0", 0)
        default:
            context.pointee.flags |= AV_CODEC_FLAG_QSCALE
            context.pointee.global_quality = FF_QP2LAMBDA
            context.pointee.qmin = 1
        }
    }

    /// Decodes the take and codes `frames` of it.
    func encode(
        _ path: String, frames: Range<Int>, limits: MediaLimits, kernels: KernelTable
    ) throws(MediaError) -> [EncodedPacket] {
        var decoder = try VideoDecoder(path: path, limits: limits, kernels: kernels)
        var coded: [EncodedPacket] = []
        var starts: [Int64] = []
        while let frame = try decoder.next(), frame.index < frames.upperBound {
            guard frames.contains(frame.index) else { continue }
            starts.append(frame.pts)
            // A reference of its own: the frame that was decoded is not to be written to.
            let picture = Picture()
            guard av_frame_ref(picture.pointer, frame.picture.pointer) >= 0 else {
                throw MediaError.outOfMemory(path: path)
            }
            picture.pointer.pointee.pts = frame.pts
            picture.pointer.pointee.pict_type =
                isIntra || frame.index == frames.lowerBound
                ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE
            try check(avcodec_send_frame(context, picture.pointer), "avcodec_send_frame")
            try collect(into: &coded)
        }
        try check(avcodec_send_frame(context, nil), "avcodec_send_frame")
        try collect(into: &coded)
        guard coded.count == frames.count else {
            throw MediaError(
                .unsupported, "cannot be coded again frame by frame; convert it to H.264 first",
                path: path)
        }
        return coded
    }

    private func collect(into coded: inout [EncodedPacket]) throws(MediaError) {
        let packet = Packet()
        while true {
            let status = avcodec_receive_packet(context, packet.pointer)
            if status == cff_error_again || status == cff_error_eof { return }
            try check(status, "avcodec_receive_packet")
            let raw = UnsafeBufferPointer(
                start: packet.pointer.pointee.data, count: Int(packet.pointer.pointee.size))
            coded.append(
                EncodedPacket(
                    bytes: parameters.stored(Array(raw)), pts: packet.pointer.pointee.pts,
                    duration: packet.pointer.pointee.duration,
                    isKey: packet.pointer.pointee.flags & AV_PKT_FLAG_KEY != 0))
            packet.clear()
        }
    }

    private func check(_ status: Int32, _ call: String) throws(MediaError) {
        guard status >= 0 else {
            throw MediaError(
                .unsupported, "cannot be coded again at its end; convert it to H.264 first",
                path: path, underlying: FFmpegStatus.describe(call, status))
        }
    }
}
