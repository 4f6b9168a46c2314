internal import NeuralNet
internal import VectorCore

/// A network that reads a square crop of a picture, with its own working memory.
final class CropStage {
    /// Rows and columns of the network's input.
    let extent: Int
    private let session: InferenceSession
    private let kernels: PlaneKernels
    private let scale: SIMD3<Float>
    private let offset: SIMD3<Float>
    private let supersampling: Int

    /// A session over `network`, whose input is R′G′B′ in 0...255, times `scale`, plus `offset`.
    ///
    /// - Parameter supersampling: The most sub-samples per direction that a shrinking crop averages.
    init(
        _ network: Network, kernels: PlaneKernels, scale: SIMD3<Float>, offset: SIMD3<Float>,
        supersampling: Int = 2
    ) {
        extent = network.inputShape[0]
        session = InferenceSession(network)
        self.kernels = kernels
        self.scale = scale
        self.offset = offset
        self.supersampling = supersampling
    }

    /// Runs the network on what `map` cuts out of `picture`.
    func run(_ picture: PlanarPicture, map: AffineMap) {
        // Safety: the input holds extent × extent × 3 floats, so it has a base address.
        kernels.warpToRGB(
            picture, map: map, width: extent, height: extent,
            supersampling: min(map.supersampling, supersampling), scale: scale,
            offset: offset, into: session.input.baseAddress!)
        session.run()
    }

    /// What the last run left in output `index`; valid until the next run.
    func output(_ index: Int) -> UnsafeBufferPointer<Float> {
        session.output(index)
    }
}
