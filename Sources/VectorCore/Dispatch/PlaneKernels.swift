/// Downscaling, warps, statistics and sharpness of picture planes, at one level.
///
/// Every kernel gives the same bits on every level; the contracts stand in `Reference/Plane`. Views
/// are only read or written inside the call. Sizes that do not fit together are programmer errors
/// and trap; no sample value does.
public struct PlaneKernels: Sendable {
    /// The level the kernels were compiled for.
    public let level: SIMDLevel

    let functions: PlaneFunctions

    init(level: SIMDLevel) {
        self.level = level
        functions = .of(level)
    }
}
