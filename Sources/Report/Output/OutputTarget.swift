internal import Glibc

/// Where a path leads: a regular file to be replaced or made, or a device to be written directly.
struct OutputTarget {
    /// The path to rename to, with symbolic links followed.
    let path: String
    /// The folder of `path`; `nil` for a device or pipe.
    let folder: String?
    /// Permissions of the file that is there already.
    let mode: mode_t?

    init(path: String) throws(ReportError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            // An absent file is the usual case; whatever else is wrong shows when it is created.
            if path.isEmpty || path.hasSuffix("/") { throw OutputFile.failure(path, "stat") }
            self.init(path: path, folder: Self.folder(of: path), mode: nil)
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            errno = EISDIR
            throw OutputFile.failure(path, "open")
        case S_IFREG:
            guard access(path, W_OK) == 0 else { throw OutputFile.failure(path, "open") }
            // Safety: `realpath` returns memory of its own, freed here after it was copied.
            guard let resolved = realpath(path, nil) else {
                throw OutputFile.failure(path, "realpath")
            }
            defer { free(resolved) }
            let path = String(cString: resolved)
            self.init(path: path, folder: Self.folder(of: path), mode: status.st_mode & 0o7777)
        default:
            self.init(path: path, folder: nil, mode: nil)
        }
    }

    private init(path: String, folder: String?, mode: mode_t?) {
        self.path = path
        self.folder = folder
        self.mode = mode
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
