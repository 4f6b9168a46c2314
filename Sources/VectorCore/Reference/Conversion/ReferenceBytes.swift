/// The numbers that take Y′CbCr of bytes to R′G′B′ of bytes, in 16.16 bits.
///
///     R = (Y · lumaScale + lumaBase + redTerms) >> 16, cut to 0...255; green and blue alike
///
/// where the terms of a pixel are those of its chroma, interpolated along the row by adding up: once the
/// whole term, twice the half, or three quarters and one quarter.
public struct ByteCoefficients: Sendable {
    /// Where the pixels of a row lie among chroma samples.
    public enum Spread: Int, Sendable {
        /// Each pixel has a sample of its own.
        case none = 1
        /// The first of a pair lies on its sample, the second halfway to the next.
        case onSample = 2
        /// Both of a pair lie a quarter of the way to the neighbours of their sample.
        case besideSample = 4
    }

    /// How terms add up.
    public let spread: Spread
    /// Output in units of 1/2¹⁶ code per luma code.
    public let lumaScale: Int32
    /// What every pixel has besides, in the same unit: luma's zero point and one half for rounding.
    public let lumaBase: Int32
    /// Cr to red, Cb to green, Cr to green and Cb to blue, in units of 1/2²¹ code per quarter of a chroma code.
    public let factors: [4 of Int32]
    /// How far products are shifted down to terms.
    public let shift: Int32

    /// The numbers for 8-bit samples of `coding`.
    ///
    /// Source: as ``ToRGBCoefficients``.
    public init(coding: ColourCoding, spread: Spread) {
        let exact = ToRGBCoefficients(coding: coding, depth: 8, chromaUnit: 4, top: 255)
        self.spread = spread
        lumaScale = Int32((exact.luma * 65_536).rounded())
        // What rounding the scale leaves out is put back for the middle code, 126. A shift drops half of the last
        // bit, and as many terms are added as the spread says.
        let left = (exact.luma * 65_536 - Double(lumaScale)) * 126 + Double(spread.rawValue) / 2
        lumaBase = Int32(((0.5 - exact.lumaOffset * exact.luma) * 65_536 + left).rounded())
        let whole = { (chroma: Double) in Int32((chroma * 2_097_152).rounded()) }
        factors = [
            whole(exact.crToRed), whole(exact.cbToGreen), whole(exact.crToGreen),
            whole(exact.cbToBlue),
        ]
        shift = 5 + Int32(spread.rawValue.trailingZeroBitCount)
    }
}

extension ConversionReference {
    /// What chroma adds to red, green and blue, in units of 1/2¹⁶ code over `spread`.
    ///
    /// - Shape: four rows of `count` bytes in, the same row may be passed twice; three rows of
    ///   `count` numbers and the last of them once more out, `stride` apart.
    /// - Parameters:
    ///   - above: weight of the upper rows in quarters; the lower ones have the rest.
    /// - Exactness: the same bits on every level; whole numbers.
    public static func chromaTerms(
        _ upperCb: UnsafePointer<UInt8>, _ lowerCb: UnsafePointer<UInt8>,
        _ upperCr: UnsafePointer<UInt8>, _ lowerCr: UnsafePointer<UInt8>, above: Int,
        _ terms: UnsafeMutablePointer<Int32>, stride: Int, _ count: Int,
        _ coefficients: ByteCoefficients
    ) {
        let use = coefficients.factors
        for i in 0..<count {
            let b = Int32(Int(upperCb[i]) * above + Int(lowerCb[i]) * (4 - above) - 512)
            let r = Int32(Int(upperCr[i]) * above + Int(lowerCr[i]) * (4 - above) - 512)
            let products = [r * use[0], b * use[1] + r * use[2], b * use[3]]
            for (row, product) in products.enumerated() {
                terms[row * stride + i] = product >> coefficients.shift
                if i == count - 1 { terms[row * stride + count] = terms[row * stride + i] }
            }
        }
    }

    /// A row of 8-bit R′G′B′ from luma and the terms of chroma.
    ///
    /// - Shape: `width` bytes of luma; three rows of terms, `stride` apart, as many as chroma samples
    ///   belong to `width` pixels; `3 · width` bytes out.
    /// - Exactness: the same bits on every level; whole numbers. Within 0.5002 code of the exact value,
    ///   of which 0.0002 is what the rounded factors can add up to.
    public static func bytesRow(
        _ luma: UnsafePointer<UInt8>, _ terms: UnsafePointer<Int32>, stride: Int,
        _ output: UnsafeMutablePointer<UInt8>, _ width: Int, _ coefficients: ByteCoefficients
    ) {
        let shift = coefficients.spread == .none ? 0 : 1
        let last = (width + (1 << shift) - 1) >> shift - 1
        for x in 0..<width {
            let i = x >> shift
            let next = min(i + 1, last)
            let (own, other): (Int32, Int?) =
                switch (coefficients.spread, x & 1) {
                case (.none, _): (1, nil)
                case (.onSample, 0): (2, nil)
                case (.onSample, _): (1, next)
                case (.besideSample, 0): (3, max(i - 1, 0))
                case (.besideSample, _): (3, next)
                }
            for row in 0..<3 {
                let terms = terms + row * stride
                var sum = Int32(luma[x]) * coefficients.lumaScale + coefficients.lumaBase
                sum += own * terms[i]
                if let other { sum += terms[other] }
                output[3 * x + row] = UInt8(min(max(sum >> 16, 0), 255))
            }
        }
    }
}
