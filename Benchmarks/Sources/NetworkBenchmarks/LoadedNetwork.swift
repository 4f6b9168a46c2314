import ModelStore
import NeuralNet
import VectorCore

/// A network of the model folder, on an input of small numbers.
struct LoadedNetwork {
    /// As the catalogue names it, and Benchmarks/Peers.
    let name: String
    let network: Network
    let session: InferenceSession

    /// Reads `model` from where `make models` puts it.
    init(_ model: ModelIdentifier, kernels: NetworkKernels) throws {
        name = model.rawValue
        network = try Network(ModelStore().load(model), kernels: kernels)
        session = InferenceSession(network)
        for index in session.input.indices {
            session.input[index] = Float(index * 2_654_435_761 % 1024) / 512 - 1
        }
        session.run()
    }
}
