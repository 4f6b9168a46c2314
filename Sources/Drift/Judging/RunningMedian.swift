import Channels

/// A median over a short window of seconds: removes one- and two-frame outliers, keeps the place of
/// steps and the foot of ramps.
enum RunningMedian {
    /// Half the window, in seconds: five frames at 24 and 25 frames a second.
    static let reach = 0.1
    /// A strided channel's neighbours are this near at most, in seconds, to be used at all.
    static let farthestNeighbour = 0.35

    /// Smooths `values` within each stretch.
    ///
    /// - Parameters:
    ///   - values: one per time.
    ///   - times: seconds, ascending.
    ///   - stretches: ranges of indices that cover all of them; no window crosses their borders.
    static func smooth(_ values: [Float], times: [Double], stretches: [Range<Int>]) -> [Float] {
        var smoothed = values
        for stretch in stretches {
            for index in stretch {
                let window = window(around: index, times: times, within: stretch)
                smoothed[index] =
                    RobustStatistics.median(Array(values[window])) ?? values[index]
            }
        }
        return smoothed
    }

    /// The indices within `reach` of `index`, and one neighbour on each side where the stride is
    /// longer than that. Never lopsided inside a stretch, so that ramps keep their place.
    private static func window(
        around index: Int, times: [Double], within stretch: Range<Int>
    ) -> Range<Int> {
        var low = index
        var high = index
        while low > stretch.lowerBound, high + 1 < stretch.upperBound {
            let before = times[index] - times[low - 1]
            let after = times[high + 1] - times[index]
            let farthest = max(before, after)
            let isFirst = low == index
            guard farthest <= (isFirst ? farthestNeighbour : reach + 1e-6) else { break }
            low -= 1
            high += 1
        }
        return low..<(high + 1)
    }
}
