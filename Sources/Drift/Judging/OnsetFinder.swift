import Channels

/// Where a drift began: a one-sided cumulative sum for the earliest instant it can have, and an exact
/// least-squares segmentation into level, rise and plateau for the sample.
struct OnsetFinder {
    /// What is found.
    struct Onset {
        /// Index of the first sample that stands out of the baseline.
        let index: Int
        /// Seconds from there to nine tenths of the height that is reached in the first two seconds.
        let riseSeconds: Double
    }

    /// Seconds of one sample each, ascending.
    let times: [Double]
    /// Departure in tolerances, smoothed.
    let excess: [Float]
    /// Indices that the baseline is taken from.
    let baseline: Range<Int>

    /// The allowance of the cumulative sum, in standard deviations: half the shift that is to be
    /// found soonest (Page, *Continuous Inspection Schemes*, 1954; one deviation here).
    static let allowance: Float = 0.5
    /// The least standard deviation of the baseline, in tolerances: a noise-free baseline must not
    /// make every later breath an onset.
    static let leastSpread: Float = 0.1
    /// What counts of the rise, in tolerances above the level before: the foot tells the onset, the
    /// height would only drown it.
    static let footHeight = 1.2
    /// A rise over at least this many samples is a slope, over fewer a jump.
    static let slopeSamples = 3
    /// Seconds of context before the crossing, at least.
    static let context = 2.0
    /// Seconds after the crossing in which the rise is looked for.
    static let reach = 1.5

    /// The onset of a run of samples past the tolerance.
    ///
    /// - Parameters:
    ///   - core: indices past the tolerance; not empty.
    ///   - floor: the earliest index that may be the onset.
    func onset(of core: Range<Int>, notBefore floor: Int) -> Onset {
        let entry = core.lowerBound
        guard entry > floor else { return Onset(index: entry, riseSeconds: 0) }
        let zero = lastZero(before: entry, notBefore: floor)
        let from = firstIndex(
            from: min(times[entry] - Self.context, times[zero] - Self.context / 4),
            notBefore: floor)
        let window = from..<end(of: core)
        let index = max(from, hinge(in: window, entry: entry))
        return Onset(index: index, riseSeconds: rise(from: index, core: core))
    }

    /// The last index up to `entry` at which the sum of standardised departures was zero.
    private func lastZero(before entry: Int, notBefore floor: Int) -> Int {
        let values = Array(excess[baseline])
        let centre = RobustStatistics.median(values) ?? 0
        let deviation = max(RobustStatistics.spread(values), Self.leastSpread)
        var sum: Float = 0
        var zero = floor
        for index in floor...entry {
            sum = max(0, sum + (excess[index] - centre) / deviation - Self.allowance)
            if sum == 0 { zero = index }
        }
        return min(zero, entry)
    }

    private func firstIndex(from time: Double, notBefore floor: Int) -> Int {
        var index = floor
        while index + 1 < times.count, times[index] < time { index += 1 }
        return index
    }

    /// One past the last sample that the fit looks at: a little after the highest one within reach.
    private func end(of core: Range<Int>) -> Int {
        let limit = times[core.lowerBound] + Self.reach
        var highest = core.lowerBound
        for index in core where times[index] <= limit && excess[index] > excess[highest] {
            highest = index
        }
        var end = highest + 1
        while end < core.upperBound, times[end] <= times[highest] + 0.2 { end += 1 }
        return end
    }

    /// The first sample that the rise of the best-fitting level, rise and plateau belongs to: the foot
    /// of a slope, which is where it begins, and the sample past the foot of a jump.
    ///
    /// For every pair of foot and shoulder the two heights follow in closed form from prefix sums, so
    /// the search is exact and takes a constant time for each pair.
    private func hinge(in window: Range<Int>, entry: Int) -> Int {
        let origin = times[window.lowerBound]
        let level = Double(
            RobustStatistics.quantile(Array(excess[window.lowerBound...entry]), 0.25) ?? 0)
        let sums = RampSums(
            times: window.map { times[$0] - origin },
            heights: window.map { min(Double(excess[$0]), level + Self.footHeight) })
        let count = window.count
        var best = (error: Double.infinity, start: entry - window.lowerBound)
        for foot in 0..<min(count - 1, entry - window.lowerBound) {
            for shoulder in (foot + 1)..<count {
                let error = sums.error(foot: foot, shoulder: shoulder)
                if error < best.error - 1e-9 {
                    let isJump = shoulder - foot < Self.slopeSamples
                    best = (error, isJump ? foot + 1 : foot)
                }
            }
        }
        return min(entry, window.lowerBound + best.start)
    }

    private func rise(from index: Int, core: Range<Int>) -> Double {
        let before = Double(excess[max(0, index - 1)])
        var top = before
        for later in index..<core.upperBound where times[later] <= times[index] + 2 {
            top = max(top, Double(excess[later]))
        }
        let wanted = before + 0.9 * (top - before)
        let reached = (index..<core.upperBound).first { Double(excess[$0]) >= wanted } ?? index
        return times[reached] - times[index]
    }
}
