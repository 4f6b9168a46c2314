public import Channels

/// `identity.iris`: did the eyes change colour.
///
/// Unit: ΔE00 of the iris's tone (``IrisSignature``), mean of the eyes that can be seen, with luminance set
/// equal and the frame's own change of light and colour allowed for (``LightChange``); median over half a
/// second, since lids, reflections and glances change it for moments. Not measurable below 8 px of iris,
/// on lids that are down or lower than they were, on eyes that look elsewhere (``IrisSignature``), in profile, or
/// in a picture without colour.
public struct IrisChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "identity.iris", unit: "ΔE00")
    private static let reach = 0.25

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.personSamples(
            { $0.iris }, { $0.iris }, incomparable: .eyesAverted, needsColour: true
        ) { _, iris, reference, light in
            guard iris.isComparable(with: reference) else { return nil }
            let left = Self.difference(iris.eyes.left, reference.eyes.left, light)
            let right = Self.difference(iris.eyes.right, reference.eyes.right, light)
            if let left, let right { return (left + right) / 2 }
            return left ?? right
        }.steadied(over: Self.reach, seconds: take.seconds, frames: take.frames)
    }

    private static func difference(
        _ colour: SIMD3<Float>?, _ reference: SIMD3<Float>?, _ light: LightChange
    ) -> Float? {
        guard let colour, let reference else { return nil }
        return light.toneDifference(colour, from: reference)
    }
}
