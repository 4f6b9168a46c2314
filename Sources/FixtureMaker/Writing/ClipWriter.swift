internal import CFFmpeg
import Foundation

/// Writes one clip. A clip appears under its name only when `finish` has closed it.
struct ClipWriter: ~Copyable {
    private let path: String
    private let format: ClipFormat
    private let width: Int
    private let height: Int
    private let file: OutputFile
    private let encoder: EncoderContext
    private let packet: Packet
    private let stream: UnsafeMutablePointer<AVStream>
    private let sound: UnsafeMutablePointer<AVStream>?

    private static func partial(_ path: String) -> String { path + ".part" }

    /// - Parameters:
    ///   - path: file to write; its extension tells the container.
    ///   - width: pixels across, of the pictures as they are coded.
    ///   - height: pixels down.
    init(path: String, width: Int, height: Int, format: ClipFormat) throws(FixtureError) {
        let file = try OutputFile(path: ClipWriter.partial(path), like: path)
        let encoder = try EncoderContext(encoder: format.codec.encoder, path: path)
        let packet = try Packet(path: path)
        guard let stream = avformat_new_stream(file.context, nil) else {
            throw FixtureError("needs more memory than there is", path: path)
        }
        let sound =
            format.audioSeconds == nil
            ? nil : try ClipWriter.addSound(to: file.context, path: path)
        ClipWriter.configure(
            encoder.pointer, width: width, height: height, format: format,
            hasGlobalHeader: file.context.pointee.oformat.pointee.flags & AVFMT_GLOBALHEADER != 0)
        for option in format.codec.options {
            try encoder.set(option.name, option.value, path: path)
        }
        try check(avcodec_open2(encoder.pointer, encoder.codec, nil), "cannot be encoded", path)
        try ClipWriter.writeHeader(file.context, stream, encoder.pointer, format, path)

        self.path = path
        self.format = format
        self.width = width
        self.height = height
        self.file = file
        self.encoder = encoder
        self.packet = packet
        self.stream = stream
        self.sound = sound
    }

    private static func configure(
        _ context: UnsafeMutablePointer<AVCodecContext>, width: Int, height: Int,
        format: ClipFormat, hasGlobalHeader: Bool
    ) {
        let planar = format.planar
        context.pointee.width = Int32(width)
        context.pointee.height = Int32(height)
        context.pointee.pix_fmt = format.codec.isPalette ? AV_PIX_FMT_BGR8 : planar.pixelFormat
        context.pointee.time_base = AVRational(num: 1, den: format.ticksPerSecond)
        context.pointee.framerate = AVRational(
            num: format.ticksPerSecond, den: Int32(format.ticksPerFrame))
        context.pointee.sample_aspect_ratio = AVRational(
            num: format.sampleAspect.0, den: format.sampleAspect.1)
        if !format.codec.isPalette {
            context.pointee.color_range = planar.isFullRange ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG
            let isHD = planar.matrix == .bt709
            context.pointee.colorspace = isHD ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M
            context.pointee.color_primaries = isHD ? AVCOL_PRI_BT709 : AVCOL_PRI_SMPTE170M
            context.pointee.color_trc = isHD ? AVCOL_TRC_BT709 : AVCOL_TRC_SMPTE170M
            if let transfer = format.transfer {
                context.pointee.color_primaries = AVCOL_PRI_BT2020
                context.pointee.color_trc =
                    transfer == .hybridLogGamma ? AVCOL_TRC_ARIB_STD_B67 : AVCOL_TRC_SMPTE2084
            }
            context.pointee.chroma_sample_location = AVCHROMA_LOC_LEFT
        }
        if hasGlobalHeader {
            context.pointee.flags |= Int32(bitPattern: UInt32(AV_CODEC_FLAG_GLOBAL_HEADER))
        }
    }

    private static func writeHeader(
        _ container: UnsafeMutablePointer<AVFormatContext>,
        _ stream: UnsafeMutablePointer<AVStream>, _ context: UnsafeMutablePointer<AVCodecContext>,
        _ format: ClipFormat, _ path: String
    ) throws(FixtureError) {
        try check(
            avcodec_parameters_from_context(stream.pointee.codecpar, context),
            "cannot be encoded", path)
        stream.pointee.time_base = context.pointee.time_base
        stream.pointee.avg_frame_rate = context.pointee.framerate
        stream.pointee.sample_aspect_ratio = context.pointee.sample_aspect_ratio
        if format.quarterTurns != 0 || format.isMirrored {
            guard
                let matrix = av_stream_new_side_data(
                    stream, AV_PKT_DATA_DISPLAYMATRIX, 9 * MemoryLayout<Int32>.size)
            else { throw FixtureError("needs more memory than there is", path: path) }
            matrix.withMemoryRebound(to: Int32.self, capacity: 9) {
                av_display_rotation_set($0, Double(90 * format.quarterTurns))
                if format.isMirrored { av_display_matrix_flip($0, 1, 0) }
            }
        }
        var options: OpaquePointer?
        defer { av_dict_free(&options) }
        if format.hasIndexInFront { av_dict_set(&options, "movflags", "+faststart", 0) }
        if format.isFragmented {
            av_dict_set(&options, "movflags", "+frag_keyframe+empty_moov", 0)
        }
        try check(avformat_write_header(container, &options), "cannot be written", path)
    }

    /// Appends a picture that shows from `ticks` on.
    func write(_ picture: RGBPicture, ticks: Int64) throws(FixtureError) {
        precondition(picture.width == width && picture.height == height)
        let frame = try Frame(
            width: width, height: height, format: encoder.pointer.pointee.pix_fmt, path: path)
        if format.codec.isPalette {
            frame.fillPalette(picture)
        } else {
            frame.fill(format.planar.planes(of: picture), bits: format.planar.bits)
        }
        frame.pointer.pointee.pts = ticks
        try check(avcodec_send_frame(encoder.pointer, frame.pointer), "cannot be encoded", path)
        try drain()
    }

    private func drain() throws(FixtureError) {
        while true {
            let status = avcodec_receive_packet(encoder.pointer, packet.pointer)
            if status == cff_error_again || status == cff_error_eof { return }
            try check(status, "cannot be encoded", path)
            if packet.pointer.pointee.duration == 0 {
                packet.pointer.pointee.duration = format.ticksPerFrame
            }
            av_packet_rescale_ts(
                packet.pointer, encoder.pointer.pointee.time_base, stream.pointee.time_base)
            packet.pointer.pointee.stream_index = stream.pointee.index
            try check(
                av_interleaved_write_frame(file.context, packet.pointer), "cannot be written", path)
        }
    }

    /// Encodes what is still held back, adds the sound and closes the file.
    consuming func finish() throws(FixtureError) {
        let path = path
        try check(avcodec_send_frame(encoder.pointer, nil), "cannot be encoded", path)
        try drain()
        if let sound, let seconds = format.audioSeconds {
            try ClipWriter.writeSound(
                seconds: seconds, to: file.context, stream: sound, packet: packet, path: path)
        }
        try check(av_write_trailer(file.context), "cannot be written", path)
        try check(avio_closep(&file.context.pointee.pb), "cannot be written", path)
        guard rename(ClipWriter.partial(path), path) == 0 else {
            throw FixtureError("cannot be renamed into place", path: path)
        }
    }
}
