public import Channels

/// `colour.flicker`: wobble of the light from frame to frame after detrending.
///
/// Unit: L*, root mean square over ± 0.2 s. At each frame the wobble is half the second difference of
/// lightness, taken as the median over tiles so that movement does not count:
/// (ΔL(i) − ΔL(i + 1)) / 2. Its first half second is its baseline.
public struct FlickerChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "colour.flicker", unit: "L*")
    private static let reach = 0.2

    /// A measuring of it.
    public init() {}

    /// Samples at every frame with two neighbours that are not black.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        let frames = take.frames
        let steps: [Float?] = frames.indices.map { i in
            guard i > 0, !frames[i].isBlack, !frames[i - 1].isBlack,
                frames[i].structure.grid == frames[i - 1].structure.grid
            else { return nil }
            let now = frames[i].colour.lightness
            let before = frames[i - 1].colour.lightness
            return RobustStatistics.median(now.indices.map { now[$0] - before[$0] })
        }
        let wobble: [Float?] = frames.indices.map { i in
            guard i + 1 < frames.count, let left = steps[i], let right = steps[i + 1] else {
                return nil
            }
            return (left - right) / 2
        }
        let levels = frames.indices.map { i in level(wobble, around: i, take.seconds) }
        let opening = frames.indices.filter {
            take.seconds[$0] < TakeEmbeddings.baselineSeconds
        }
        let usual = RobustStatistics.median(opening.compactMap { levels[$0] }) ?? 0
        return frames.indices.map { i in
            ChannelSample(
                frame: frames[i].frame,
                measurement: levels[i].map {
                    .measured(value: $0, departure: max(0, $0 - usual))
                } ?? .absent(frames[i].isBlack ? .black : .tooShort))
        }
    }

    private func level(_ wobble: [Float?], around i: Int, _ seconds: [Double]) -> Float? {
        var sum: Float = 0
        var n: Float = 0
        var j = i
        while j >= 0, seconds[i] - seconds[j] <= Self.reach {
            if let w = wobble[j] {
                sum += w * w
                n += 1
            }
            j -= 1
        }
        j = i + 1
        while j < wobble.count, seconds[j] - seconds[i] <= Self.reach {
            if let w = wobble[j] {
                sum += w * w
                n += 1
            }
            j += 1
        }
        return n >= 3 ? (sum / n).squareRoot() : nil
    }
}
