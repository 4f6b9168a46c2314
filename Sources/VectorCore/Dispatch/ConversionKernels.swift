internal import KernelsBaseline

#if arch(x86_64)
    internal import KernelsV3
    internal import KernelsV4
#endif

/// Exact conversions between Y′CbCr and R′G′B′, at one level.
///
/// Every kernel computes the bits of its namesake in ``ConversionReference``, on every level.
public struct ConversionKernels: Sendable {
    typealias ReduceDepth =
        @Sendable (
            UnsafePointer<UInt16>, UnsafeMutablePointer<UInt8>, Int, UInt32, UInt32, UInt32
        ) -> Void
    typealias FromRGB =
        @Sendable (
            UnsafePointer<UInt16>, UnsafePointer<UInt16>, UnsafePointer<UInt16>,
            UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>,
            Int, Float
        ) -> Void
    typealias BlendRows<Sample> =
        @Sendable (
            UnsafePointer<Sample>, UnsafePointer<Sample>, Int32, Int32, Int32,
            UnsafeMutablePointer<Float>, Int
        ) -> Void
    typealias SpreadRow =
        @Sendable (
            UnsafePointer<Float>, Int, Int, Int, UnsafeMutablePointer<Float>, Int
        ) -> Void
    typealias ChromaTerms =
        @Sendable (
            UnsafePointer<UInt8>, UnsafePointer<UInt8>, UnsafePointer<UInt8>,
            UnsafePointer<UInt8>, Int32, Int32, UnsafeMutablePointer<Int32>, Int, Int,
            UnsafePointer<Int32>, Int32
        ) -> Void
    typealias BytesInPairs =
        @Sendable (
            UnsafePointer<UInt8>, UnsafePointer<Int32>, Int, Int, Int, Int32, Int32,
            UnsafeMutablePointer<UInt8>, Int
        ) -> Void
    typealias Bytes =
        @Sendable (
            UnsafePointer<UInt8>, UnsafePointer<Int32>, Int, Int32, Int32,
            UnsafeMutablePointer<UInt8>, Int
        ) -> Void
    typealias RGBRow<Sample, Output, Number> =
        @Sendable (
            UnsafePointer<Sample>, UnsafePointer<Float>, UnsafePointer<Float>,
            UnsafeMutablePointer<Output>, Int, UnsafePointer<Number>
        ) -> Void

    private let reduce: ReduceDepth
    private let fromRGB: FromRGB
    private let blend16: BlendRows<UInt16>
    private let spread: SpreadRow
    private let terms: ChromaTerms
    private let pairs: BytesInPairs
    private let bytes: Bytes
    private let rgb8From16: RGBRow<UInt16, UInt8, Float>
    private let rgb16From16: RGBRow<UInt16, UInt16, Double>

    init(level: SIMDLevel) {
        #if arch(x86_64)
            switch level {
            case .v3:
                reduce = KernelsV3.conversionReduceDepth
                fromRGB = KernelsV3.conversionFromRGB
                blend16 = KernelsV3.conversionBlendRows16
                spread = KernelsV3.conversionSpreadRow
                terms = KernelsV3.conversionChromaTerms
                pairs = KernelsV3.conversionBytesInPairs
                bytes = KernelsV3.conversionBytes
                rgb8From16 = KernelsV3.conversionRGB8From16
                rgb16From16 = KernelsV3.conversionRGB16From16
                return
            case .v4:
                reduce = KernelsV4.conversionReduceDepth
                fromRGB = KernelsV4.conversionFromRGB
                blend16 = KernelsV4.conversionBlendRows16
                spread = KernelsV4.conversionSpreadRow
                terms = KernelsV4.conversionChromaTerms
                pairs = KernelsV4.conversionBytesInPairs
                bytes = KernelsV4.conversionBytes
                rgb8From16 = KernelsV4.conversionRGB8From16
                rgb16From16 = KernelsV4.conversionRGB16From16
                return
            case .baseline: break
            }
        #endif
        reduce = KernelsBaseline.conversionReduceDepth
        fromRGB = KernelsBaseline.conversionFromRGB
        blend16 = KernelsBaseline.conversionBlendRows16
        spread = KernelsBaseline.conversionSpreadRow
        terms = KernelsBaseline.conversionChromaTerms
        pairs = KernelsBaseline.conversionBytesInPairs
        bytes = KernelsBaseline.conversionBytes
        rgb8From16 = KernelsBaseline.conversionRGB8From16
        rgb16From16 = KernelsBaseline.conversionRGB16From16
    }

    /// Rounds `count` samples to 8 bits; see ``ConversionReference/reduceDepth(_:_:_:_:)``.
    public func reduceDepth(
        _ source: UnsafePointer<UInt16>, _ target: UnsafeMutablePointer<UInt8>, _ count: Int,
        _ reduction: DepthReduction
    ) {
        reduce(
            source, target, count, reduction.multiplier, reduction.addend, reduction.shift)
    }

    /// Full-range BT.709 Y′CbCr of `count` R′G′B′ samples; see
    /// ``ConversionReference/ycbcrFromRGB(_:_:_:_:_:_:_:_:)``.
    public func ycbcrFromRGB(
        _ red: UnsafePointer<UInt16>, _ green: UnsafePointer<UInt16>, _ blue: UnsafePointer<UInt16>,
        _ luma: UnsafeMutablePointer<UInt8>, _ cb: UnsafeMutablePointer<UInt8>,
        _ cr: UnsafeMutablePointer<UInt8>, _ count: Int, _ scale: FromRGBScale
    ) {
        fromRGB(red, green, blue, luma, cb, cr, count, scale.scale)
    }

