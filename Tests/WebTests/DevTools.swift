import Foundation
import Report
import Synchronization

/// What a browser would not do.
struct BrowserFault: Error, CustomStringConvertible {
    let description: String
}

/// A headless Chromium, spoken to by its own DevTools protocol over two pipes: no driver, no port.
///
/// Messages are JSON, each ended by a zero byte; see `chromedevtools.github.io/devtools-protocol`.
final class DevTools {
    /// An event: its name and what it says.
    struct Event {
        let method: String
        let params: JSONValue
    }

    /// How long a browser may take to answer, in seconds.
    static let patience = 30.0

    private let process: pid_t
    private let toBrowser: Int32
    private let fromBrowser: Int32
    private let profile: String
    private var received: [UInt8] = []
    private var answers: [Int: JSONValue] = [:]
    private var nextID = 1
    /// What the browser told without being asked, in order.
    private(set) var events: [Event] = []

    /// Starts the browser.
    init() throws {
        let program =
            ProcessInfo.processInfo.environment["HOLDFAST_CHROMIUM"] ?? "/usr/bin/chromium"
        guard access(program, X_OK) == 0 else {
            throw BrowserFault(description: "\(program) is not there; run 'make setup'")
        }
        profile = NSTemporaryDirectory() + "holdfast-web-\(UInt64.random(in: 0...UInt64.max))"
        var flags = [
            "--headless=new", "--remote-debugging-pipe", "--user-data-dir=\(profile)",
            "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions",
            "--mute-audio",
            "--disable-background-networking", "--hide-scrollbars", "--force-color-profile=srgb",
            "--autoplay-policy=no-user-gesture-required",
        ]
        // As root, as in a container, Chromium's own sandbox cannot be set up.
        if geteuid() == 0 { flags.append("--no-sandbox") }
        let asked = try Self.pipe()
        let told = try Self.pipe()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, asked.read, 3)
        posix_spawn_file_actions_adddup2(&actions, told.write, 4)
        for file in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, file, "/dev/null", O_WRONLY, 0)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own, so that all its processes can be ended together.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        // Safety: copies of the arguments, freed when the call has returned; the last is the end mark.
        var arguments: [UnsafeMutablePointer<CChar>?] =
            ([program] + flags).map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process = pid_t()
        let status = posix_spawn(&process, program, &actions, &attributes, &arguments, environ)
        close(asked.read)
        close(told.write)
        guard status == 0 else {
            throw BrowserFault(description: "\(program) cannot be started")
        }
        self.process = process
        toBrowser = asked.write
        fromBrowser = told.read
        Self.running.withLock { $0 = (process, profile) }
        atexit { DevTools.running.withLock { DevTools.end($0) } }
    }

    private static let running = Mutex<(process: pid_t, profile: String)?>(nil)

    /// Ends the browser and takes its profile away, when the tests end.
    private static func end(_ running: (process: pid_t, profile: String)?) {
        guard let running else { return }
        kill(-running.process, SIGKILL)
        var status = Int32()
        waitpid(running.process, &status, 0)
        try? FileManager.default.removeItem(atPath: running.profile)
    }

    /// A pipe beyond the two numbers that the browser has fixed.
    private static func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else {
            throw BrowserFault(description: "no pipe can be made")
        }
        let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
        ends.forEach { close($0) }
        return (moved[0], moved[1])
    }

    /// Calls `method` and waits for its answer.
    @discardableResult
    func call(
        _ method: String, _ params: JSONValue = [:], session: String? = nil
    ) throws -> JSONValue {
        let id = nextID
        nextID += 1
        var message: [String: JSONValue] = [
            "id": .integer(id), "method": .text(method), "params": params,
        ]
        if let session { message["sessionId"] = .text(session) }
        try send([UInt8](JSONEncoder().encode(JSONValue.object(message))) + [0])
        let answer = try wait("an answer to \(method)") { answers.removeValue(forKey: id) }
        if let error = answer["error"] {
            throw BrowserFault(description: "\(method): \(error)")
        }
        return answer["result"] ?? .null
    }

    /// Waits until `look` finds something in what has come.
    func wait<Found>(_ what: String, for look: () throws -> Found?) throws -> Found {
        let end = Date(timeIntervalSinceNow: Self.patience)
        while true {
            if let found = try look() { return found }
            guard Date() < end else { throw BrowserFault(description: "no \(what) in time") }
            try receive()
        }
    }

    /// Forgets the events so far.
    func forgetEvents() { events = [] }

    private func send(_ bytes: [UInt8]) throws {
        var left = bytes[...]
        while !left.isEmpty {
            // Safety: the buffer lives for the call, and `write` reads at most its count.
            let count = left.withUnsafeBytes { write(toBrowser, $0.baseAddress, $0.count) }
            guard count > 0 else { throw BrowserFault(description: "the browser has gone") }
            left = left.dropFirst(count)
        }
    }

    /// Takes in what has come within a tenth of a second.
    private func receive() throws {
        var file = pollfd(fd: fromBrowser, events: Int16(POLLIN), revents: 0)
        guard poll(&file, 1, 100) > 0 else { return }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        // Safety: the buffer lives for the call, and `read` fills at most its count.
        let count = chunk.withUnsafeMutableBytes { read(fromBrowser, $0.baseAddress, $0.count) }
        guard count > 0 else { throw BrowserFault(description: "the browser has gone") }
        received += chunk[..<count]
        while let end = received.firstIndex(of: 0) {
            let message = try JSONDecoder().decode(JSONValue.self, from: Data(received[..<end]))
            received.removeSubrange(...end)
            if case .integer(let id)? = message["id"] {
                answers[id] = message
            } else if case .text(let method)? = message["method"] {
                events.append(Event(method: method, params: message["params"] ?? .null))
            }
        }
    }
}
