internal import Glibc
internal import Holdfast
internal import Synchronization

/// How far long work is, on one line of a terminal; silent anywhere else.
final class ProgressBar: Sendable {
    private let label: String
    private let isShown: Bool
    private let lastDrawn = Mutex<ContinuousClock.Instant?>(nil)

    /// A bar on standard error, unless `quiet` or no terminal is there.
    init(label: String, quiet: Bool) {
        self.label = label
        isShown = !quiet && Terminal.isCapable(STDERR_FILENO)
    }

    /// What the analyser calls as it goes, from any thread; draws at most ten times a second.
    var report: (@Sendable (AnalysisProgress) -> Void)? {
        guard isShown else { return nil }
        return { progress in
            self.lastDrawn.withLock { last in
                let now = ContinuousClock.now
                if let last, last.duration(to: now) < .milliseconds(100) { return }
                last = now
                Terminal.show("\r\u{1B}[K" + self.line(progress), on: STDERR_FILENO)
            }
        }
    }

    /// Removes the bar.
    func finish() {
        let wasDrawn = lastDrawn.withLock { $0 != nil }
        if wasDrawn { Terminal.show("\r\u{1B}[K", on: STDERR_FILENO) }
    }

    private func line(_ progress: AnalysisProgress) -> String {
        guard let expected = progress.expected, expected > 0 else {
            return "\(label)  frame \(progress.frames)"
        }
        let share = min(1, Double(progress.frames) / Double(expected))
        let width = 24
        let full = Int(share * Double(width))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
        return
            "\(label)  \(bar)  \(Int(share * 100)) %  frame \(progress.frames) of \(expected)"
    }
}
