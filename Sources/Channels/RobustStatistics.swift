/// Order statistics that a few wild samples cannot move.
package enum RobustStatistics {
    /// The median; the mean of the two middle values for an even count, `nil` for none.
    package static func median(_ values: [Float]) -> Float? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The value that a share of all values lies at or below, between neighbours by straight line;
    /// `nil` for none.
    ///
    /// - Parameter share: 0 for the least, 1 for the greatest; clamped.
    /// - Source: Hyndman and Fan, *Sample Quantiles in Statistical Packages* (1996), definition 7.
    package static func quantile(_ values: [Float], _ share: Float) -> Float? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let position = min(max(share, 0), 1) * Float(sorted.count - 1)
        let below = Int(position)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (sorted[above] - sorted[below]) * (position - Float(below))
    }

    /// The standard deviation of the normal distribution whose median absolute deviation is that of
    /// `values`; 0 for none.
    ///
    /// - Source: Rousseeuw and Croux, *Alternatives to the Median Absolute Deviation* (1993): the
    ///   factor 1.4826.
    package static func spread(_ values: [Float]) -> Float {
        guard let centre = median(values) else { return 0 }
        return 1.4826 * (median(values.map { abs($0 - centre) }) ?? 0)
    }
}
