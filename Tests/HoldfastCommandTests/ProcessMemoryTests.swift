import Foundation
import Glibc
import Testing

/// What a damaged file costs the whole program: a process of its own, measured from outside.
@Suite struct ProcessMemoryTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let program = root.appending(path: ".build/release/holdfast").path

    /// What one process may allocate, in kilobytes: 1 GB. A limit and not a reading, since the largest
    /// resident set of a child begins with that of the process it was spawned from.
    private static let allowance = 1 << 20

    /// Seconds of processor and exit code, negative for a signal, of the program under ``allowance``.
    private func cost(
        _ arguments: [String], allowance: Int = Self.allowance
    ) throws -> (seconds: Double, code: Int32) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        let limited = ["sh", "-c", "ulimit -d \(allowance) && exec \"$@\"", "sh", Self.program]
        var words: [UnsafeMutablePointer<CChar>?] = (limited + arguments).map { strdup($0) }
        words.append(nil)
        defer { words.forEach { free($0) } }
        var child = pid_t()
        try #require(posix_spawn(&child, "/bin/sh", &actions, nil, words, environ) == 0)
        var (status, use) = (Int32(0), rusage())
        while wait4(child, &status, 0, &use) < 0, errno == EINTR {}
        let seconds = { (time: timeval) in Double(time.tv_sec) + 1e-6 * Double(time.tv_usec) }
        let code = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
        return (seconds(use.ru_utime) + seconds(use.ru_stime), code)
    }

    @Test func damagedClipsStayWithinTheirMemory() throws {
        let clips = Self.root.appending(path: "Fixtures/Cache/clips")
        let findings = Self.root.appending(path: "Fixtures/Findings")
        let scratch = FileManager.default.temporaryDirectory
            .appending(path: "holdfast-memory-\(getpid())")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        var files = try FileManager.default.contentsOfDirectory(
            at: findings, includingPropertiesForKeys: nil
        ).filter { ["avi", "mp4", "mkv"].contains($0.pathExtension) }
        #expect(files.count >= 3)
        var state: UInt64 = 11
        let next = { (limit: Int) -> Int in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for name in ["h264.mp4", "hevc.mp4", "vp9.webm", "av1.mkv", "mpeg4.avi", "palette.gif"] {
            let whole = try Data(contentsOf: clips.appending(path: name))
            for round in 0..<4 {
                var bytes = [UInt8](whole)
                // Heads and indexes, where sizes stand.
                for _ in 0..<12 {
                    let reach = min(bytes.count, 900)
                    let place = round % 2 == 0 ? next(reach) : bytes.count - 1 - next(reach)
                    bytes[place] ^= 1 << UInt8(next(8))
                }
                let file = scratch.appending(path: "\(round)-\(name)")
                try Data(bytes).write(to: file)
                files.append(file)
            }
        }
        for file in files.sorted(by: { $0.path < $1.path }) {
            let cost = try cost(["probe", file.path, "--json", "-"])
            #expect([0, 65].contains(cost.code), "\(file.lastPathComponent): \(cost)")
            #expect(cost.seconds < 10, "\(file.lastPathComponent): \(cost)")
        }
    }

    /// The limit is one that bites: a take of this size does not fit into a hundredth of it.
    @Test func theAllowanceIsInForce() throws {
        let clip = Self.root.appending(path: "Fixtures/Cache/clips/h264.mp4").path
        #expect(try cost(["probe", clip, "--json", "-"]).code == 0)
        #expect(
            try cost(["probe", clip, "--json", "-"], allowance: Self.allowance / 100).code != 0)
    }

    /// A text in a picture that unpacks to more than any still may have.
    @Test func aLongTextInAStill() throws {
        let still = Self.root.appending(path: "Fixtures/Stills/long-text.png").path
        let cost = try cost(["preflight", still, "--json", "-"])
        #expect([0, 1].contains(cost.code), "\(cost)")
        #expect(cost.seconds < 10, "\(cost)")
    }
}
