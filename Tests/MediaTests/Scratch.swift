import Glibc

/// A folder of its own for one test, removed at the end with all that is in it.
final class ScratchFolder {
    let path: String

    init() {
        var name = Array("/tmp/holdfast-media-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else { fatalError("no temporary folder") }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        chmod(path, 0o700)
        for entry in entries { unlink("\(path)/\(entry)") }
        rmdir(path)
    }

    /// Writes `bytes` under `name` and returns the path.
    func write(_ bytes: [UInt8], as name: String) -> String {
        let path = "\(path)/\(name)"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        precondition(descriptor >= 0)
        precondition(bytes.isEmpty || Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
        close(descriptor)
        return path
    }

    /// The bytes of the file `name`.
    func read(_ name: String) -> [UInt8] { Scratch.bytes(of: "\(path)/\(name)") }

    /// Names of the files inside, sorted.
    var entries: [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}

/// Files of tests.
enum Scratch {
    /// The bytes of the file at `path`.
    static func bytes(of path: String) -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        precondition(descriptor >= 0, "\(path) cannot be read; run make fixtures first")
        var status = stat()
        fstat(descriptor, &status)
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        precondition(Glibc.read(descriptor, &bytes, bytes.count) == bytes.count)
        close(descriptor)
        return bytes
    }
}
