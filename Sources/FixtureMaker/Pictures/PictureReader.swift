import CFFmpeg

extension RGBPicture {
    /// Decodes a JPEG or PNG file.
    package init(contentsOf path: String) throws(FixtureError) {
        var format: UnsafeMutablePointer<AVFormatContext>?
        try check(avformat_open_input(&format, path, nil, nil), "cannot be opened", path)
        defer { avformat_close_input(&format) }
        guard let format else { throw FixtureError("cannot be opened", path: path) }
        try check(avformat_find_stream_info(format, nil), "is not a picture", path)
        guard format.pointee.nb_streams > 0, let stream = format.pointee.streams[0],
            let decoder = avcodec_find_decoder(stream.pointee.codecpar.pointee.codec_id)
        else { throw FixtureError("is not a picture", path: path) }

        var context = avcodec_alloc_context3(decoder)
        var packet = av_packet_alloc()
        var frame = av_frame_alloc()
        defer {
            avcodec_free_context(&context)
            av_packet_free(&packet)
            av_frame_free(&frame)
        }
        guard let context, let packet, let frame else {
            throw FixtureError("needs more memory than there is", path: path)
        }
        try check(
            avcodec_parameters_to_context(context, stream.pointee.codecpar), "is damaged", path)
        try check(avcodec_open2(context, decoder, nil), "cannot be decoded", path)
        try check(av_read_frame(format, packet), "is empty", path)
        try check(avcodec_send_packet(context, packet), "is damaged", path)
        try check(avcodec_send_packet(context, nil), "is damaged", path)
        try check(avcodec_receive_frame(context, frame), "is damaged", path)
        try self.init(frame: frame, path: path)
    }

    private init(
        frame: UnsafeMutablePointer<AVFrame>, path: String
    ) throws(FixtureError) {
        let width = frame.pointee.width
        let height = frame.pointee.height
        let source = AVPixelFormat(frame.pointee.format)
        let flags = SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_BITEXACT | SWS_BICUBIC
        guard
            let scaler = sws_getContext(
                width, height, source, width, height, AV_PIX_FMT_RGB24, flags, nil, nil, nil)
        else { throw FixtureError("has a pixel format that cannot be converted", path: path) }
        defer { sws_freeContext(scaler) }

        // Rows are padded, because swscale may write past the end of one.
        let bytesPerRow = Int(width) * 3 + 64
        var bytes = [UInt8](repeating: 0, count: bytesPerRow * Int(height))
        bytes.withUnsafeMutableBufferPointer { buffer in
            var planes: [UnsafeMutablePointer<UInt8>?] = [buffer.baseAddress, nil, nil, nil]
            var strides: [Int32] = [Int32(bytesPerRow), 0, 0, 0]
            let data = frame.pointee.data
            let sources: [UnsafePointer<UInt8>?] = [data.0, data.1, data.2, data.3]
                .map { $0.map { UnsafePointer($0) } }
            let lines = frame.pointee.linesize
            let sourceStrides: [Int32] = [lines.0, lines.1, lines.2, lines.3]
            _ = sws_scale(scaler, sources, sourceStrides, 0, height, &planes, &strides)
        }
        self.init(width: Int(width), height: Int(height))
        for y in 0..<self.height {
            for x in 0..<self.width {
                let at = y * bytesPerRow + 3 * x
                let colour = SIMD4(
                    Float(bytes[at]), Float(bytes[at + 1]), Float(bytes[at + 2]), 0)
                self[x, y] = colour / 255
            }
        }
    }
}
