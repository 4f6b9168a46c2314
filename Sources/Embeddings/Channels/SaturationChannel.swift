public import Channels

/// `colour.saturation`: Change in the strength of colours.
///
/// Unit: log2. Range: 0 upwards. See ``TileRelation`` for how it is told from movement.
public struct SaturationChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "colour.saturation", unit: "log2", version: 2)

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.tileSamples(reason: .withoutColour) { $0.saturation.map { abs($0) } }
    }
}
