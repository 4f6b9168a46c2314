internal import Glibc

/// Results on their way out: whole under their final name, or not there at all.
public enum OutputFile {
    /// The path that stands for standard output.
    public static let standardOutput = "-"

    /// Writes `text` as UTF-8; see `write(_:to:)` for bytes.
    public static func write(_ text: String, to path: String) throws(ReportError) {
        try write([UInt8](text.utf8), to: path)
    }

    /// Writes `bytes` to the file at `path`, or to standard output when `path` is `-`.
    ///
    /// A regular file is written under a temporary name in the same folder and renamed, so that a full
    /// disk or an interruption leaves whatever was there before. Symbolic links are followed; devices and
    /// pipes are written directly.
    ///
    /// - Throws: `ReportError` of code `unwritable`, or `readerGone` when standard output was closed.
    public static func write(_ bytes: [UInt8], to path: String) throws(ReportError) {
        if path == standardOutput {
            try fill(STDOUT_FILENO, with: bytes, path: "standard output")
            return
        }
        let target = try OutputTarget(path: path)
        guard let folder = target.folder else {
            let file = open(path, O_WRONLY | O_CLOEXEC)
            guard file >= 0 else { throw failure(path, "open") }
            defer { close(file) }
            try fill(file, with: bytes, path: path)
            return
        }
        let partial = try PartialFile(in: folder, for: path, mode: target.mode)
        do throws(ReportError) {
            try fill(partial.descriptor, with: bytes, path: path)
            guard fsync(partial.descriptor) == 0 else { throw failure(path, "fsync") }
        } catch {
            partial.discard()
            throw error
        }
        guard close(partial.descriptor) == 0 else {
            let error = failure(path, "close")
            unlink(partial.name)
            throw error
        }
        guard rename(partial.name, target.path) == 0 else {
            let error = failure(path, "rename")
            unlink(partial.name)
            throw error
        }
    }

    /// Fails now if writing to `path` would fail for want of a folder or a permission, before minutes of
    /// work are spent on what cannot be kept. Leaves nothing behind.
    ///
    /// - Throws: `ReportError` of code `unwritable`.
    public static func ensureWritable(_ path: String) throws(ReportError) {
        if path == standardOutput { return }
        let target = try OutputTarget(path: path)
        if let folder = target.folder {
            try PartialFile(in: folder, for: path, mode: target.mode).discard()
        }
    }

    private static func fill(
        _ file: Int32, with bytes: [UInt8], path: String
    ) throws(ReportError) {
        var offset = 0
        while offset < bytes.count {
            let written = bytes[offset...].withUnsafeBytes {
                // Safety: the buffer lives for the call, and `write` reads at most its count.
                Glibc.write(file, $0.baseAddress, $0.count)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw failure(path, "write")
            }
            offset += written
        }
    }

    /// The failure that `errno` tells of, in words.
    static func failure(_ path: String, _ step: String) -> ReportError {
        let number = errno
        let message =
            switch number {
            case ENOENT:
                "cannot be written because its folder does not exist; create the folder first"
            case ENOTDIR:
                "cannot be written because part of its path is not a folder; correct the path"
            case EACCES, EPERM, EROFS:
                "cannot be written here; name a file in a folder that you may write to"
            case ENOSPC, EDQUOT, EFBIG:
                "does not fit on the disk; free some space or write it elsewhere"
            case EISDIR:
                "is a folder; name a file inside it"
            case EPIPE:
                "was closed by its reader before everything was written"
            default:
                "cannot be written; name another file"
            }
        // Safety: `strerror` returns a string that stays valid until this thread calls it again.
        let reason = String(cString: strerror(number))
        return ReportError(
            code: number == EPIPE ? .readerGone : .unwritable, path: path, message: message,
            place: "\(step): \(reason)")
    }
}
