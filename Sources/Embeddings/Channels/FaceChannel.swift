public import Channels

/// `identity.face`: is it still her.
///
/// Unit: L2 between 128-d embeddings, 0...2. The distance to the anchor is the plain one; the departure
/// is taken from the mean embedding of the take's first half second, less what a turn of the head away
/// from the pose of that half second explains.
public struct FaceChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "identity.face", unit: "L2")

    /// A measuring of it.
    public init() {}

    /// Samples where an embedding was computed or a face was missing.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        if let absent = take.samplesWithoutFace { return absent }
        if take.anchor != nil, take.anchor?.face?.identity == nil {
            return take.frames.map {
                ChannelSample(frame: $0.frame, measurement: .absent(.noFaceInAnchor))
            }
        }
        let usual = take.baseline?.face
        let still = take.anchorReference?.face?.identity ?? usual?.identity
        return take.frames.compactMap { frame in
            guard let face = frame.face else {
                return ChannelSample(
                    frame: frame.frame, measurement: .absent(frame.isBlack ? .black : .noFace))
            }
            if let reason = PoseGate.reason(face) {
                return ChannelSample(frame: frame.frame, measurement: .absent(reason))
            }
            guard let identity = face.identity else { return nil }
            guard let still else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.noBaseline))
            }
            let value = Self.distance(identity, still)
            // A take whose beginning shows no face is judged against the anchor alone.
            var departure = value
            if let usual, let mean = usual.identity {
                departure = max(
                    0, Self.distance(identity, mean) - PoseGate.allowance(face, usual.pose))
            }
            return ChannelSample(
                frame: frame.frame, measurement: .measured(value: value, departure: departure))
        }
    }

    /// Euclidean distance.
    public static func distance(_ left: [Float], _ right: [Float]) -> Float {
        var sum: Float = 0
        for (l, r) in zip(left, right) { sum += (l - r) * (l - r) }
        return sum.squareRoot()
    }
}
