internal import FoundationEssentials
internal import Glibc
internal import Report

/// A worker seen from the batch: a process, two pipes, and the take that it works on.
final class WorkerProcess {
    /// A reply with the document that it announced.
    struct Answer {
        let reply: WorkerReply
        let document: [UInt8]
    }

    let pid: pid_t
    /// Where its answers come out.
    let output: Int32
    private let input: Int32
    private var received: [UInt8] = []
    /// The item at work and when it was begun; `nil` when idle.
    private(set) var job: (index: Int, began: ContinuousClock.Instant, threads: Int)?
    /// Share of the take that is done.
    private(set) var share = 0.0

    /// Starts `command`.
    init(_ command: [String]) throws(BatchError) {
        let toChild = try Self.pipe()
        let fromChild: (read: Int32, write: Int32)
        do throws(BatchError) {
            fromChild = try Self.pipe()
        } catch {
            close(toChild.read)
            close(toChild.write)
            throw error
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild.read, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, fromChild.write, STDOUT_FILENO)
        // Safety: copies of the arguments, freed when the call has returned; the last is the end mark.
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var pid = pid_t()
        let status = posix_spawn(&pid, command[0], &actions, nil, &arguments, environ)
        close(toChild.read)
        close(fromChild.write)
        guard status == 0 else {
            close(toChild.write)
            close(fromChild.read)
            throw .fault(
                "\(command[0]): a worker cannot be started (\(String(cString: strerror(status))))")
        }
        self.pid = pid
        input = toChild.write
        output = fromChild.read
    }

    /// A pipe that no other worker inherits.
    private static func pipe() throws(BatchError) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else {
            throw .fault("a worker cannot be started: too many files are open")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    deinit {
        close(input)
        close(output)
    }

    /// Gives it `request`; a worker that has gone shows when its answer is read.
    func ask(_ request: WorkerRequest, index: Int) {
        job = (index, .now, request.threads)
        share = 0
        if let line = try? JSONEncoder().encode(request) {
            _ = WorkerPipe.write([UInt8](line) + [0x0A], to: input)
        }
    }

    /// Reads what there is; to be called when `output` is readable.
    ///
    /// - Returns: an answer once it is whole.
    /// - Throws: `Gone` when the process has ended.
    func read() throws(Gone) -> Answer? {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = Glibc.read(output, &chunk, chunk.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return nil }
        guard count > 0 else { throw Gone() }
        received += chunk[..<count]
        while let end = received.firstIndex(of: 0x0A) {
            guard
                let reply = try? JSONDecoder().decode(
                    WorkerReply.self, from: Data(received[..<end]))
            else { throw Gone() }
            let size = reply.documentBytes ?? 0
            guard received.count - end - 1 >= size else { return nil }
            let document = Array(received[(end + 1)..<(end + 1 + size)])
            received.removeFirst(end + 1 + size)
            if let progress = reply.progress {
                if progress.count == 2, progress[1] > 0 {
                    share = min(1, Double(progress[0]) / Double(progress[1]))
                }
                continue
            }
            job = nil
            return Answer(reply: reply, document: document)
        }
        return nil
    }

    /// Ends the process and waits for it.
    ///
    /// - Returns: the signal that had ended it before; `nil` when it ended otherwise.
    @discardableResult
    func end() -> Int32? {
        kill(pid, SIGKILL)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal != 0 && signal != SIGKILL ? signal : nil
    }

    /// The process has ended.
    struct Gone: Error {}
}
