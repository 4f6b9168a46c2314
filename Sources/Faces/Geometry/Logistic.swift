#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// 1 / (1 + e⁻ˣ), with x held within ±80 so that nothing overflows.
func logistic(_ x: Float) -> Float {
    1 / (1 + expf(-min(max(x, -80), 80)))
}
