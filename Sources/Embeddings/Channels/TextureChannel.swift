public import Channels

/// `structure.texture`: fineness of detail in the face, or in the whole frame when there is no face.
///
/// Unit: log₂ of Laplacian energy over variance, with the face's size taken out: falls when skin turns
/// to plastic, rises when it is sharpened. Contrast and exposure cancel. Median over half a second, which
/// leaves out the blur of a quick turn.
public struct TextureChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "structure.texture", unit: "log2", version: 2)
    /// Seconds to either side that the median reaches.
    private static let reach = 0.25

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        // One subject throughout: a face that comes and goes must not switch what is compared.
        let ofFace = take.baseline?.face != nil
        return take.frames.indices.map { i in
            let frame = take.frames[i]
            guard let relation = take.toBaseline[i] else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.black))
            }
            let departure: Float
            var value: Float?
            if ofFace {
                guard let face = frame.face, let usual = take.baseline?.face else {
                    return ChannelSample(frame: frame.frame, measurement: .absent(.noFace))
                }
                departure = abs(face.fineness - usual.fineness)
                value = take.anchorReference?.face.map { abs(face.fineness - $0.fineness) }
            } else {
                guard let change = relation.frameDetail else {
                    return ChannelSample(
                        frame: frame.frame, measurement: .absent(.withoutDetail))
                }
                departure = abs(change)
                value = take.toAnchor[i]?.frameDetail.map { abs($0) }
            }
            return ChannelSample(
                frame: frame.frame,
                measurement: .measured(value: value ?? departure, departure: departure))
        }.steadied(over: Self.reach, seconds: take.seconds, frames: take.frames)
    }
}
