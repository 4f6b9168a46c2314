/// The upper quartile of a series in a window that moves along it.
enum MovingQuartile {
    /// For each element the lower of two 75th percentiles (nearest rank): of the known values in the
    /// window that ends with it, and in the one that begins with it.
    ///
    /// So a step in the series raises neither side of it. At both ends the windows are moved inwards, so
    /// that they always have `window` elements where the series has as many. `nil` where neither holds
    /// a known value.
    ///
    /// - Precondition: `window` is positive.
    static func lowerSide(of series: [Float?], window: Int) -> [Float?] {
        let windows = values(of: series, window: window)
        let count = windows.count
        return series.indices.map { i in
            let before = windows[min(max(0, i - window + 1), count - 1)]
            let after = windows[min(i, count - 1)]
            guard let before, let after else { return before ?? after }
            return min(before, after)
        }
    }

    /// The 75th percentile of each whole window of the series, by its first element; of all of it when
    /// it is shorter than one.
    private static func values(of series: [Float?], window: Int) -> [Float?] {
        precondition(window > 0)
        var sorted: [Float] = []
        sorted.reserveCapacity(min(window, series.count))
        var quartiles: [Float?] = []
        for (end, value) in series.enumerated() {
            if let value { sorted.insert(value, at: position(of: value, in: sorted)) }
            if end >= window, let leaving = series[end - window] {
                sorted.remove(at: position(of: leaving, in: sorted))
            }
            guard end + 1 >= min(window, series.count) else { continue }
            quartiles.append(
                sorted.isEmpty ? nil : sorted[min(sorted.count - 1, sorted.count * 3 / 4)])
        }
        return quartiles
    }

    /// Index of the first element that is not below `value`.
    private static func position(of value: Float, in sorted: [Float]) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
