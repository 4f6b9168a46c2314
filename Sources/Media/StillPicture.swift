internal import CFFmpeg
public import VectorCore

/// A still from a JPEG, PNG, WebP, BMP, TIFF or GIF file: upright, with its alpha laid over mid-grey.
///
/// The content decides what a file is, not its name. Samples are read as coded; embedded ICC profiles are
/// not applied, and ``notes`` says so when there is one.
public final class StillPicture: Sendable {
    /// Path as the caller gave it.
    public let path: String
    /// `jpeg`, `png`, `webp`, `bmp`, `tiff` or `gif`.
    public let format: String
    /// The picture, as the only frame of a take: size, colour, samples on loan, ready for ``PNGWriter``.
    public let frame: DecodedFrame
    /// Bits per sample, 1...16.
    public var bitDepth: Int { frame.layout.depth }
    /// What was left out, one clause each, in a fixed order; what was assumed about colour is in
    /// ``colour``.
    public let notes: [String]

    /// Width of the upright picture.
    public var width: Int { frame.width }
    /// Height of the upright picture.
    public var height: Int { frame.height }
    /// How samples stand for colours.
    public var colour: ColourDescription { frame.colour }

    /// Decodes `path`.
    ///
    /// - Throws: ``MediaError``: what opening a file throws; `limit` for too many bytes or pixels;
    ///   `unsupported` for a film or another form of picture; `corrupt` when nothing can be decoded.
    public init(
        path: String, limits: MediaLimits = .standard, kernels: KernelTable = KernelTable()
    ) throws(MediaError) {
        let decoded = try StillDecoding(path: path, limits: limits)
        guard let layout = PixelLayout(decoded.picture.format),
            let colour = ColourDescription(of: decoded.picture, layout: layout, isStill: true)
        else {
            let name = av_get_pix_fmt_name(decoded.picture.format)
            throw MediaError(
                .unsupported,
                "stores samples in a way that is not read here "
                    + "(\(name.map { String(cString: $0) } ?? "unknown")); save it as 8-bit RGB",
                path: path)
        }
        self.path = path
        format = decoded.format
        notes = decoded.notes
        let orientation = decoded.orientation
        frame = DecodedFrame(
            decoded.picture, index: 0, pts: 0, time: 0, layout: layout, orientation: orientation,
            colour: colour, kernels: kernels.conversion)
    }
}

/// The first picture of a still file, as the decoder gave it.
private struct StillDecoding: ~Copyable {
    let picture: Picture
    let format: String
    let orientation: Orientation
    let notes: [String]

    init(path: String, limits: MediaLimits) throws(MediaError) {
        let demuxer = try Demuxer(path: path)
        let (size, most) = (demuxer.source.byteCount, limits.stillBytes)
        guard size <= most else {
            throw MediaError(
                .limit, "has \(size) bytes, and a still may have \(most); save it smaller",
                path: path)
        }
        guard let format = Self.format(of: demuxer) else {
            throw MediaError(
                .unsupported,
                "is no still that is read here; pass a JPEG, PNG, WebP, BMP, TIFF or GIF",
                path: path)
        }
        let stream = demuxer.stream(0)
        let stated = stream.pointee.codecpar.pointee
        try Self.check(Int(stated.width), Int(stated.height), limits, path)
        let codec = try Codec(
            stream: stream, threads: 1, pixels: limits.stillPixels, path: path)
        var run = Run(demuxer: demuxer, codec: codec)
        let picture = Picture()
        guard run.decode(into: picture) else {
            throw MediaError(
                .corrupt, "is a \(format) file that cannot be decoded; save it again", path: path,
                underlying: run.failure)
        }
        try Self.check(picture.width, picture.height, limits, path)
        var notes: [String] = []
        if run.failure != nil || picture.pointer.pointee.decode_error_flags != 0 {
            notes.append("damaged: some of the picture could not be decoded")
        }
        if format == "gif" || format == "png", run.decode(into: Picture()) {
            notes.append("animated: the first picture is used")
        }
        if av_frame_get_side_data(picture.pointer, AV_FRAME_DATA_ICC_PROFILE) != nil {
            notes.append("colour profile: not applied")
        }
        let tag: Int? =
            switch format {
            case "png": ExifOrientation.value(inPNG: path)
            case "tiff": ExifOrientation.value(inTIFFFile: path)
            default: nil
            }
        orientation = tag.map { Orientation(exif: $0) } ?? Self.orientation(of: picture)
        self.notes = notes
        self.format = format
        self.picture = picture
    }

    private static func check(
        _ width: Int, _ height: Int, _ limits: MediaLimits, _ path: String
    ) throws(MediaError) {
        guard width <= 0 || height <= limits.stillPixels / width else {
            throw MediaError(
                .limit,
                "has \(width) × \(height) pixels, and a still may have \(limits.stillPixels); "
                    + "save it smaller", path: path)
        }
    }

    /// The name of the form of still, or `nil` when the demuxer found something else.
    private static func format(of demuxer: borrowing Demuxer) -> String? {
        guard demuxer.pointer.pointee.nb_streams > 0,
            let name = demuxer.pointer.pointee.iformat?.pointee.name
        else { return nil }
        return switch String(cString: name) {
        case "jpeg_pipe": "jpeg"
        case "png_pipe", "apng": "png"
        case "webp_pipe": "webp"
        case "bmp_pipe": "bmp"
        case "tiff_pipe": "tiff"
        case "gif": "gif"
        default: nil
        }
    }

    /// The EXIF orientation that the decoder found, or the display matrix of the frame.
    private static func orientation(of picture: borrowing Picture) -> Orientation {
        if let entry = av_dict_get(picture.pointer.pointee.metadata, "Orientation", nil, 0),
            let text = entry.pointee.value,
            let value = Int(String(cString: text).filter { $0.isNumber })
        {
            return Orientation(exif: value)
        }
        return Orientation(of: picture) ?? .upright
    }
}

/// Decodes pictures of a still file one after the other.
private struct Run: ~Copyable {
    let demuxer: Demuxer
    let codec: Codec
    private(set) var failure: String?
    private let packet = Packet()
    private var isDraining = false

    init(demuxer: consuming Demuxer, codec: consuming Codec) {
        self.demuxer = demuxer
        self.codec = codec
    }

    /// Decodes the next picture; `false` when there is none.
    mutating func decode(into picture: borrowing Picture) -> Bool {
        var errors = 0
        while errors < 64 {
            let status = avcodec_receive_frame(codec.pointer, picture.pointer)
            if status >= 0 { return true }
            if status == cff_error_eof || (status == cff_error_again && isDraining) { return false }
            if status != cff_error_again {
                note("avcodec_receive_frame", status)
                errors += 1
                continue
            }
            packet.clear()
            let read = av_read_frame(demuxer.pointer, packet.pointer)
            if read < 0 {
                isDraining = true
                if read != cff_error_eof { note("av_read_frame", read) }
            } else if packet.pointer.pointee.stream_index != 0 {
                continue
            }
            let sent = avcodec_send_packet(codec.pointer, isDraining ? nil : packet.pointer)
            if sent < 0 {
                note("avcodec_send_packet", sent)
                errors += 1
            }
        }
        return false
    }

    private mutating func note(_ call: String, _ status: Int32) {
        if failure == nil { failure = FFmpegStatus.describe(call, status) }
    }
}
