internal import CFFmpeg

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// An open local, regular file, read from its beginning to where it ended when it was opened.
final class OpenFile {
    /// Length of the file when it was opened.
    let byteCount: Int

    /// −1 where the content is in memory.
    private let descriptor: Int32
    private let content: [UInt8]
    private var place = 0

    /// A file whose content is in memory.
    init(content: [UInt8]) {
        self.content = content
        byteCount = content.count
        descriptor = -1
    }

    /// Opens `path`, which must name a regular file with something in it.
    ///
    /// - Throws: `missing`, `notLocal`, `notAFile`, `unreadable` or `empty`.
    init(path: String) throws(MediaError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw MediaError(.missing, "is no file name; pass the path of a file", path: path)
        }
        // Opening a pipe that nobody writes to would otherwise wait for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw Self.refusal(path, errno) }
        var status = stat()
        do throws(MediaError) {
            guard fstat(descriptor, &status) == 0 else { throw Self.refusal(path, errno) }
            try Self.check(status, path)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        content = []
        byteCount = Int(status.st_size)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The whole content, or as much as can be read of it.
    func wholeContent() -> [UInt8] {
        let start = place
        defer { place = start }
        place = 0
        return [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
            while let base = buffer.baseAddress, count < byteCount {
                let got = read(into: base + count, min(byteCount - count, 1 << 20))
                if got <= 0 { break }
                count += Int(got)
            }
        }
    }

    /// Reads the next bytes, at most `count`: their number, or a status of FFmpeg.
    func read(into target: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int32 {
        let wanted = min(count, byteCount - place)
        guard wanted > 0 else { return cff_error_eof }
        if descriptor < 0 {
            content.withUnsafeBufferPointer {
                if let base = $0.baseAddress { target.update(from: base + place, count: wanted) }
            }
            place += wanted
            return Int32(clamping: wanted)
        }
        while true {
            let got = pread(descriptor, target, wanted, off_t(place))
            if got > 0 {
                place += got
                return Int32(clamping: got)
            }
            if got < 0, errno == EINTR { continue }
            // Nothing left although there was: the file has been cut short in the meantime.
            return got == 0 ? cff_error_eof : -errno
        }
    }

    /// Moves to another place, or answers how long the file is: a place, or a negative status.
    func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
        let base: Int64
        switch whence & ~AVSEEK_FORCE {
        case AVSEEK_SIZE: return Int64(byteCount)
        case SEEK_SET: base = 0
        case SEEK_CUR: base = Int64(place)
        case SEEK_END: base = Int64(byteCount)
        default: return Int64(-EINVAL)
        }
        let target = base.addingSaturated(offset)
        guard target >= 0 else { return Int64(-EINVAL) }
        place = Int(min(target, Int64(byteCount)))
        return target
    }

    private static func check(_ status: stat, _ path: String) throws(MediaError) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR:
            throw MediaError(.notAFile, "is a folder; pass one file inside it", path: path)
        case S_IFIFO, S_IFSOCK:
            throw MediaError(
                .notAFile, "is a pipe; write its content to a file and pass that", path: path)
        default:
            throw MediaError(.notAFile, "is a device; pass a regular file", path: path)
        }
        guard status.st_size > 0 else {
            throw MediaError(
                .empty, "is empty; copy or generate the file again", path: path)
        }
    }

    private static func refusal(_ path: String, _ number: Int32) -> MediaError {
        let cause = String(cString: strerror(number))
        switch number {
        case ENOENT, ENOTDIR:
            if looksLikeAddress(path) {
                return MediaError(
                    .notLocal, "is an address, and only local files are read; download it first",
                    path: path)
            }
            return MediaError(
                .missing, "does not exist; check the path", path: path, underlying: cause)
        case ENXIO, ENODEV:
            return MediaError(
                .notAFile, "is a pipe or a device; pass a regular file", path: path)
        case ENAMETOOLONG, ELOOP:
            return MediaError(
                .missing, "cannot be found under that name; check the path", path: path,
                underlying: cause)
        default:
            return MediaError(
                .unreadable, "cannot be opened for reading; check its permissions", path: path,
                underlying: cause)
        }
    }

    /// Whether `path` begins like `scheme://` or `pipe:`.
    private static func looksLikeAddress(_ path: String) -> Bool {
        guard let colon = path.firstIndex(of: ":") else { return path == "-" }
        let scheme = path[..<colon]
        let letters = scheme.utf8.allSatisfy {
            (97...122).contains($0 | 32) || (48...57).contains($0) || $0 == 43 || $0 == 45
        }
        guard letters, scheme.count > 1 else { return false }
        return path[colon...].hasPrefix("://")
            || ["pipe", "fd", "tcp", "udp", "data", "concat", "crypto"].contains(scheme)
    }
}
