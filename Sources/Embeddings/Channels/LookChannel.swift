public import Channels

/// `structure.look`: are they still that thing, animal or place, where no face tells.
///
/// Unit: 1 − cosine between features of EfficientNet-Lite0, of the whole frame, twice a second. Judged
/// where the take's beginning shows no face: a person's identity has channels of its own.
public struct LookChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "structure.look", unit: "1-cos", minimumSpan: 0.9)
    /// Seconds to either side that the median reaches.
    private static let reach = 0.6

    /// A measuring of it.
    public init() {}

    /// Samples where the network ran, and everywhere that it was not wanted.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        let opening = zip(take.frames, take.seconds)
            .prefix { $0.1 < TakeEmbeddings.baselineSeconds }.map(\.0)
        if opening.contains(where: { $0.face != nil }) {
            return take.frames.map {
                ChannelSample(
                    frame: $0.frame, measurement: .absent($0.isBlack ? .black : .subjectHasFace))
            }
        }
        let usual = Self.mean(opening.filter { !$0.isBlack }.compactMap(\.look))
        let still = take.anchor == nil ? usual : take.anchor?.look
        return take.frames.compactMap { frame -> ChannelSample? in
            func sample(_ measurement: ChannelSample.Measurement) -> ChannelSample {
                ChannelSample(frame: frame.frame, measurement: measurement)
            }
            guard let look = frame.look else { return nil }
            if frame.isBlack { return sample(.absent(.black)) }
            guard let usual else { return sample(.absent(.noBaseline)) }
            let departure = Self.distance(look, usual)
            return sample(
                .measured(
                    value: still.map { Self.distance(look, $0) } ?? departure,
                    departure: departure))
        }.steadied(over: Self.reach, seconds: take.seconds, frames: take.frames)
    }

    /// 1 − cosine, 0...1 for features of which none is negative.
    static func distance(_ left: [Float], _ right: [Float]) -> Float {
        var product: Float = 0
        var l: Float = 0
        var r: Float = 0
        for (a, b) in zip(left, right) {
            product += a * b
            l += a * a
            r += b * b
        }
        return l > 0 && r > 0 ? max(0, 1 - product / (l * r).squareRoot()) : 0
    }

    private static func mean(_ looks: [[Float]]) -> [Float]? {
        guard let first = looks.first else { return nil }
        return first.indices.map { i in looks.reduce(0) { $0 + $1[i] } / Float(looks.count) }
    }
}
