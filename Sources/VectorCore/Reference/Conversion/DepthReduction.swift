/// How samples of some depth become 8-bit codes: `min(255, (v · multiplier + addend) >> shift)`.
///
/// The numbers fit 32 unsigned bits for every sample below 2^depth.
public struct DepthReduction: Sendable, Hashable {
    /// Factor of the sample.
    public let multiplier: UInt32
    /// Half of 2^shift, for rounding halves up, and the offset between the two zero points.
    public let addend: UInt32
    /// Bits dropped.
    public let shift: UInt32

    /// Rounds samples of limited range: 16 stays 16, v / 2^(depth − 8). Exact for every depth.
    ///
    /// - Precondition: `depth` is in 8...16.
    public static func limited(depth: Int) -> DepthReduction {
        precondition((8...16).contains(depth))
        // v · 2^(31 − depth) is below 2³¹ and the addend below 2²³.
        return DepthReduction(multiplier: 1 << UInt32(31 - depth), addend: 1 << 22, shift: 23)
    }

    /// Rounds samples that span 0...2^depth − 1 to 0...255: v · 255 / (2^depth − 1).
    ///
    /// Correctly rounded: the multiplier.s own rounding shifts no value by more than 0.0002 of a code at
    /// any depth, and none across a half.
    ///
    /// - Precondition: `depth` is in 1...16.
    public static func full(depth: Int) -> DepthReduction {
        precondition((1...16).contains(depth))
        let top = (1 << depth) - 1
        return DepthReduction(
            multiplier: UInt32((255 << 24 + top / 2) / top), addend: 1 << 23, shift: 24)
    }

    /// Rounds chroma that is centred on 2^(depth − 1) and spans 2^depth − 1 to one centred on 128.
    ///
    /// - Precondition: `depth` is in 8...16.
    public static func fullChroma(depth: Int) -> DepthReduction {
        precondition((8...16).contains(depth))
        // 128 − 255 · 2^(depth − 1) / (2^depth − 1) is 0 at 8 bits and below one half above: never negative.
        let factor = full(depth: depth).multiplier
        let centre = 128 << 24 - Int(factor) << (depth - 1)
        return DepthReduction(multiplier: factor, addend: UInt32(centre + 1 << 23), shift: 24)
    }
}

extension ConversionReference {
    /// Rounds `count` samples to 8-bit codes.
    ///
    /// - Shape: `count` samples in, `count` bytes out; any alignment; they do not overlap.
    /// - Range: samples fit the depth that `reduction` was made for.
    /// - Exactness: the same bits on every level; integers throughout.
    public static func reduceDepth(
        _ source: UnsafePointer<UInt16>, _ target: UnsafeMutablePointer<UInt8>, _ count: Int,
        _ reduction: DepthReduction
    ) {
        for i in 0..<count {
            let scaled = UInt32(source[i]) &* reduction.multiplier &+ reduction.addend
            target[i] = UInt8(min(255, scaled >> reduction.shift))
        }
    }
}
