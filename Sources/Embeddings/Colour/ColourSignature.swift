/// The colours of one frame.
public struct ColourSignature: Sendable {
    /// L* of each tile, row-major on ``StructureSignature/grid``, 0...100.
    public let lightness: [Float]
    /// a* of each tile.
    public let a: [Float]
    /// b* of each tile.
    public let b: [Float]
    /// Relative luminance of each tile, 0...1.
    public let luminance: [Float]
    /// Mean relative luminance of the frame, 0...1.
    public let meanLuminance: Float
    /// Standard deviation of OKLab lightness over pixels, 0...0.5.
    public let lightnessDeviation: Float
    /// Root mean square OKLab chroma over pixels, 0...0.4.
    public let chroma: Float
    /// The distribution of OKLab colours.
    public let palette: Palette

    /// The whole-frame summary that is exported: mean L*, a*, b*, log₂ luminance, lightness deviation
    /// and chroma, then each direction's median of the palette.
    public var exported: [Float] {
        let n = Float(max(1, lightness.count))
        return [
            lightness.reduce(0, +) / n, a.reduce(0, +) / n, b.reduce(0, +) / n,
            meanLuminance, lightnessDeviation, chroma,
        ] + palette.medians
    }
}
