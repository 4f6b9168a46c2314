public import Channels

/// How much tolerance a course of a channel takes up.
public enum LeastTolerance {
    /// Steps of the bisection: each halves the ratio of the bounds' logarithm.
    private static let steps = 14

    /// The smallest tolerance, in the channel's unit, at which `series` does not drift; `nil` when it has
    /// no number.
    ///
    /// Found by asking the judge itself, so that smoothing, hysteresis and minimum lengths count as they
    /// do in an analysis. To a part in a thousand.
    public static func of(_ series: ChannelSeries, clock: TakeClock) -> Float? {
        let departures = series.samples.compactMap { sample -> Float? in
            guard case .measured(_, let departure) = sample.measurement, departure.isFinite else {
                return nil
            }
            return departure
        }
        guard let most = departures.max() else { return nil }
        let descriptor = series.descriptor
        func drifts(_ tolerance: Float) -> Bool {
            let tried = ChannelSeries(
                descriptor: descriptor.with(
                    tolerance: tolerance, anchorLimit: nil, source: descriptor.toleranceSource),
                samples: series.samples)
            return DriftJudge.judge(tried, clock: clock).status == .drifts
        }
        var low = descriptor.tolerance / 1000
        // A calm take may be held to a part of the tolerance, but never to less than this share of it.
        var high = max(most / descriptor.calmShare, low) * 1.001
        guard drifts(low) else { return 0 }
        for _ in 0..<steps {
            let middle = (low * high).squareRoot()
            if drifts(middle) { low = middle } else { high = middle }
        }
        return high
    }
}
