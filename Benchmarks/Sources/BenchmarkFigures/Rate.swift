/// How long one call of a piece of work takes.
package enum Rate {
    /// Median of `samples` timings, in seconds a call; a timing repeats the work for about
    /// `milliseconds`, after one call that is not counted.
    package static func secondsPerCall(
        samples: Int = 7, milliseconds: Double = 20, _ work: () throws -> Void
    ) rethrows -> Double {
        let calls = try calls(in: milliseconds, work)
        return quantile(try (0..<samples).map { _ in try time(calls, work) }, 0.5) ?? .nan
    }

    /// Two pieces of work in turns, so that what else the machine does strikes both: the median
    /// seconds of a call of the first, and the median over the turns of how many times as long a
    /// call of the second takes.
    package static func pair(
        turns: Int = 9, milliseconds: Double = 5, _ work: () throws -> Void,
        against other: () throws -> Void
    ) rethrows -> (seconds: Double, ratio: Double) {
        let counts = (try calls(in: milliseconds, work), try calls(in: milliseconds, other))
        var seconds: [Double] = []
        var ratios: [Double] = []
        for _ in 0..<turns {
            let first = try time(counts.0, work)
            seconds.append(first)
            ratios.append(try time(counts.1, other) / first)
        }
        return (quantile(seconds, 0.5) ?? .nan, quantile(ratios, 0.5) ?? .nan)
    }

    private static func calls(in milliseconds: Double, _ work: () throws -> Void) rethrows -> Int {
        try work()
        return max(1, Int(milliseconds * 1e-3 / max(try time(1, work), 1e-9)))
    }

    private static func time(_ calls: Int, _ work: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        for _ in 0..<calls { try work() }
        let elapsed = (clock.now - start).components
        return (Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18) / Double(calls)
    }
}
