internal import CFFmpeg
import Foundation

/// The kinds of still that an anchor may be.
enum StillKind: String, Sendable, CaseIterable {
    case jpeg, png, webp, bmp, tiff, gif
}

/// Writes single pictures; each of these encoders gives a whole file in one packet, but for GIF.
enum StillWriter {
    static func write(
        _ picture: RGBPicture, as kind: StillKind, to path: String
    ) throws(FixtureError) {
        guard kind != .gif else {
            let writer = try ClipWriter(
                path: path, width: picture.width, height: picture.height,
                format: ClipFormat(codec: .gif))
            try writer.write(picture, ticks: 0)
            return try writer.finish()
        }
        let bytes = try encode(picture, as: kind, path: path)
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw FixtureError("cannot be written; check the folder and the disk", path: path)
        }
    }

    private static func encode(
        _ picture: RGBPicture, as kind: StillKind, path: String
    ) throws(FixtureError) -> [UInt8] {
        let name: String
        let format: AVPixelFormat
        switch kind {
        case .jpeg: (name, format) = ("mjpeg", AV_PIX_FMT_YUVJ444P)
        case .png: (name, format) = ("png", AV_PIX_FMT_RGB24)
        case .webp: (name, format) = ("libwebp", AV_PIX_FMT_BGRA)
        case .bmp: (name, format) = ("bmp", AV_PIX_FMT_BGR24)
        case .tiff: (name, format) = ("tiff", AV_PIX_FMT_RGB24)
        case .gif: preconditionFailure("GIF is written as a clip")
        }
        let encoder = try EncoderContext(encoder: name, path: path)
        encoder.pointer.pointee.width = Int32(picture.width)
        encoder.pointer.pointee.height = Int32(picture.height)
        encoder.pointer.pointee.pix_fmt = format
        encoder.pointer.pointee.time_base = AVRational(num: 1, den: 25)
        if kind == .webp { try encoder.set("lossless", "1", path: path) }
        if kind == .jpeg {
            encoder.pointer.pointee.color_range = AVCOL_RANGE_JPEG
            encoder.pointer.pointee.flags |= Int32(AV_CODEC_FLAG_QSCALE)
            encoder.pointer.pointee.global_quality = 2 * FF_QP2LAMBDA
        }
        try check(
            avcodec_open2(encoder.pointer, encoder.codec, nil), "cannot be encoded", path)

        let frame = try Frame(
            width: picture.width, height: picture.height, format: format, path: path)
        switch kind {
        case .jpeg:
            // JFIF codes full-range BT.601 (ITU-T T.871, clause 7).
            let planar = PlanarFormat(
                chromaShiftX: 0, chromaShiftY: 0, isFullRange: true, matrix: .bt601)
            frame.fill(planar.planes(of: picture), bits: 8)
            frame.pointer.pointee.quality = 2 * FF_QP2LAMBDA
        case .webp: frame.fill(picture, bytesPerPixel: 4, order: [2, 1, 0])
        case .bmp: frame.fill(picture, bytesPerPixel: 3, order: [2, 1, 0])
        default: frame.fill(picture, bytesPerPixel: 3, order: [0, 1, 2])
        }
        frame.pointer.pointee.pts = 0
        let packet = try Packet(path: path)
        try check(avcodec_send_frame(encoder.pointer, frame.pointer), "cannot be encoded", path)
        try check(avcodec_send_frame(encoder.pointer, nil), "cannot be encoded", path)
        try check(avcodec_receive_packet(encoder.pointer, packet.pointer), "is empty", path)
        return Array(
            UnsafeBufferPointer(
                start: packet.pointer.pointee.data, count: Int(packet.pointer.pointee.size)))
    }
}
