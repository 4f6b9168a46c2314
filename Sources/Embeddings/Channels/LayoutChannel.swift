public import Channels

/// `structure.layout`: Change of the edge layout under the best global motion.
///
/// Unit: 1-cos. Range: 0 upwards. See ``TileRelation`` for how it is told from movement.
public struct LayoutChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "structure.layout", unit: "1-cos", version: 2)

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.tileSamples(reason: .withoutDetail) { $0.edgeDistance }
    }
}
