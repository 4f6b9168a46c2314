internal import FoundationEssentials
internal import Glibc
internal import Report

/// The folder that a batch writes to, held by one batch at a time.
final class OutputFolder {
    private let path: String
    private let lock: Int32

    init(_ path: String) throws(BatchError) {
        self.path = path
        try Self.make(path)
        let name = path + "/.holdfast-batch.lock"
        lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard lock >= 0 else {
            throw .unusable(
                "\(path): cannot be written; name a folder that you may write to with --output")
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw .unusable(
                "\(path): another batch is writing there; wait for it to end, or name another "
                    + "folder with --output")
        }
        removePartials()
    }

    deinit { close(lock) }

    /// The folder and those above it.
    ///
    /// - Parameter option: the option that named it.
    static func make(_ path: String, option: String = "--output") throws(BatchError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += made.isEmpty || made == "/" ? String(part) : "/" + part
            if mkdir(made, 0o777) != 0, errno != EEXIST, !FileSystem.isFolder(made) {
                throw .unusable(
                    "\(path): cannot be made; name a folder that you may write to with \(option)")
            }
        }
        guard FileSystem.isFolder(path) else {
            throw .unusable("\(path): is no folder; name one with \(option)")
        }
    }

    /// What a batch that was killed left half written.
    private func removePartials() {
        for partial in FileSystem.matches(of: FileSystem.quoted(path) + "/.holdfast-*.partial") {
            unlink(partial)
        }
    }

    /// Writes `bytes` under `name`, unless they are there already.
    func write(_ bytes: [UInt8], name: String) throws(BatchError) {
        let file = path + "/" + name
        guard !FileSystem.holds(file, bytes) else { return }
        do throws(ReportError) {
            try OutputFile.write(bytes, to: file)
        } catch {
            throw BatchError(error)
        }
    }

    /// Removes what an earlier run wrote under `name`.
    func remove(_ name: String) {
        unlink(path + "/" + name)
    }
}

extension OutputFolder {
    /// The file that tells which take has which name.
    private static let namesFile = ".holdfast-names.json"

    /// Names that takes were given in this folder before, by absolute path; none when they cannot be read.
    func names() -> [String: String] {
        FileManager.default.contents(atPath: path + "/" + Self.namesFile)
            .flatMap { try? JSONDecoder().decode([String: String].self, from: $0) } ?? [:]
    }

    /// Keeps the names of `items`, and those of takes that are not among them and do not share one.
    func keep(names items: [BatchItem]) throws(BatchError) {
        let taken = Set(items.map(\.name))
        var names = names().filter { !taken.contains($0.value) }
        for item in items { names[FileSystem.absolute(item.path)] = item.name }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let text = try? encoder.encode(names) else { return }
        try write([UInt8](text) + [0x0A], name: Self.namesFile)
    }
}
