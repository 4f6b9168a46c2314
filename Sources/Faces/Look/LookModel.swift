public import NeuralNet
public import VectorCore

/// The network that says what a picture looks like, ready to run: EfficientNet-Lite0 without its classes.
public struct LookModel: Sendable {
    /// Numbers in an embedding.
    public static let featureCount = 1280
    /// Rows and columns that the network sees.
    static let extent = 224

    let network: Network

    /// The network of `description`, as ``PyTorchReader`` leaves it.
    ///
    /// - Throws: `ModelError` with code `unsupported` for a network of another shape.
    public init(
        _ description: NetworkDescription, kernels: NetworkKernels
    ) throws(ModelError) {
        network = try Network(description, kernels: kernels)
        guard network.inputShape == [Self.extent, Self.extent, 3],
            network.outputs.map({ $0.shape.reduce(1, *) }) == [Self.featureCount]
        else {
            throw ModelError(
                .unsupported, "is not the network of looks; install the models again", path: "look")
        }
    }
}

/// Tells what pictures look like, one after another. Has its own working memory: one for each worker.
public final class LookReader {
    private let stage: CropStage

    /// A reader.
    ///
    /// - Parameters:
    ///   - model: The network.
    ///   - kernels: What crops are made with.
    public init(model: LookModel, kernels: PlaneKernels) {
        // Input (RGB − 127) / 128 with RGB in 0...255, as the network was trained.
        stage = CropStage(
            model.network, kernels: kernels, scale: SIMD3(repeating: 1 / 128),
            offset: SIMD3(repeating: -127 / 128))
    }

    /// 1280 numbers, none negative, of unit length: alike for pictures of like things, whatever their
    /// light. `picture`, which may be a reduced one, is stretched to a square.
    public func features(of picture: PlanarPicture) -> [Float] {
        let extent = Float(LookModel.extent)
        stage.run(
            picture,
            map: AffineMap(
                a: Float(picture.width) / extent, b: 0, tx: 0, c: 0,
                d: Float(picture.height) / extent, ty: 0))
        let values = stage.output(0)
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return values.map { $0 / max(length, .leastNormalMagnitude) }
    }
}
