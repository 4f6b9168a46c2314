public import Channels

/// `identity.wardrobe`: is it still that jacket.
///
/// Unit: ΔE00 of what is worn below the chin inside the person mask (``WardrobeSignature``), with the
/// frame's own change of light and colour allowed for (``LightChange``); or, where that is more, L* between the
/// stripes of a pattern that came, went, turned or took another period (``ClothPattern``), by the median over
/// about a second: at a stripe the cloth has changed by that. Not measurable where the torso is out of the frame or
/// the face too small to hang it from; a pattern also below 50 px of face.
public struct WardrobeChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "identity.wardrobe", unit: "ΔE00", version: 2)
    /// Seconds to either side that the median of the pattern reaches.
    private static let reach = 0.4

    /// A measuring of it.
    public init() {}

    /// Samples where the mask was computed.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        let pattern = take.personSamples({ $0.pattern }, { $0.pattern }) { _, cloth, was, light in
            cloth.difference(from: was, under: light)
        }.steadied(over: Self.reach, seconds: take.seconds, frames: take.frames)
        return take.personSamples({ $0.wardrobe }, { $0.wardrobe }) { _, wardrobe, was, light in
            wardrobe.difference(from: was, under: light)
        }.raised(by: pattern, times: 1, in: take)
    }
}
