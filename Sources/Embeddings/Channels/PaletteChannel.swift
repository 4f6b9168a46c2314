public import Channels

/// `colour.palette`: distance between the colour distributions of frame and anchor.
///
/// Unit: OKLab × 100, sliced 1-Wasserstein (``Palette``). Range: 0 upwards.
public struct PaletteChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        id: "colour.palette", family: .colour, unit: "OKLab x100", tolerance: 2.5,
        toleranceSource: "takes that hold")

    /// A measuring of it.
    public init() {}

    /// Samples at every frame that is not black.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.frames.map { frame in
            guard !frame.isBlack, let baseline = take.baseline else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.black))
            }
            let departure = frame.colour.palette.distance(to: baseline.palette)
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
