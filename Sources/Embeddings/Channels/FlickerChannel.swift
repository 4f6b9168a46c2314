public import Channels

/// `colour.flicker`: wobble of the light from frame to frame after detrending.
///
/// Unit: L*, root mean square over ± 0.2 s. At each frame the wobble is half the second difference of
/// lightness, taken as the median over tiles so that movement does not count:
/// (ΔL(i) − ΔL(i + 1)) / 2. A step that nothing takes back within ± 0.3 s is a cut or another light, and no
/// wobble. Its first half second is its baseline.
public struct FlickerChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "colour.flicker", unit: "L*")
    private static let reach = 0.2
    /// Seconds within which a wobble comes back, and the least share of a step that counts as coming back.
    private static let returning = 0.3
    private static let takenBack: Float = 0.4

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
        let swings = steps.indices.map { Self.swing(steps, $0, take.seconds) }
        let wobble: [Float?] = frames.indices.map { i in
            guard i + 1 < frames.count, let left = swings[i], let right = swings[i + 1] else {
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

    /// A step, or what its neighbours make of its place where nothing near takes it back.
    private static func swing(_ steps: [Float?], _ i: Int, _ seconds: [Double]) -> Float? {
        guard let step = steps[i] else { return nil }
        var near = i..<(i + 1)
        while near.lowerBound > 0, seconds[i] - seconds[near.lowerBound - 1] <= returning {
            near = (near.lowerBound - 1)..<near.upperBound
        }
        while near.upperBound < steps.count, seconds[near.upperBound] - seconds[i] <= returning {
            near = near.lowerBound..<(near.upperBound + 1)
        }
        let usual = RobustStatistics.median(near.compactMap { steps[$0] }) ?? 0
        let own = step - usual
        let isTakenBack = near.contains { j in
            guard j != i, let other = steps[j] else { return false }
            return (other - usual) * own <= 0 && abs(other - usual) >= takenBack * abs(own)
        }
        return isTakenBack ? step : usual
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
