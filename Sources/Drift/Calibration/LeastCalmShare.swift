public import Channels

/// How much of a channel's tolerance a calm course takes up.
public enum LeastCalmShare {
    /// Steps of the bisection.
    private static let steps = 10

    /// The smallest ``ChannelDescriptor/calmShare`` at which `series` does not drift under its own tolerance: 0
    /// where none is too small; `nil` where it drifts anyhow, or has no number.
    ///
    /// Found by asking the judge itself. To a part in a thousand.
    public static func of(_ series: ChannelSeries, clock: TakeClock) -> Float? {
        func status(_ share: Float) -> ChannelFinding.Status {
            let tried = ChannelSeries(
                descriptor: series.descriptor.with(calmShare: share), samples: series.samples)
            return DriftJudge.judge(tried, clock: clock).status
        }
        guard status(1) == .holds else { return nil }
        var low: Float = 0.001
        var high: Float = 1
        guard status(low) == .drifts else { return 0 }
        for _ in 0..<steps {
            let middle = (low + high) / 2
            if status(middle) == .drifts { low = middle } else { high = middle }
        }
        return high
    }
}
