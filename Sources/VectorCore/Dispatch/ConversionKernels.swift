/// Exact conversions between Y′CbCr and R′G′B′, at one level.
public struct ConversionKernels: Sendable {
    init(level: SIMDLevel) {}

    /// Rounds samples to 8 bits; see ``ConversionReference/reduceDepth(_:_:_:_:)``.
    public func reduceDepth(
        _ source: UnsafePointer<UInt16>, _ target: UnsafeMutablePointer<UInt8>, _ count: Int,
        _ reduction: DepthReduction
    ) {
        ConversionReference.reduceDepth(source, target, count, reduction)
    }

    /// Full-range BT.709 from R′G′B′; see ``ConversionReference/ycbcrFromRGB(_:_:_:_:_:_:_:_:)``.
    public func ycbcrFromRGB(
        _ red: UnsafePointer<UInt16>, _ green: UnsafePointer<UInt16>, _ blue: UnsafePointer<UInt16>,
        _ luma: UnsafeMutablePointer<UInt8>, _ cb: UnsafeMutablePointer<UInt8>,
        _ cr: UnsafeMutablePointer<UInt8>, _ count: Int, _ scale: FromRGBScale
    ) {
        ConversionReference.ycbcrFromRGB(red, green, blue, luma, cb, cr, count, scale)
    }
}
