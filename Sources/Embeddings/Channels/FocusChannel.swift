public import Channels

/// `structure.focus`: which plane is sharp, face against background.
///
/// Unit: log₂ ratio. The change of the face's fineness of detail against the change of the
/// background's: 0 when both soften together (a push-in, a compressor), large when focus moves from one
/// to the other. Not measurable without a face or without detail behind it.
public struct FocusChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        id: "structure.focus", family: .structure, unit: "log2", tolerance: 1.2,
        toleranceSource: "takes that hold")

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.frames.indices.map { i in
            let frame = take.frames[i]
            guard let relation = take.toBaseline[i] else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.black))
            }
            guard let face = frame.face, let usual = take.baseline?.face else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.noFace))
            }
            guard let background = relation.backgroundDetail else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.withoutDetail))
            }
            let departure = abs(face.fineness - usual.fineness - background)
            var value = departure
            if let other = take.toAnchor[i]?.backgroundDetail,
                let still = take.anchorReference?.face
            {
                value = abs(face.fineness - still.fineness - other)
            }
            return ChannelSample(
                frame: frame.frame, measurement: .measured(value: value, departure: departure))
        }
    }
}
