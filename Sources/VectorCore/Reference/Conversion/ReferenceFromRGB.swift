/// R′G′B′ to full-range BT.709 Y′CbCr of 8 bits: the scaling of one input depth.
public struct FromRGBScale: Sendable, Hashable {
    /// 255 / (2^depth − 1).
    public let scale: Float

    /// Samples that span 0...2^depth − 1.
    ///
    /// - Precondition: `depth` is in 1...16.
    public init(depth: Int) {
        precondition((1...16).contains(depth))
        scale = Float(255 / Double((1 << depth) - 1))
    }
}

extension ConversionReference {
    /// Full-range BT.709 Y′CbCr 4:4:4 of `count` R′G′B′ samples.
    ///
    ///     Y  = 0.2126·R + 0.7152·G + 0.0722·B
    ///     Cb = (B − Y) / 1.8556 + 128
    ///     Cr = (R − Y) / 1.5748 + 128
    ///
    /// - Shape: three rows of `count` samples in, three rows of `count` bytes out; any alignment; inputs
    ///   and outputs do not overlap.
    /// - Exactness: the same bits on every level: single precision, unfused, in the order written here;
    ///   halves up; clamped to 255. Within 0.5001 code of the exact value.
    /// - Source: ITU-R BT.709-6 §3.2–3.3 with the full range of ITU-T H.273 (VideoFullRangeFlag 1).
    public static func ycbcrFromRGB(
        _ red: UnsafePointer<UInt16>, _ green: UnsafePointer<UInt16>, _ blue: UnsafePointer<UInt16>,
        _ luma: UnsafeMutablePointer<UInt8>, _ cb: UnsafeMutablePointer<UInt8>,
        _ cr: UnsafeMutablePointer<UInt8>, _ count: Int, _ scale: FromRGBScale
    ) {
        for i in 0..<count {
            let r = Float(red[i]) * scale.scale
            let g = Float(green[i]) * scale.scale
            let b = Float(blue[i]) * scale.scale
            let y = r * 0.2126 + g * 0.7152 + b * 0.0722
            luma[i] = UInt8(min(255, y + 0.5))
            cb[i] = UInt8(min(255, (b - y) * Float(1 / 1.8556) + 128.5))
            cr[i] = UInt8(min(255, (r - y) * Float(1 / 1.5748) + 128.5))
        }
    }
}
