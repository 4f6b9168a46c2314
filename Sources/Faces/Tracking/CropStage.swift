internal import NeuralNet
internal import VectorCore

/// A network that reads a crop of a picture, with its own working memory.
final class CropStage {
    /// Rows of the network's input.
    let rows: Int
    /// Columns of the network's input.
    let columns: Int
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
        rows = network.inputShape[0]
        columns = network.inputShape[1]
        self.network = network
        self.kernels = kernels
        self.scale = scale
        self.offset = offset
    }

    /// Rows and columns of a square input.
    var extent: Int { rows }

    /// Runs the network on what `map` cuts out of `picture`.
    func run(_ picture: PlanarPicture, map: AffineMap) {
        let seen = patch.fill(
            from: picture, through: map, width: columns, height: rows, with: kernels)
        // Safety: the input holds rows × columns × 3 floats, so it has a base address.
        kernels.warpToRGB(
            seen.picture, map: seen.map, width: columns, height: rows,
            supersampling: seen.map.supersampling, scale: scale, offset: offset,
            into: session.input.baseAddress!)
        session.run()
    }

    /// What the last run left in output `index`; valid until the next run.
    func output(_ index: Int) -> UnsafeBufferPointer<Float> {
        session.output(index)
    }
}
