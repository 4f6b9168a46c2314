internal import Batch
internal import Glibc
internal import Report

/// A batch as it goes: a bar with the time left on a terminal, a line for each take elsewhere.
final class BatchDisplay {
    private let quiet: Bool
    private let verbose: Bool
    private let isTerminal: Bool
    private let watches: Bool
    private let began = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?
    private var isDrawn = false
    /// Takes that came from the store, which say nothing of how long others need.
    private var known = 0

    /// - Parameters:
    ///   - verbose: whether each take gets its line on a terminal too.
    init(quiet: Bool, verbose: Bool = false, watches: Bool) {
        self.quiet = quiet
        self.verbose = verbose
        self.watches = watches
        isTerminal = Terminal.isCapable(STDERR_FILENO)
    }

    func show(_ event: BatchEvent) {
        guard !quiet else { return }
        switch event {
        case .found(let count):
            if watches || !isTerminal { say(count == 1 ? "1 take" : "\(count) takes") }
        case .finished(let row, let wasKnown, let done, let total):
            if wasKnown { known += 1 }
            guard verbose || !isTerminal || row.state == "failed" else { return }
            let what = row.error ?? ([row.state] + row.reasons.prefix(1)).joined(separator: ": ")
            say("[\(done)/\(total)] \(row.name) \(what)\(wasKnown ? " (known)" : "")")
        case .progress(let done, let total):
            if isTerminal { draw(done, total) }
        case .waiting: say("waiting for new takes; ^C ends")
        }
    }

    /// Removes the bar.
    func finish() {
        if isDrawn { Terminal.show("\r\u{1B}[K", on: STDERR_FILENO) }
        isDrawn = false
    }

    private func say(_ line: String) {
        finish()
        Terminal.say(PlainLine.text(line))
    }

    private func draw(_ done: Double, _ total: Int) {
        let now = ContinuousClock.now
        if let lastDrawn, lastDrawn.duration(to: now) < .milliseconds(200) { return }
        lastDrawn = now
        isDrawn = true
        let share = total > 0 ? min(1, done / Double(total)) : 1
        let width = 24
        let full = Int(share * Double(width))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
        var line = "\(bar)  \(Int(done)) of \(total) takes"
        let analysed = done - Double(known)
        if analysed > 0.2 {
            let seconds = Double(began.duration(to: now).components.seconds)
            line += "  " + Self.time(seconds / analysed * (Double(total) - done)) + " left"
        }
        Terminal.show("\r\u{1B}[K" + line, on: STDERR_FILENO)
    }

    private static func time(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 1e7).rounded(.up))
        if whole < 90 { return "\(whole) s" }
        if whole < 5_400 { return "\((whole + 30) / 60) min" }
        return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
    }
}

/// File names made safe for a terminal.
enum PlainLine {
    /// `text` with control characters replaced by `?`.
    static func text(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.properties.generalCategory == .control ? "?" : $0
                }))
    }
}
