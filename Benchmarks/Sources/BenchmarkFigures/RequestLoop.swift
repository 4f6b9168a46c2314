import Foundation

/// Runs named work on request, so that another program can time its own in between.
package enum RequestLoop {
    /// Prints the names on one line, then answers each line `NAME CALLS` of standard input with the
    /// seconds of one call, mean over the calls.
    ///
    /// - Throws: what `work` throws; ends the program on a line that it cannot read.
    package static func serve(_ work: [String: () throws -> Void]) throws {
        say(work.keys.sorted().joined(separator: " "))
        let clock = ContinuousClock()
        while let line = readLine() {
            let words = line.split(separator: " ")
            guard words.count == 2, let body = work[String(words[0])], let calls = Int(words[1]),
                calls > 0
            else {
                FileHandle.standardError.write(Data("not NAME CALLS: \(line)\n".utf8))
                exit(64)
            }
            let start = clock.now
            for _ in 0..<calls { try body() }
            let elapsed = (clock.now - start).components
            let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
            say("\(seconds / Double(calls))")
        }
    }

    /// Writes at once, whatever standard output is.
    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
