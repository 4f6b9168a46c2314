import AllocationCounter
import ArgumentParser
import Foundation
import Glibc
import Holdfast
import Media
import Report
import Synchronization

/// One run of this program as a process of its own, that decodes a take or analyses it.
struct WholeRun: Sendable {
    enum Kind: String, CaseIterable, ExpressibleByArgument, Sendable {
        case decode, analyse

        var title: String { self == .decode ? "decoding alone" : "analysis" }
    }

    /// Seconds from the start of the process to its end.
    let wall: Double
    /// Seconds of processor, user and system, of all threads.
    let processor: Double
    /// Largest resident set.
    let peakMegabytes: Double
    let frames: Int
    let duration: Double
    /// Allocations from a quarter of the take to three quarters, for each frame in between.
    let allocationsPerFrame: Double

    /// Starts the process and waits for it.
    init(_ kind: Kind, take: String, threads: Int, withoutFaces: Bool) throws {
        var words = [
            "/proc/self/exe", take, "--once", kind.rawValue, "--threads", "\(threads)",
        ]
        if withoutFaces { words.append("--without-faces") }
        var pipe: [Int32] = [0, 0]
        guard Glibc.pipe(&pipe) == 0 else { throw ValidationError("no pipe is left") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
        posix_spawn_file_actions_addclose(&actions, pipe[0])
        defer { posix_spawn_file_actions_destroy(&actions) }
        var arguments = words.map { strdup($0) } + [nil]
        defer { for word in arguments { free(word) } }
        var child: pid_t = 0
        let start = ContinuousClock.now
        let status = posix_spawn(&child, words[0], &actions, nil, &arguments, environ)
        close(pipe[1])
        guard status == 0 else { throw ValidationError("the benchmark cannot start itself") }
        let answer = try FileHandle(fileDescriptor: pipe[0], closeOnDealloc: true).readToEnd()
        var code: Int32 = 0
        var usage = rusage()
        wait4(child, &code, 0, &usage)
        let elapsed = (ContinuousClock.now - start).components
        let numbers = String(decoding: answer ?? Data(), as: UTF8.self).split(separator: " ")
            .compactMap { Double($0) }
        guard code == 0, numbers.count == 3 else {
            throw ValidationError("\(take): the \(kind.title) failed")
        }
        wall = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
        processor = [usage.ru_utime, usage.ru_stime].reduce(0) {
            $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6
        }
        peakMegabytes = Double(usage.ru_maxrss) / 1024
        frames = Int(numbers[0])
        duration = numbers[1]
        allocationsPerFrame = numbers[2]
    }

    /// What the process does: prints frames, seconds of take and allocations a frame.
    static func perform(
        _ kind: Kind, take: String, threads: Int, withoutFaces: Bool
    ) async throws {
        let counts = Mutex<[UInt64]>([])
        let note: @Sendable () -> Void = { counts.withLock { $0.append(allocation_count()) } }
        let duration: Double
        switch kind {
        case .decode:
            var decoder = try VideoDecoder(path: take, threads: threads)
            while try decoder.next() != nil { note() }
            duration = decoder.timing.duration
        case .analyse:
            let analyser = try Analyser(
                options: AnalysisOptions(threads: threads, withoutFaces: withoutFaces))
            let analysis = try await analyser.analyze(take: take, anchors: []) { _ in note() }
            _ = try DocumentWriter.json(analysis.document)
            duration = analysis.document.take.duration
        }
        let all = counts.withLock { $0 }
        let (first, last) = (all.count / 4, 3 * all.count / 4)
        let rate = last > first ? Double(all[last] - all[first]) / Double(last - first) : 0
        print(all.count, duration, rate)
    }
}
