public import Channels

/// `identity.wardrobe`: is it still that jacket.
///
/// Unit: ΔE00 of what is worn below the chin inside the person mask (``WardrobeSignature``), with the
/// frame's own change of light and colour allowed for (``LightChange``). Not measurable where the torso is
/// out of the frame or the face too small to hang it from.
public struct WardrobeChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "identity.wardrobe", unit: "ΔE00")

    /// A measuring of it.
    public init() {}

    /// Samples where the mask was computed.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.personSamples({ $0.wardrobe }, { $0.wardrobe }) { _, wardrobe, reference, light in
            wardrobe.difference(from: reference, under: light)
        }
    }
}
