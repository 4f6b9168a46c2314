/// The kernels of one level: made once, passed down as a value, never global.
public struct KernelTable: Sendable {
    /// The level that every kernel in the table was compiled for.
    public let level: SIMDLevel
    /// Convolutions and what else networks need.
    public let network: NetworkKernels
    /// Downscaling, warps, statistics and sharpness of picture planes.
    public let plane: PlaneKernels
    /// Exact conversions between Y′CbCr and R′G′B′.
    public let conversion: ConversionKernels

    /// The table for `level`.
    ///
    /// - Precondition: `level.isSupported`.
    public init(level: SIMDLevel = .best) {
        precondition(level.isSupported, "this machine does not run \(level)")
        self.level = level
        network = NetworkKernels(level: level)
        plane = PlaneKernels(level: level)
        conversion = ConversionKernels(level: level)
    }
}
