internal import FoundationEssentials
internal import Glibc
internal import Report

/// What is known of where text goes.
enum Terminal {
    /// How a summary that goes to `file` is laid out.
    static func style(for file: Int32) -> SummaryStyle {
        SummaryStyle(width: width(of: file), colour: isCapable(file) && !refusesColour)
    }

    /// Whether `file` is a terminal that lines can be redrawn on.
    static func isCapable(_ file: Int32) -> Bool {
        isatty(file) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Writes a result for people: to standard output, where its loss is an error, or to standard error
    /// when standard output carries something else.
    static func present(
        _ text: (SummaryStyle) -> String, outputIsTaken: Bool = false
    ) throws(CommandFailure) {
        if outputIsTaken {
            show(text(style(for: STDERR_FILENO)), on: STDERR_FILENO)
            return
        }
        try CommandFailure.tellingOutput { () throws(ReportError) in
            try OutputFile.write(
                text(style(for: STDOUT_FILENO)), to: OutputFile.standardOutput)
        }
    }

    /// Writes a line to standard error.
    static func say(_ message: String) {
        show(message + "\n", on: STDERR_FILENO)
    }

    /// Writes `text` to `file`; what the reader does not take is lost.
    static func show(_ text: String, on file: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            // Safety: the buffer lives for the call, and `write` reads at most its count.
            let written = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }

    /// By the rule of no-color.org: present and not empty.
    private static var refusesColour: Bool {
        !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// Columns: those of the terminal, else of `COLUMNS`, else 100.
    private static func width(of file: Int32) -> Int {
        var size = winsize()
        // Safety: the request fills one `winsize`, which is what it is given.
        if ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        let stated = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 100
        return min(max(stated, 40), 1000)
    }
}
