internal import FoundationEssentials
internal import Glibc
public import Holdfast
internal import Report
internal import Review
internal import Synchronization

/// The other end of a batch: analyses what it is asked on standard input, answers on standard output.
///
/// One process for each take at work: a take that brings its worker down, or that takes too long, costs
/// itself alone.
public enum BatchWorker {
    /// Serves until standard input ends.
    public static func serve(_ analyser: Analyser) async {
        endWithParent()
        while let line = readLine() {
            guard
                let request = try? JSONDecoder().decode(
                    WorkerRequest.self, from: Data(line.utf8))
            else {
                send(WorkerReply(error: "the worker was asked what it does not understand"))
                continue
            }
            await answer(request, analyser.with(threads: request.threads))
        }
    }

    private static func answer(_ request: WorkerRequest, _ analyser: Analyser) async {
        let progress = ProgressReports()
        do {
            let shot = try request.shot()
            let analysis = try await analyser.analyze(
                take: request.take,
                anchors: request.anchors.map {
                    AnchorRequest(path: $0.path, role: AnchorRole(rawValue: $0.role) ?? .identity)
                }, shot: shot, prompt: request.prompt, keepsPictures: request.pictures != nil
            ) { progress.report($0) }
            let document = try DocumentWriter.json(analysis.document)
            if let path = request.pictures {
                try OutputFile.write(
                    StoredPictures.bytes(analysis.pictures, for: analysis.document), to: path)
            }
            var reply = WorkerReply()
            reply.row = TakeRow(analysis.document, name: request.name, path: request.take)
            reply.take = analysis.document.take
            reply.documentBytes = document.count
            send(reply, document)
        } catch {
            send(WorkerReply(error: String(describing: error)))
        }
    }

    /// Frames measured, told five times a second.
    private final class ProgressReports: Sendable {
        private let last = Mutex(ContinuousClock.now)

        func report(_ progress: AnalysisProgress) {
            let isDue = last.withLock { last in
                guard last.duration(to: .now) > .milliseconds(200) else { return false }
                last = .now
                return true
            }
            if isDue {
                BatchWorker.send(
                    WorkerReply(progress: [progress.frames, progress.expected ?? 0]))
            }
        }
    }

    private static let output = Mutex(())

    private static func send(_ reply: WorkerReply, _ document: [UInt8] = []) {
        guard let line = try? JSONEncoder().encode(reply) else { return }
        output.withLock { _ in
            guard WorkerPipe.write([UInt8](line) + [0x0A] + document, to: STDOUT_FILENO) else {
                // Nobody listens any more.
                _exit(0)
            }
        }
    }

    /// Ends this process when the one that started it ends, however that came about: its end of our
    /// standard input is then closed.
    private static func endWithParent() {
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { _ in
                var watched = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
                while true {
                    let status = poll(&watched, 1, -1)
                    if status > 0, watched.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 {
                        _exit(0)
                    }
                    if status < 0, errno != EINTR { return nil }
                }
            }, nil)
        pthread_detach(thread)
    }
}
