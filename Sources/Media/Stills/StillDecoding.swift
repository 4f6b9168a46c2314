internal import CFFmpeg

/// The first picture of a still file, as the decoder gave it.
struct StillDecoding: ~Copyable {
    let picture: Picture
    let format: String
    let orientation: Orientation
    /// The embedded ICC profile; empty when there is none.
    let profile: [UInt8]
    let notes: [String]

    init(path: String, limits: MediaLimits) throws(MediaError) {
        let deadline = Deadline(seconds: limits.workSeconds)
        let source = try ByteSource(path: path)
        let file = source.file
        let (size, most) = (file.byteCount, limits.stillBytes)
        guard size <= most else {
            throw MediaError(
                .limit, "has \(size) bytes, and a still may have \(most); save it smaller",
                path: path)
        }
        var demuxer = try Demuxer(source, path: path, deadline: deadline)
        guard let format = Self.format(of: demuxer) else {
            throw MediaError(
                .unsupported,
                "is no still that is read here; pass a JPEG, PNG, WebP, BMP, TIFF or GIF",
                path: path)
        }
        var notes: [String] = []
        // FFmpeg's reader of WebP knows single pictures only.
        if format == "webp", let first = AnimatedWebP(file.wholeContent()) {
            demuxer = try Demuxer(
                ByteSource(file: OpenFile(content: first.still), path: path), path: path,
                deadline: deadline)
            notes.append(first.note)
        }
        guard demuxer.pointer.pointee.nb_streams > 0 else {
            throw MediaError(.corrupt, "holds no picture; save it again", path: path)
        }
        let stream = demuxer.stream(0)
        let stated = stream.pointee.codecpar.pointee
        try Self.check(Int(stated.width), Int(stated.height), limits, path)
        let codec = try Codec(
            stream: stream, threads: 1, pixels: limits.stillPixels, path: path)
        var run = StillRun(demuxer: demuxer, codec: codec)
        let picture = Picture()
        guard run.decode(into: picture), picture.isComplete else {
            throw MediaError(
                .corrupt, "is a \(format) file that cannot be decoded; save it again", path: path,
                underlying: run.failure)
        }
        try Self.check(picture.width, picture.height, limits, path)
        if run.failure != nil || picture.pointer.pointee.decode_error_flags != 0 {
            notes.append("damaged: some of the picture could not be decoded")
        }
        if format == "gif" || format == "png", run.decode(into: Picture()) {
            notes.append("animated: the first picture is used")
        }
        profile = Self.profile(of: picture)
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
        case "jpeg_pipe", "mjpeg": "jpeg"
        case "png_pipe", "apng": "png"
        case "webp_pipe": "webp"
        case "bmp_pipe": "bmp"
        case "tiff_pipe": "tiff"
        case "gif": "gif"
        default: nil
        }
    }

    private static func profile(of picture: borrowing Picture) -> [UInt8] {
        guard let data = av_frame_get_side_data(picture.pointer, AV_FRAME_DATA_ICC_PROFILE),
            let bytes = data.pointee.data
        else { return [] }
        return Array(UnsafeBufferPointer(start: bytes, count: data.pointee.size))
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
