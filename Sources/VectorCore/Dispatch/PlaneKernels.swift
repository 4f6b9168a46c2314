/// Downscaling, warps, statistics and sharpness of picture planes, at one level.
public struct PlaneKernels: Sendable {
    init(level: SIMDLevel) {}
}
