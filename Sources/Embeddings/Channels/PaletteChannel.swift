public import Channels

/// `colour.palette`: distance between the colour distributions of frame and anchor.
///
/// Unit: OKLab × 100, sliced 1-Wasserstein (``Palette``). Range: 0 upwards. The departure counts in
/// proportion to how much of the beginning's content is still recognised (``TileRelation``).
public struct PaletteChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "colour.palette", unit: "OKLab x100")

    /// A measuring of it.
    public init() {}

    /// Samples at every frame that is not black.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.frames.indices.map { i in
            let frame = take.frames[i]
            guard let baseline = take.baseline, let relation = take.toBaseline[i] else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.black))
            }
            let departure =
                relation.trust * frame.colour.palette.distance(to: baseline.palette)
            let value =
                take.anchorSharesFraming
                ? take.anchorReference.map { frame.colour.palette.distance(to: $0.palette) }
                : nil
            return ChannelSample(
                frame: frame.frame,
                measurement: .measured(value: value ?? departure, departure: departure))
        }
    }
}
