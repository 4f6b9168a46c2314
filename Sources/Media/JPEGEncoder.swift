internal import CFFmpeg

/// Codes small pictures as JPEG, for pages: 8 bits, 4:2:0, full range, BT.601 (ITU-T T.871).
///
/// One for each thread. The same samples give the same bytes.
public final class JPEGEncoder {
    /// What is kept from picture to picture of one size.
    private final class Session {
        let width: Int
        let height: Int
        let context: UnsafeMutablePointer<AVCodecContext>
        let picture = Picture()

        /// Takes over `context`.
        init(width: Int, height: Int, context: UnsafeMutablePointer<AVCodecContext>) {
            self.width = width
            self.height = height
            self.context = context
        }

        deinit {
            var owned: UnsafeMutablePointer<AVCodecContext>? = context
            avcodec_free_context(&owned)
        }
    }

    /// Sizes that are kept: those of a page, and more than it has.
    private static let mostSessions = 4

    private let quality: Int32
    private var sessions: [Session] = []
    /// Time of the next picture: an encoder takes none that is not later than the last.
    private var time: Int64 = 0
    private let packet = Packet()

    /// An encoder.
    ///
    /// - Parameter quality: the quantiser scale of FFmpeg, 2 (best) to 31.
    public init(quality: Int = 5) {
        self.quality = Int32(min(max(2, quality), 31)) * FF_QP2LAMBDA
    }

    /// Codes R′G′B′ samples.
    ///
    /// - Parameters:
    ///   - samples: [height, width, 3] in 0...255; others are clamped.
    ///   - width: columns, 1...4096.
    ///   - height: rows, 1...4096.
    /// - Returns: a JPEG file; `nil` when FFmpeg here cannot code one, which leaves a page without pictures.
    /// - Precondition: `samples` holds `width * height * 3` numbers.
    public func jpeg(_ samples: [Float], width: Int, height: Int) -> [UInt8]? {
        precondition(samples.count == width * height * 3)
        guard (1...4096).contains(width), (1...4096).contains(height),
            let session = session(width, height)
        else { return nil }
        let frame = session.picture.pointer
        guard av_frame_make_writable(frame) >= 0 else { return nil }
        frame.pointee.quality = quality
        frame.pointee.pts = time
        time += 1
        fill(samples, session)
        guard avcodec_send_frame(session.context, frame) >= 0,
            avcodec_receive_packet(session.context, packet.pointer) >= 0
        else { return nil }
        defer { packet.clear() }
        // Safety: the packet owns `size` bytes at `data` until it is cleared, after the copy.
        return [UInt8](
            UnsafeBufferPointer(
                start: packet.pointer.pointee.data, count: Int(packet.pointer.pointee.size)))
    }

    private func session(_ width: Int, _ height: Int) -> Session? {
        if let known = sessions.first(where: { $0.width == width && $0.height == height }) {
            return known
        }
        guard let encoder = avcodec_find_encoder(AV_CODEC_ID_MJPEG),
            let context = avcodec_alloc_context3(encoder)
        else { return nil }
        context.pointee.width = Int32(width)
        context.pointee.height = Int32(height)
        context.pointee.pix_fmt = AV_PIX_FMT_YUVJ420P
        context.pointee.color_range = AVCOL_RANGE_JPEG
        context.pointee.time_base = AVRational(num: 1, den: 25)
        context.pointee.thread_count = 1
        context.pointee.global_quality = quality
        // Without the encoder's name and version in every file.
        context.pointee.flags |= AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT
        let session = Session(width: width, height: height, context: context)
        let frame = session.picture.pointer
        frame.pointee.format = AV_PIX_FMT_YUVJ420P.rawValue
        frame.pointee.width = Int32(width)
        frame.pointee.height = Int32(height)
        frame.pointee.color_range = AVCOL_RANGE_JPEG
        guard avcodec_open2(context, encoder, nil) >= 0, av_frame_get_buffer(frame, 0) >= 0 else {
            return nil
        }
        if sessions.count == Self.mostSessions { sessions.removeFirst() }
        sessions.append(session)
        return session
    }

    /// R′G′B′ to Y′CbCr (ITU-T T.871, §7), chroma averaged over two by two.
    private func fill(_ samples: [Float], _ session: Session) {
        let (width, height) = (session.width, session.height)
        guard let luma = session.picture.plane(0), let cb = session.picture.plane(1),
            let cr = session.picture.plane(2)
        else { return }
        let lumaRow = session.picture.bytesPerRow(0)
        let chromaRow = session.picture.bytesPerRow(1)
        samples.withUnsafeBufferPointer { samples in
            // Safety: the buffer holds width × height × 3 floats, as `jpeg` checked, and the planes of the
            // frame hold the picture: `av_frame_get_buffer` made them for this width and height. Where the
            // width or height is odd, the last column or row counts twice.
            guard let base = samples.baseAddress else { return }
            for y in 0..<height {
                var from = base + y * width * 3
                let to = luma + y * lumaRow
                for x in 0..<width {
                    to[x] = Self.byte(0.299 * from[0] + 0.587 * from[1] + 0.114 * from[2])
                    from += 3
                }
            }
            for y in 0..<(height + 1) / 2 {
                let upper = base + 2 * y * width * 3
                let lower = base + min(2 * y + 1, height - 1) * width * 3
                let blue = cb + y * chromaRow
                let red = cr + y * session.picture.bytesPerRow(2)
                for x in 0..<(width + 1) / 2 {
                    let left = 6 * x
                    let right = 3 * min(2 * x + 1, width - 1)
                    let r = upper[left] + upper[right] + lower[left] + lower[right]
                    let g =
                        upper[left + 1] + upper[right + 1] + lower[left + 1] + lower[right + 1]
                    let b =
                        upper[left + 2] + upper[right + 2] + lower[left + 2] + lower[right + 2]
                    blue[x] = Self.byte(128 + 0.25 * (0.5 * b - 0.168_736 * r - 0.331_264 * g))
                    red[x] = Self.byte(128 + 0.25 * (0.5 * r - 0.418_688 * g - 0.081_312 * b))
                }
            }
        }
    }

    private static func byte(_ value: Float) -> UInt8 {
        // Written so that a number that is none becomes 0.
        let rounded = value + 0.5
        return rounded > 0 ? (rounded < 255 ? UInt8(rounded) : 255) : 0
    }
}
