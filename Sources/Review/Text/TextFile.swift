internal import Glibc

/// Small text files, read without Foundation.
enum TextFile {
    /// Why a file is not read, as the end of a sentence.
    struct Reason: Error, CustomStringConvertible {
        let description: String
    }

    /// The text of the file at `path`, at most `most` bytes of UTF-8; a byte-order mark is dropped.
    static func read(_ path: String, most: Int) -> Result<String, Reason> {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            let words: String =
                switch errno {
                case ENOENT, ENOTDIR: "it is not there; correct the path"
                case EACCES, EPERM: "it may not be opened; change its permissions"
                default: "it cannot be opened; check the file"
                }
            return .failure(Reason(description: words))
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return .failure(Reason(description: "it is no regular file; name a file"))
        }
        var bytes = [UInt8](repeating: 0, count: most + 1)
        var count = 0
        while count < bytes.count {
            // Safety: the buffer lives for the call, and `read` fills at most what is left of it.
            let got = bytes[count...].withUnsafeMutableBytes {
                read(file, $0.baseAddress, $0.count)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else {
                return .failure(Reason(description: "it cannot be read to its end; check the disk"))
            }
            if got == 0 { break }
            count += got
        }
        guard count <= most else {
            return .failure(Reason(description: "it is larger than \(most / 1024) KiB"))
        }
        guard let text = String(validating: bytes[..<count], as: UTF8.self) else {
            return .failure(Reason(description: "it is not UTF-8 text; save it as UTF-8"))
        }
        return .success(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
    }

    private static func read(_ file: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        Glibc.read(file, base, count)
    }
}
