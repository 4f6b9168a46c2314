internal import CFFmpeg

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Owns the open descriptor and buffer of one local, regular file.
struct ByteSource: ~Copyable {
    let pointer: UnsafeMutablePointer<AVIOContext>
    /// Length of the file when it was opened.
    let byteCount: Int

    /// Opens `path`, which must name a regular file with something in it.
    ///
    /// - Throws: `missing`, `notLocal`, `notAFile`, `unreadable` or `empty`.
    init(path: String) throws(MediaError) {
        let byteCount = try ByteSource.check(path)
        var context: UnsafeMutablePointer<AVIOContext>?
        var options: OpaquePointer?
        av_dict_set(&options, "protocol_whitelist", "file", 0)
        defer { av_dict_free(&options) }
        // The prefix keeps a name with a colon from being read as an address.
        let status = avio_open2(&context, "file:" + path, AVIO_FLAG_READ, nil, &options)
        guard status >= 0, let context else {
            throw MediaError(
                .unreadable, "cannot be opened for reading; check its permissions", path: path,
                underlying: FFmpegStatus.describe("avio_open2", status))
        }
        pointer = context
        self.byteCount = byteCount
    }

    deinit {
        var context: UnsafeMutablePointer<AVIOContext>? = pointer
        avio_closep(&context)
    }

    /// Looks at what `path` names, before anything is opened: opening a pipe would wait for ever.
    private static func check(_ path: String) throws(MediaError) -> Int {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw MediaError(.missing, "is no file name; pass the path of a file", path: path)
        }
        var status = stat()
        guard stat(path, &status) == 0 else {
            let cause = String(cString: strerror(errno))
            if looksLikeAddress(path) {
                throw MediaError(
                    .notLocal, "is an address, and only local files are read; download it first",
                    path: path)
            }
            if errno == EACCES {
                throw MediaError(
                    .unreadable, "cannot be opened for reading; check its permissions", path: path,
                    underlying: cause)
            }
            throw MediaError(
                .missing, "does not exist; check the path", path: path, underlying: cause)
        }
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
        guard access(path, R_OK) == 0 else {
            throw MediaError(
                .unreadable, "cannot be opened for reading; check its permissions", path: path,
                underlying: String(cString: strerror(errno)))
        }
        guard status.st_size > 0 else {
            throw MediaError(
                .empty, "is empty; copy or generate the file again", path: path)
        }
        return Int(status.st_size)
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
