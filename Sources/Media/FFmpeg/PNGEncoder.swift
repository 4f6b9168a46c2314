internal import CFFmpeg

/// Owns an encoder that has coded one picture as PNG, and the bytes it gave.
struct PNGEncoder: ~Copyable {
    private let packet = Packet()

    /// Codes `buffer`.
    ///
    /// The samples are what the matrix gives, with no transfer function undone: shown as sRGB where the
    /// source has BT.709 primaries or none stated (sRGB, gAMA and cHRM chunks), with the source's own
    /// primaries in cHRM otherwise.
    ///
    /// - Throws: `unwritable` when the encoder refuses, which it does for sides above 2³¹ only.
    init(_ buffer: RGBBuffer, primaries: String, path: String) throws(MediaError) {
        guard let encoder = avcodec_find_encoder(AV_CODEC_ID_PNG),
            let context = avcodec_alloc_context3(encoder)
        else {
            throw MediaError(
                .unwritable, "cannot be written: FFmpeg here has no PNG encoder; install one",
                path: path)
        }
        var owned: UnsafeMutablePointer<AVCodecContext>? = context
        defer { avcodec_free_context(&owned) }
        let deep = buffer.bytesPerSample == 2
        let picture = Picture()
        let frame = picture.pointer
        let format = deep ? AV_PIX_FMT_RGB48BE : AV_PIX_FMT_RGB24
        frame.pointee.format = format.rawValue
        frame.pointee.width = Int32(buffer.width)
        frame.pointee.height = Int32(buffer.height)
        frame.pointee.color_range = AVCOL_RANGE_JPEG
        frame.pointee.colorspace = AVCOL_SPC_RGB
        frame.pointee.color_trc = AVCOL_TRC_IEC61966_2_1
        let stated = av_color_primaries_from_name(primaries)
        let known = stated >= 0 && UInt32(stated) != AVCOL_PRI_UNSPECIFIED.rawValue
        frame.pointee.color_primaries =
            known ? AVColorPrimaries(rawValue: UInt32(stated)) : AVCOL_PRI_BT709
        context.pointee.width = frame.pointee.width
        context.pointee.height = frame.pointee.height
        context.pointee.pix_fmt = format
        context.pointee.time_base = AVRational(num: 1, den: 1)
        // Samples are delivered as coded, and so shown as squares.
        context.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
        context.pointee.color_range = AVCOL_RANGE_JPEG
        context.pointee.colorspace = frame.pointee.colorspace
        context.pointee.color_trc = frame.pointee.color_trc
        context.pointee.color_primaries = frame.pointee.color_primaries
        context.pointee.thread_count = 1

        var call = "avcodec_open2"
        var status = avcodec_open2(context, encoder, nil)
        if status >= 0 {
            call = "av_frame_get_buffer"
            status = av_frame_get_buffer(frame, 0)
        }
        if status >= 0, let target = picture.plane(0) {
            PNGEncoder.copy(buffer, to: target, bytesPerRow: picture.bytesPerRow(0))
            call = "avcodec_send_frame"
            status = avcodec_send_frame(context, frame)
        }
        if status >= 0 { status = avcodec_send_frame(context, nil) }
        if status >= 0 {
            call = "avcodec_receive_packet"
            status = avcodec_receive_packet(context, packet.pointer)
        }
        guard status >= 0 else {
            throw MediaError(
                .unwritable, "cannot be coded as PNG; make room in memory", path: path,
                underlying: FFmpegStatus.describe(call, status))
        }
    }

    /// Lends the coded bytes.
    func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(
            UnsafeRawBufferPointer(
                start: packet.pointer.pointee.data, count: Int(packet.pointer.pointee.size)))
    }

    /// PNG stores the high byte first.
    private static func copy(
        _ buffer: RGBBuffer, to target: UnsafeMutablePointer<UInt8>, bytesPerRow: Int
    ) {
        let count = buffer.width * 3
        for y in 0..<buffer.height {
            let row = UnsafeMutableRawPointer(target + y * bytesPerRow)
            let from = buffer.bytes + y * count * buffer.bytesPerSample
            if buffer.bytesPerSample == 1 {
                row.copyMemory(from: from, byteCount: count)
            } else {
                let words = from.assumingMemoryBound(to: UInt16.self)
                let to = row.assumingMemoryBound(to: UInt16.self)
                for x in 0..<count { to[x] = words[x].bigEndian }
            }
        }
    }
}
