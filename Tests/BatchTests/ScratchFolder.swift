import Foundation

/// A folder that goes with the value's last use.
final class ScratchFolder: Sendable {
    private let folder: URL

    init() throws {
        // Links are resolved, so that paths compare.
        folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "holdfast-batch-\(UInt64.random(in: 0...UInt64.max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.path + "/" + name }

    func write(_ text: String, to name: String) throws {
        let file = URL(filePath: path(name))
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func read(_ name: String) throws -> String {
        try String(contentsOfFile: path(name), encoding: .utf8)
    }

    /// Names and contents of the files in a folder, hidden ones left out.
    func contents(_ name: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: path(name))
        where !file.hasPrefix(".") {
            files[file] = try Data(contentsOf: URL(filePath: path(name) + "/" + file))
        }
        return files
    }

    /// Copies a drawn take, as old as a take that was finished long ago.
    func copy(_ take: String, to name: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let target = URL(filePath: path(name))
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: root.appending(path: "Fixtures/Cache/takes/\(take)"), to: target)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -100)], ofItemAtPath: target.path)
    }

    /// The program, built beside the tests.
    static let program = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: ".build/release/holdfast").path
}
