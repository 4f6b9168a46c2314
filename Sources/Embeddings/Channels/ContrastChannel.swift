public import Channels

/// `colour.contrast`: Change in the spread of lightness.
///
/// Unit: log2. Range: 0 upwards. See ``TileRelation`` for how it is told from movement.
public struct ContrastChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        id: "colour.contrast", family: .colour, unit: "log2", tolerance: 0.14,
        toleranceSource: "takes that hold")

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.tileSamples(reason: .flatPicture) { $0.contrast.map { abs($0) } }
    }
}
