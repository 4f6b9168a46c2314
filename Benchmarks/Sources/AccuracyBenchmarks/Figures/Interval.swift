import Foundation

/// Where a share or a rate lies with a confidence of 95 %.
enum Interval {
    private static let z = 1.959_964

    /// Wilson's interval for `part` of `whole`; `nil` of nothing.
    ///
    /// - Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22
    ///   (1927).
    static func share(_ part: Int, _ whole: Int) -> ClosedRange<Double>? {
        guard whole > 0 else { return nil }
        let n = Double(whole)
        let p = Double(part) / n
        let middle = p + z * z / (2 * n)
        let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        return max(0, (middle - reach) / scale)...min(1, (middle + reach) / scale)
    }

    /// Byar's interval for a rate of `events` in `time`; `nil` of no time.
    ///
    /// - Source: Breslow and Day, *Statistical Methods in Cancer Research* II (1987), §2.3.
    static func rate(_ events: Int, per time: Double) -> ClosedRange<Double>? {
        guard time > 0 else { return nil }
        func bound(_ k: Double, _ sign: Double) -> Double {
            let root = 1 - 1 / (9 * k) + sign * z / (3 * k.squareRoot())
            return max(0, k * root * root * root)
        }
        let low = events == 0 ? 0 : bound(Double(events), -1)
        return low / time...bound(Double(events + 1), 1) / time
    }

    /// As written in tables.
    static func text(_ interval: ClosedRange<Double>?, places: Int = 2) -> String {
        guard let interval else { return "–" }
        return String(
            format: "%.\(places)f–%.\(places)f", interval.lowerBound, interval.upperBound)
    }
}
