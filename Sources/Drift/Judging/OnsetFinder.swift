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
    /// Seconds from the first sample within which a take may still leave its baseline for a level of its own,
    /// and for how long it has to keep that before the crossing.
    static let settling = 1.5
    static let leastLevel = 0.4
    /// How many times less the squared error of a later rise must be for it to count, and the error, in
    /// tolerances, below which none is told from another.
    static let betterFit = 4.0
    static let leastError = 0.03
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
        let index = max(from, start(in: window, entry: entry))
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

    /// A level, a rise and a plateau through the samples of a window.
    private struct Hinge {
        /// The last sample of the level, and the first of the plateau.
        let foot: Int
        let shoulder: Int
        /// Squared error of each sample.
        let errors: [Double]

        /// The first sample that the rise belongs to: the foot of a slope, which is where it begins, and the
        /// sample past the foot of a jump.
        var start: Int { shoulder - foot < OnsetFinder.slopeSamples ? foot + 1 : foot }
    }

    /// Where the rise begins that led past the tolerance.
    ///
    /// Half a second of baseline says little about what a take will do: most leave it within the next second for
    /// a level of their own, and what comes later is a rise of its own. Where the fit to what follows such a
    /// level is far better than the fit to all, it counts.
    private func start(in window: Range<Int>, entry: Int) -> Int {
        guard let whole = hinge(in: window, entry: entry) else { return entry }
        var from = window.lowerBound
        while times[from] < times[window.lowerBound] + Self.leastLevel, from < entry { from += 1 }
        from = max(from, whole.start + 1)
        while from < entry, times[entry] - times[from] >= Self.leastLevel,
            times[from] <= times[0] + Self.settling
        {
            if let later = hinge(in: from..<window.upperBound, entry: entry),
                times[later.foot] - times[from] >= 0.75 * Self.leastLevel
            {
                let noise = Self.leastError * Self.leastError * Double(later.errors.count)
                let was = whole.errors.suffix(later.errors.count).reduce(0, +)
                if was > Self.betterFit * max(later.errors.reduce(0, +), noise) {
                    return min(entry, later.start)
                }
            }
            from += 1
        }
        return min(entry, whole.start)
    }

    /// The best-fitting level, rise and plateau with a foot before `entry`; `nil` where there is no room for one.
    ///
    /// For every pair of foot and shoulder the two heights follow in closed form from prefix sums, so
    /// the search is exact and takes a constant time for each pair.
    private func hinge(in window: Range<Int>, entry: Int) -> Hinge? {
        let first = window.lowerBound
        let level = Double(
            RobustStatistics.quantile(Array(excess[first...entry]), 0.25) ?? 0)
        let heights = window.map { min(Double(excess[$0]), level + Self.footHeight) }
        let sums = RampSums(times: window.map { times[$0] - times[first] }, heights: heights)
        let count = window.count
        var best: (fit: (level: Double, height: Double, error: Double), foot: Int, shoulder: Int)?
        for foot in 0..<max(0, min(count - 1, entry - first)) {
            for shoulder in (foot + 1)..<count {
                let fit = sums.fit(foot: foot, shoulder: shoulder)
                if fit.error < (best?.fit.error ?? .infinity) - 1e-9 {
                    best = (fit, foot, shoulder)
                }
            }
        }
        guard let best else { return nil }
        let foot = times[first + best.foot]
        let shoulder = times[first + best.shoulder]
        return Hinge(
            foot: first + best.foot, shoulder: first + best.shoulder,
            errors: window.map { index in
                let share = min(1, max(0, (times[index] - foot) / max(shoulder - foot, 1e-9)))
                let error =
                    heights[index - first] - best.fit.level - best.fit.height * share
                return error * error
            })
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
