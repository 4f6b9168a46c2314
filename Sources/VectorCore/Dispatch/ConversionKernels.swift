/// Exact conversions between Y′CbCr and R′G′B′, at one level.
public struct ConversionKernels: Sendable {
    init(level: SIMDLevel) {}
}
