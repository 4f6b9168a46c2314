internal import CFFmpeg

/// Owns a container being written and the file beneath it.
struct OutputFile: ~Copyable {
    let context: UnsafeMutablePointer<AVFormatContext>

    /// - Parameters:
    ///   - path: file to write, replaced if it is there.
    ///   - name: file name whose extension tells the container.
    init(path: String, like name: String) throws(FixtureError) {
        var allocated: UnsafeMutablePointer<AVFormatContext>?
        try check(
            avformat_alloc_output_context2(&allocated, nil, nil, name),
            "has no known container", path)
        guard let allocated else { throw FixtureError("has no known container", path: path) }
        allocated.pointee.flags |= AVFMT_FLAG_BITEXACT
        // The MP4 writer opens its own file again by this name when it moves the index.
        av_free(allocated.pointee.url)
        allocated.pointee.url = av_strdup(path)
        let status = avio_open(&allocated.pointee.pb, path, AVIO_FLAG_WRITE)
        if status < 0 { avformat_free_context(allocated) }
        try check(status, "cannot be written", path)
        context = allocated
    }

    deinit {
        avio_closep(&context.pointee.pb)
        avformat_free_context(context)
    }
}

/// Owns an encoder.
struct EncoderContext: ~Copyable {
    let pointer: UnsafeMutablePointer<AVCodecContext>
    let codec: UnsafePointer<AVCodec>

    init(encoder name: String, path: String) throws(FixtureError) {
        guard let codec = avcodec_find_encoder_by_name(name),
            let context = avcodec_alloc_context3(codec)
        else {
            throw FixtureError(
                "needs the encoder \(name); install the full FFmpeg libraries", path: path)
        }
        self.codec = codec
        pointer = context
        pointer.pointee.thread_count = 1
        pointer.pointee.flags |= Int32(bitPattern: UInt32(AV_CODEC_FLAG_BITEXACT))
    }

    func set(_ name: String, _ value: String, path: String) throws(FixtureError) {
        try check(
            av_opt_set(pointer, name, value, Int32(AV_OPT_SEARCH_CHILDREN)),
            "cannot set \(name) to \(value)", path)
    }

    deinit {
        var context: UnsafeMutablePointer<AVCodecContext>? = pointer
        avcodec_free_context(&context)
    }
}

/// Owns a frame.
struct Frame: ~Copyable {
    let pointer: UnsafeMutablePointer<AVFrame>

    init(width: Int, height: Int, format: AVPixelFormat, path: String) throws(FixtureError) {
        var frame = av_frame_alloc()
        guard let allocated = frame else {
            throw FixtureError("needs more memory than there is", path: path)
        }
        allocated.pointee.width = Int32(width)
        allocated.pointee.height = Int32(height)
        allocated.pointee.format = format.rawValue
        let status = av_frame_get_buffer(allocated, 0)
        if status < 0 { av_frame_free(&frame) }
        try check(status, "needs more memory than there is", path)
        pointer = allocated
    }

    deinit {
        var frame: UnsafeMutablePointer<AVFrame>? = pointer
        av_frame_free(&frame)
    }

    /// Plane `index` and the bytes from one of its rows to the next.
    func plane(_ index: Int) -> (UnsafeMutablePointer<UInt8>, Int) {
        let data = pointer.pointee.data
        let lines = pointer.pointee.linesize
        let planes = [data.0, data.1, data.2]
        let strides = [lines.0, lines.1, lines.2]
        // Safety: `av_frame_get_buffer` succeeded, so every plane of the format is there.
        return (planes[index]!, Int(strides[index]))
    }

    /// Copies converted samples in; more than eight bits take two bytes, the low one first.
    func fill(_ planes: PlanarFormat.Planes, bits: Int) {
        for index in 0..<3 {
            let (base, stride) = plane(index)
            let width = planes.widths[index]
            let samples = planes.samples[index]
            for y in 0..<planes.heights[index] {
                let row = base + y * stride
                for x in 0..<width {
                    let sample = samples[y * width + x]
                    if bits == 8 {
                        row[x] = UInt8(sample)
                    } else {
                        row[2 * x] = UInt8(sample & 0xFF)
                        row[2 * x + 1] = UInt8(sample >> 8)
                    }
                }
            }
        }
    }

    /// Copies a picture in, `order` naming the byte offset of red, green and blue.
    func fill(_ picture: RGBPicture, bytesPerPixel: Int, order: [Int]) {
        let (base, stride) = plane(0)
        for y in 0..<picture.height {
            for x in 0..<picture.width {
                let colour = picture[x, y]
                for channel in 0..<3 {
                    base[y * stride + bytesPerPixel * x + order[channel]] =
                        eightBit(colour[channel])
                }
                if bytesPerPixel == 4 { base[y * stride + 4 * x + 3] = 255 }
            }
        }
    }

    /// Copies a picture in as blue, green and red in 2, 3 and 3 bits, blue the highest.
    func fillPalette(_ picture: RGBPicture) {
        let (base, stride) = plane(0)
        for y in 0..<picture.height {
            for x in 0..<picture.width {
                let colour = picture[x, y]
                let red = Int(eightBit(colour.x)) * 7 + 127
                let green = Int(eightBit(colour.y)) * 7 + 127
                let blue = Int(eightBit(colour.z)) * 3 + 127
                base[y * stride + x] = UInt8((blue / 255) << 6 | (green / 255) << 3 | red / 255)
            }
        }
    }
}

/// Nearest eight-bit code value.
func eightBit(_ value: Float) -> UInt8 { UInt8(min(max(value, 0), 1) * 255 + 0.5) }

/// Owns a packet.
struct Packet: ~Copyable {
    let pointer: UnsafeMutablePointer<AVPacket>

    init(path: String) throws(FixtureError) {
        guard let packet = av_packet_alloc() else {
            throw FixtureError("needs more memory than there is", path: path)
        }
        pointer = packet
    }

    deinit {
        var packet: UnsafeMutablePointer<AVPacket>? = pointer
        av_packet_free(&packet)
    }
}
