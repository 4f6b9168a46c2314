/// Whole-picture measurements of one frame, against the frame before it, for finding defects.
///
/// All are taken from one small luma plane: the frame's luma, full range, 8 bits, reduced by area
/// averaging so that the longer side has at most 320 samples (never enlarged). The first frame has
/// no predecessor: its differences are 0 and its correlation is 1.
public struct FrameSignals: Hashable, Sendable {
    /// Mean absolute luma difference to the frame before, in codes 0...255.
    public let difference: Float
    /// The greatest mean absolute difference of a tile, in codes, of 16 columns and 9 rows whose
    /// borders are at `width * column / 16` and `height * row / 9`, rounded down; at least one
    /// sample each way.
    public let peakTileDifference: Float
    /// Mean absolute difference, in codes, after the best global shift has been undone, over the part
    /// that both frames show. The shift is whole samples, up to ±32 each way and at most half of the
    /// plane; no shift is always a candidate, so this is never above `difference`.
    public let compensatedDifference: Float
    /// Correlation coefficient, -1...1, of luma in the two frames under that same shift; 1 where
    /// either is flat. Brightness and contrast do not change it, another picture does.
    public let compensatedCorrelation: Float
    /// Mean luma, 0 black ... 1 white.
    public let meanLuma: Float
    /// Standard deviation of luma, in the same scale as `meanLuma`.
    public let lumaDeviation: Float

    /// Measurements of one frame.
    public init(
        difference: Float, peakTileDifference: Float, compensatedDifference: Float,
        compensatedCorrelation: Float, meanLuma: Float, lumaDeviation: Float
    ) {
        self.difference = difference
        self.peakTileDifference = peakTileDifference
        self.compensatedDifference = compensatedDifference
        self.compensatedCorrelation = compensatedCorrelation
        self.meanLuma = meanLuma
        self.lumaDeviation = lumaDeviation
    }
}
