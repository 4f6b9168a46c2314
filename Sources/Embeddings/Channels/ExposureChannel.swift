public import Channels

/// `colour.exposure`: Change of light in stops, whatever moves in the frame.
///
/// Unit: stops. Range: 0 upwards. See ``TileRelation`` for how it is told from movement.
public struct ExposureChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        id: "colour.exposure", family: .colour, unit: "stops", tolerance: 0.17,
        toleranceSource: "takes that hold")

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.tileSamples(reason: .flatPicture) { abs($0.exposure) }
    }
}
