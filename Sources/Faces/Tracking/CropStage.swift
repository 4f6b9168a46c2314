internal import NeuralNet
internal import VectorCore

/// A network that reads a square crop of a picture, with its own working memory.
final class CropStage {
    /// Rows and columns of the network's input.
    let extent: Int
    private let network: Network
    /// Made when it is first needed: many a stage of a tracker or reader never runs.
    private lazy var session = InferenceSession(network)
    private let kernels: PlaneKernels
    private let scale: SIMD3<Float>
    private let offset: SIMD3<Float>
    private var patch = ShrunkPatch()

    /// A session over `network`, whose input is R′G′B′ in 0...255, times `scale`, plus `offset`.
    init(
        _ network: Network, kernels: PlaneKernels, scale: SIMD3<Float>, offset: SIMD3<Float>
    ) {
        extent = network.inputShape[0]
        self.network = network
        self.kernels = kernels
        self.scale = scale
        self.offset = offset
    }

    /// Runs the network on what `map` cuts out of `picture`.
    func run(_ picture: PlanarPicture, map: AffineMap) {
        let seen = patch.fill(
            from: picture, through: map, width: extent, height: extent, with: kernels)
        // Safety: the input holds extent × extent × 3 floats, so it has a base address.
        kernels.warpToRGB(
            seen.picture, map: seen.map, width: extent, height: extent,
            supersampling: seen.map.supersampling, scale: scale, offset: offset,
            into: session.input.baseAddress!)
        session.run()
    }

    /// What the last run left in output `index`; valid until the next run.
    func output(_ index: Int) -> UnsafeBufferPointer<Float> {
        session.output(index)
    }
}
