/// The plane kernels of one level as functions on pointers and counts.
///
/// Parameters are documented in `KernelVariants/Shared/Plane*.swift`.
struct PlaneFunctions: Sendable {
    typealias Bytes = UnsafePointer<UInt8>
    typealias MutableBytes = UnsafeMutablePointer<UInt8>
    typealias Floats = UnsafePointer<Float>
    typealias MutableFloats = UnsafeMutablePointer<Float>

    let boxScaleWhole:
        @Sendable (
            Bytes, Int, Int, Int, MutableBytes, Int, Int, Int, UnsafeMutablePointer<UInt32>
        ) -> Void
    let addWeightedRow: @Sendable (Bytes, Int, UInt32, Bool, UnsafeMutablePointer<UInt32>) -> Void
    let blendColumns:
        @Sendable (
            UnsafePointer<UInt32>, Int, UnsafeMutablePointer<Double>, UnsafePointer<Int32>,
            UnsafePointer<Double>, Int, Int, MutableBytes, Int
        ) -> Void
    let oklab:
        @Sendable (
            Bytes, Bytes, Bytes, Int, Floats, MutableFloats, MutableFloats, MutableFloats,
            MutableFloats?
        ) -> Void
    let moments: @Sendable (Floats, Bytes?, Int, UnsafeMutablePointer<Double>, MutableFloats) -> Int
    let projectedHistogram:
        @Sendable (
            Floats, Floats?, Floats?, Bytes?, Int, Floats, UnsafeMutablePointer<UInt32>, Int
        ) -> Void
    let sharpness: @Sendable (Bytes, Int, Int, Int, Int, UnsafeMutablePointer<Int64>) -> Void
    let orientedGradients:
        @Sendable (Bytes, Int, Int, Int, Int, UnsafeMutablePointer<UInt64>) -> Void
    let sumAbsoluteDifference: @Sendable (Bytes, Int, Bytes, Int, Int, Int, UInt64) -> UInt64
    let sumSquaredDifference: @Sendable (Bytes, Int, Bytes, Int, Int, Int) -> UInt64
    let blockSums: @Sendable (Bytes, Int, Bytes, Int, Int, UnsafeMutablePointer<Int32>, Int) -> Void
    let addSimilarities:
        @Sendable (
            UnsafePointer<Int32>, UnsafePointer<Int32>, Int, Int, UnsafeMutablePointer<Double>
        ) -> Void
    let warpToRGB:
        @Sendable (
            Bytes, Bytes, Bytes, UnsafePointer<Int>, Floats, Int, Int, Int, MutableFloats,
            MutableFloats
        ) -> Void
    let warp:
        @Sendable (Bytes, UnsafePointer<Int>, Floats, Int, Int, Int, Int, MutableFloats) -> Void

    static func of(_ level: SIMDLevel) -> PlaneFunctions {
        #if arch(x86_64)
            switch level {
            case .baseline: .baseline
            case .v3: .v3
            case .v4: .v4
            }
        #else
            .baseline
        #endif
    }
}
