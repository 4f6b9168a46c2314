public import Channels

/// `colour.white-balance`: Shift of all colours along a* and b*.
///
/// Unit: Δab. Range: 0 upwards. See ``TileRelation`` for how it is told from movement.
public struct WhiteBalanceChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "colour.white-balance", unit: "Δab")

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.tileSamples(reason: .flatPicture) {
            ($0.whiteBalance * $0.whiteBalance).sum().squareRoot()
        }
    }
}
