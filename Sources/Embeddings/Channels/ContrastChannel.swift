public import Channels

/// `colour.contrast`: Change in the spread of lightness.
///
/// Unit: log2. Range: 0 upwards. See ``TileRelation`` for how it is told from movement. In a close-up it
/// counts half: a mouth that opens and a head that turns change the contrast of what is all face.
public struct ContrastChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "colour.contrast", unit: "log2", version: 4)

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.tileSamples(reason: .flatPicture) { i, relation, _ in
            relation.contrast.map { abs($0) * (take.frames[i].isCloseUp ? 0.5 : 1) }
        }
    }
}
