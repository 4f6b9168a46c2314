internal import Glibc

/// What is where on the disk.
enum FileSystem {
    static func isFolder(_ path: String) -> Bool { mode(of: path) == S_IFDIR }

    static func exists(_ path: String) -> Bool { mode(of: path) != nil }

    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    /// The path with all links followed; `nil` when it leads nowhere.
    static func resolved(_ path: String) -> String? {
        // Safety: `realpath` returns memory of its own, freed here after it was copied.
        guard let text = realpath(path, nil) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }

    /// `path` from the root, whether anything is there or not.
    static func absolute(_ path: String) -> String {
        if let resolved = resolved(path) { return resolved }
        guard !path.hasPrefix("/"), let here = resolved(".") else { return path }
        return here + "/" + path
    }

    /// Lower-case letters after the last dot of the last part.
    static func ending(of path: String) -> String {
        guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."),
            dot != name.startIndex
        else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// Last part of a path without its ending.
    static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let ending = ending(of: path)
        return ending.isEmpty ? name : String(name.dropLast(ending.count + 1))
    }

    /// Files below `folder` with one of `endings`, in order; hidden ones and those of hidden folders are
    /// left out, links to folders are not followed.
    static func files(below folder: String, endings: Set<String>) throws(BatchError) -> [String] {
        guard let handle = opendir(folder) else {
            throw .unusable("\(folder): cannot be listed; change its permissions")
        }
        defer { closedir(handle) }
        var files: [String] = []
        var folders: [String] = []
        while let entry = readdir(handle) {
            // Safety: `d_name` is terminated, and is copied before the next call.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !name.hasPrefix(".") else { continue }
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            var status = stat()
            guard lstat(path, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: folders.append(path)
            case S_IFREG, S_IFLNK:
                if endings.contains(ending(of: path)), !isFolder(path) { files.append(path) }
            default: break
            }
        }
        for folder in folders { files += try self.files(below: folder, endings: endings) }
        return files.sorted()
    }

    /// The paths that a shell pattern matches, in order.
    static func matches(of pattern: String) -> [String] {
        var result = glob_t()
        defer { globfree(&result) }
        guard glob(pattern, GLOB_NOSORT, nil, &result) == 0 else { return [] }
        return (0..<Int(result.gl_pathc)).compactMap { index in
            result.gl_pathv[index].map { String(cString: $0) }
        }.sorted()
    }
}

extension FileSystem {
    /// `path` as a pattern that matches itself alone.
    static func quoted(_ path: String) -> String {
        path.reduce(into: "") { text, character in
            if "*?[]\\".contains(character) { text.append("\\") }
            text.append(character)
        }
    }

    /// Whether the file at `path` consists of `bytes`.
    static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return false }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            Int(status.st_size) == bytes.count
        else { return false }
        var content = [UInt8](repeating: 0, count: bytes.count)
        var count = 0
        while count < content.count {
            // Safety: the buffer lives for the call, and `read` fills at most what is left of it.
            let got = content[count...].withUnsafeMutableBytes {
                Glibc.read(file, $0.baseAddress, $0.count)
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return false }
            count += got
        }
        return content == bytes
    }
}