    /// Blends two chroma rows of words; see ``ConversionReference/blendRows(_:_:above:below:zero:_:_:)``.
    public func blendRows(
        _ upper: UnsafePointer<UInt16>, _ lower: UnsafePointer<UInt16>, above: Int, below: Int,
        zero: Int, _ output: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        precondition(above + below == 8 && above >= 0 && below >= 0)
        blend16(upper, lower, Int32(above), Int32(below), Int32(zero), output, count)
    }

    /// Spreads a chroma row over luma samples; see
    /// ``ConversionReference/spreadRow(_:_:halves:shift:_:_:)``.
    public func spreadRow(
        _ input: UnsafePointer<Float>, _ count: Int, halves: Int, shift: Int,
        _ output: UnsafeMutablePointer<Float>, _ width: Int
    ) {
        precondition((1...2).contains(shift) && count == (width + (1 << shift) - 1) >> shift)
        spread(input, count, halves, shift, output, width)
    }

    /// What chroma adds to red, green and blue; see
    /// ``ConversionReference/chromaTerms(_:_:_:_:above:_:stride:_:_:)``.
    ///
    /// - Parameter next: the weight of the upper rows for the luma row after this one, where it lies between
    ///   the same rows of chroma: its terms follow in three more rows.
    public func chromaTerms(
        _ upperCb: UnsafePointer<UInt8>, _ lowerCb: UnsafePointer<UInt8>,
        _ upperCr: UnsafePointer<UInt8>, _ lowerCr: UnsafePointer<UInt8>, above: Int,
        next: Int? = nil, _ terms: UnsafeMutablePointer<Int32>, stride: Int, _ count: Int,
        _ coefficients: ByteCoefficients
    ) {
        precondition((0...4).contains(above) && (0...4).contains(next ?? 0))
        precondition(count > 0 && stride > count)
        // Safety: an inline array has its elements one after the other, from its own address.
        withUnsafeBytes(of: coefficients.factors) { numbers in
            guard let start = numbers.baseAddress else { return }
            self.terms(
                upperCb, lowerCb, upperCr, lowerCr, Int32(above), Int32(next ?? -1), terms, stride,
                count, start.assumingMemoryBound(to: Int32.self), coefficients.shift)
        }
    }

    /// A row of 8-bit R′G′B′ from luma of bytes; see
    /// ``ConversionReference/bytesRow(_:_:stride:_:_:_:)``.
    public func bytesRow(
        _ luma: UnsafePointer<UInt8>, _ terms: UnsafePointer<Int32>, stride: Int,
        _ output: UnsafeMutablePointer<UInt8>, _ width: Int, _ coefficients: ByteCoefficients
    ) {
        let (scale, base) = (coefficients.lumaScale, coefficients.lumaBase)
        guard coefficients.spread != .none else {
            return bytes(luma, terms, stride, scale, base, output, width)
        }
        pairs(
            luma, terms, stride, (width + 1) >> 1, coefficients.spread == .onSample ? 0 : 1,
            scale, base, output, width)
    }

    /// A row of 8-bit R′G′B′ from luma of words; see ``ConversionReference/rgb8Row(_:_:_:_:_:_:)``.
    public func rgb8Row(
        _ luma: UnsafePointer<UInt16>, _ cb: UnsafePointer<Float>, _ cr: UnsafePointer<Float>,
        _ output: UnsafeMutablePointer<UInt8>, _ count: Int, _ factors: ToRGBCoefficients
    ) {
        factors.withSingles { rgb8From16(luma, cb, cr, output, count, $0) }
    }

    /// A row of 16-bit R′G′B′ from luma of words; see ``ConversionReference/rgb16Row(_:_:_:_:_:_:)``.
    public func rgb16Row(
        _ luma: UnsafePointer<UInt16>, _ cb: UnsafePointer<Float>, _ cr: UnsafePointer<Float>,
        _ output: UnsafeMutablePointer<UInt16>, _ count: Int, _ factors: ToRGBCoefficients
    ) {
        factors.withDoubles { rgb16From16(luma, cb, cr, output, count, $0) }
    }
}

extension ToRGBCoefficients {
    /// Lends the six numbers in the order that the kernels take, rounded to single precision.
    fileprivate func withSingles(_ body: (UnsafePointer<Float>) -> Void) {
        let numbers: [6 of Float] = [
            Float(lumaOffset), Float(luma), Float(crToRed), Float(cbToGreen), Float(crToGreen),
            Float(cbToBlue),
        ]
        // Safety: an inline array has its elements one after the other, from its own address.
        withUnsafeBytes(of: numbers) { bytes in
            if let start = bytes.baseAddress { body(start.assumingMemoryBound(to: Float.self)) }
        }
    }

    /// Lends the six numbers in the order that the kernels take.
    fileprivate func withDoubles(_ body: (UnsafePointer<Double>) -> Void) {
        let numbers: [6 of Double] = [
            lumaOffset, luma, crToRed, cbToGreen, crToGreen, cbToBlue,
        ]
        // Safety: an inline array has its elements one after the other, from its own address.
        withUnsafeBytes(of: numbers) { bytes in
            if let start = bytes.baseAddress { body(start.assumingMemoryBound(to: Double.self)) }
        }
    }
}
