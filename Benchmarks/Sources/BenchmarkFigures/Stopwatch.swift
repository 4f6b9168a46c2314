import Glibc

/// Wall and processor time of a piece of work.
package struct Stopwatch: Sendable {
    /// Seconds by the clock on the wall.
    package let wall: Double
    /// Seconds of processor, user and system, of all threads of this process: what another process takes
    /// of the machine does not count.
    package let processor: Double

    /// Times `work`.
    package init(_ work: () async throws -> Void) async throws {
        let clock = ContinuousClock()
        let processorBefore = Self.processorSeconds()
        let start = clock.now
        try await work()
        let elapsed = (clock.now - start).components
        wall = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
        processor = Self.processorSeconds() - processorBefore
    }

    /// Processor time of this process so far; `getrusage(2)`.
    private static func processorSeconds() -> Double {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) {
            $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6
        }
    }
}
