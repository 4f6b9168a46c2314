/// The numbers that take Y′CbCr of bytes to R′G′B′ of bytes, in 16.16 bits.
///
///     R = ((Y · lumaScale) >> 6 + redTerms) >> 16, cut to 0...255; green and blue alike
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
    /// Code of 1/2²² per luma code.
    public let lumaScale: Int32
    /// Cr to red, Cb to green, Cr to green and Cb to blue in units of 1/2¹⁶ code per eighth of a chroma
    /// code, then what is added to red, green and blue: luma's and chroma's zero points and one half.
    public let factors: [7 of Float]

    /// The numbers for 8-bit samples of `coding`.
    ///
    /// Source: as ``ToRGBCoefficients``.
    public init(coding: ColourCoding, spread: Spread) {
        let exact = ToRGBCoefficients(coding: coding, depth: 8, chromaUnit: 8, top: 255)
        self.spread = spread
        lumaScale = Int32((exact.luma * 4_194_304).rounded())
        let unit = 65_536 / Double(spread.rawValue)
        // Half a code for rounding, and half of the last bit that the shift of luma drops.
        let zero = 0.5 + 0.5 / 65_536 - exact.lumaOffset * exact.luma
        let offset = { (chroma: Double) in Float((zero - 1024 * chroma) * unit) }
        factors = [
            Float(exact.crToRed * unit), Float(exact.cbToGreen * unit),
            Float(exact.crToGreen * unit), Float(exact.cbToBlue * unit), offset(exact.crToRed),
            offset(exact.cbToGreen + exact.crToGreen), offset(exact.cbToBlue),
        ]
    }
}

extension ConversionReference {
    /// What chroma adds to red, green and blue, in units of 1/2¹⁶ code over `spread`.
    ///
    /// - Shape: four rows of `count` bytes in, the same row may be passed twice; three rows of `count`
    ///   numbers out, `stride` apart.
    /// - Parameters:
    ///   - above: weight of the upper rows in eighths; the lower ones have the rest.
    /// - Exactness: the same bits on every level: single precision, unfused, in the order written here,
    ///   then the nearest whole number, halves to even.
    public static func chromaTerms(
        _ upperCb: UnsafePointer<UInt8>, _ lowerCb: UnsafePointer<UInt8>,
        _ upperCr: UnsafePointer<UInt8>, _ lowerCr: UnsafePointer<UInt8>, above: Int,
        _ terms: UnsafeMutablePointer<Int32>, stride: Int, _ count: Int,
        _ coefficients: ByteCoefficients
    ) {
        let use = coefficients.factors
        for i in 0..<count {
            let b = Float(Int(upperCb[i]) * above + Int(lowerCb[i]) * (8 - above))
            let r = Float(Int(upperCr[i]) * above + Int(lowerCr[i]) * (8 - above))
            let sums = [r * use[0] + use[4], b * use[1] + r * use[2] + use[5], b * use[3] + use[6]]
            for (row, sum) in sums.enumerated() {
                terms[row * stride + i] = Int32(sum.rounded(.toNearestOrEven))
            }
        }
    }

    /// A row of 8-bit R′G′B′ from luma and the terms of chroma.
    ///
    /// - Shape: `width` bytes of luma; three rows of terms, `stride` apart, as many as chroma samples
    ///   belong to `width` pixels; `3 · width` bytes out.
    /// - Exactness: the same bits on every level; whole numbers. Within 0.5001 code of the exact value.
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
                var sum = (Int32(luma[x]) &* coefficients.lumaScale) >> 6 + own * terms[i]
                if let other { sum += terms[other] }
                output[3 * x + row] = UInt8(min(max(sum >> 16, 0), 255))
            }
        }
    }
}
