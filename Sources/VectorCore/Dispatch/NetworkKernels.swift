package import CVectorShims
internal import KernelsBaseline

#if arch(x86_64)
    internal import KernelsV3
    internal import KernelsV4
#endif

/// Convolutions and what else networks need, at one level.
///
/// Pictures are `[height, width, channels]` floats whose channels are padded to a multiple of 8;
/// what the padding holds is unspecified. Parameter blocks are documented where they are declared
/// (`cvs_network.h`), the mathematics and exactness in `Reference/Network`. Kernels neither allocate
/// nor start threads, and trust their caller: extents and pointers must be right.
public struct NetworkKernels: Sendable {
    /// The level that the kernels were compiled for.
    public let level: SIMDLevel
    /// Output channels of a full weight panel; see ``PackedConvolution``.
    package let panelWidth: Int
    /// Output pixels of a full tile.
    package let tileRows: Int

    package typealias Kernel<Block> = @Sendable (UnsafePointer<Block>) -> Void

    /// Dense convolution, also 1×1 and fully connected.
    package let dense: Kernel<cvs_convolution>
    /// Into Winograd's space, and back; the matrix products between are dense convolutions.
    package let winogradInput: Kernel<cvs_winograd>
    /// See `winogradInput`.
    package let winogradOutput: Kernel<cvs_winograd>
    /// Convolution of every channel by itself.
    package let depthwise: Kernel<cvs_window>
    /// Largest value of each window.
    package let maximumPool: Kernel<cvs_window>
    /// Mean of each window's values inside the picture.
    package let averagePool: Kernel<cvs_window>
    /// Mean over all pixels: input, output, pixels, channels.
    package let globalAverage:
        @Sendable (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int, Int) -> Void
    /// Bilinear interpolation.
    package let resize: Kernel<cvs_resize>
    /// Sum of two pictures.
    package let add: Kernel<cvs_elementwise>
    /// Product of two pictures.
    package let multiply: Kernel<cvs_elementwise>
    /// Element-wise function of one picture.
    package let function: Kernel<cvs_elementwise>

    init(level: SIMDLevel) {
        self.level = level
        #if arch(x86_64)
            switch level {
            case .v4:
                panelWidth = KernelsV4.convolutionPanelWidth()
                tileRows = KernelsV4.convolutionTileRows()
                dense = { KernelsV4.denseConvolution($0) }
                winogradInput = { KernelsV4.winogradInput($0) }
                winogradOutput = { KernelsV4.winogradOutput($0) }
                depthwise = { KernelsV4.depthwiseConvolution($0) }
                maximumPool = { KernelsV4.maximumPool($0) }
                averagePool = { KernelsV4.averagePool($0) }
                globalAverage = { KernelsV4.globalAverage($0, $1, $2, $3) }
                resize = { KernelsV4.bilinearResize($0) }
                add = { KernelsV4.elementwiseAdd($0) }
                multiply = { KernelsV4.elementwiseMultiply($0) }
                function = { KernelsV4.elementwiseFunction($0) }
                return
            case .v3:
                panelWidth = KernelsV3.convolutionPanelWidth()
                tileRows = KernelsV3.convolutionTileRows()
                dense = { KernelsV3.denseConvolution($0) }
                winogradInput = { KernelsV3.winogradInput($0) }
                winogradOutput = { KernelsV3.winogradOutput($0) }
                depthwise = { KernelsV3.depthwiseConvolution($0) }
                maximumPool = { KernelsV3.maximumPool($0) }
                averagePool = { KernelsV3.averagePool($0) }
                globalAverage = { KernelsV3.globalAverage($0, $1, $2, $3) }
                resize = { KernelsV3.bilinearResize($0) }
                add = { KernelsV3.elementwiseAdd($0) }
                multiply = { KernelsV3.elementwiseMultiply($0) }
                function = { KernelsV3.elementwiseFunction($0) }
                return
            case .baseline: break
            }
        #endif
        panelWidth = KernelsBaseline.convolutionPanelWidth()
        tileRows = KernelsBaseline.convolutionTileRows()
        dense = { KernelsBaseline.denseConvolution($0) }
        winogradInput = { KernelsBaseline.winogradInput($0) }
        winogradOutput = { KernelsBaseline.winogradOutput($0) }
        depthwise = { KernelsBaseline.depthwiseConvolution($0) }
        maximumPool = { KernelsBaseline.maximumPool($0) }
        averagePool = { KernelsBaseline.averagePool($0) }
        globalAverage = { KernelsBaseline.globalAverage($0, $1, $2, $3) }
        resize = { KernelsBaseline.bilinearResize($0) }
        add = { KernelsBaseline.elementwiseAdd($0) }
        multiply = { KernelsBaseline.elementwiseMultiply($0) }
        function = { KernelsBaseline.elementwiseFunction($0) }
    }

    /// `channels` rounded up to what kernels store for a pixel.
    public static func channelStride(_ channels: Int) -> Int { (channels + 7) & ~7 }
}
