/// Order statistics that a few outliers cannot move.
enum RobustStatistics {
    /// The median, or `nil` of nothing. The mean of the two middle values for an even count.
    static func median(_ values: [Float]) -> Float? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The value below which `share` (0...1) of the values lie, interpolated; `nil` of nothing.
    static func quantile(_ values: [Float], _ share: Float) -> Float? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let position = share * Float(sorted.count - 1)
        let index = min(sorted.count - 1, max(0, Int(position)))
        let next = min(sorted.count - 1, index + 1)
        return sorted[index] + (sorted[next] - sorted[index]) * (position - Float(index))
    }
}
