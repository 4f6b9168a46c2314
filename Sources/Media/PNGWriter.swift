#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Writes a picture as PNG: native size, upright, exact colour, 16 bits where the source has more than 8.
public enum PNGWriter {
    /// Writes `frame` to `path`, whole or not at all.
    ///
    /// The bytes go to a temporary name in the same folder first and take the final name at the end, so
    /// that no partial file is ever seen under it; a file of that name is replaced.
    ///
    /// - Parameter sampleAspect: width of a sample over its height as shown, to resample the picture to
    ///   square samples, the shorter side of a sample being kept; `nil` writes the samples as they are.
    /// - Throws: `unwritable`, after the temporary file has been removed.
    public static func write(
        _ frame: DecodedFrame, to path: String, sampleAspect: Double? = nil
    ) throws(MediaError) {
        let coded = try code(frame, path, sampleAspect)
        try coded.withBytes { (bytes) throws(MediaError) in try replace(path, with: bytes) }
    }

    /// The bytes of the PNG that ``write(_:to:sampleAspect:)`` would write.
    ///
    /// - Throws: `unwritable` when the picture cannot be coded.
    public static func bytes(
        of frame: DecodedFrame, sampleAspect: Double? = nil
    ) throws(MediaError) -> [UInt8] {
        try code(frame, "picture.png", sampleAspect).withBytes { Array($0) }
    }

    private static func code(
        _ frame: DecodedFrame, _ path: String, _ sampleAspect: Double?
    ) throws(MediaError) -> PNGEncoder {
        var buffer = RGBBuffer(frame)
        if let sampleAspect, sampleAspect != 1 {
            guard let square = SquareSamples.resampled(buffer, sampleAspect: sampleAspect) else {
                throw MediaError(
                    .unwritable,
                    "would be too large or too flat with square samples; write the samples as they "
                        + "are", path: path)
            }
            buffer = square
        }
        // What was tone-mapped has the primaries of sRGB now.
        let primaries = frame.toneMap == nil ? frame.colour.primaries : "bt709"
        return try PNGEncoder(buffer, primaries: primaries, path: path)
    }

    private static func replace(
        _ path: String, with bytes: UnsafeRawBufferPointer
    ) throws(MediaError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw MediaError(.unwritable, "is no file name; pass the path of a PNG", path: path)
        }
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw MediaError(
                .unwritable, "is no regular file; pass the path of a PNG to write", path: path)
        }
        guard let start = bytes.baseAddress else { throw refusal(path, EIO) }
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let temporary = "\(path[..<slash]).\(getpid())-\(UInt32.random(in: 0 ... .max)).part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw refusal(path, errno) }
        var written = 0
        var failure: Int32 = 0
        while written < bytes.count, failure == 0 {
            let count = pwrite(
                descriptor, start + written, bytes.count - written, off_t(written))
            if count > 0 {
                written += count
            } else if count < 0, errno == EINTR {
                continue
            } else {
                failure = count < 0 ? errno : ENOSPC
            }
        }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure == 0, rename(temporary, path) != 0 { failure = errno }
        guard failure == 0 else {
            unlink(temporary)
            throw refusal(path, failure)
        }
    }

    private static func refusal(_ path: String, _ number: Int32) -> MediaError {
        let remedy =
            switch number {
            case ENOSPC, EDQUOT, EFBIG: "make room on the disk"
            case ENOENT, ENOTDIR: "its folder does not exist; create it"
            case EROFS, EACCES, EPERM: "choose a folder you may write to"
            case ENAMETOOLONG: "choose a shorter name"
            default: "choose another place"
            }
        return MediaError(
            .unwritable, "cannot be written; \(remedy)", path: path,
            underlying: String(cString: strerror(number)))
    }
}
