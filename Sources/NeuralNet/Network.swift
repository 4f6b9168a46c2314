internal import CVectorShims
public import VectorCore

/// What a network computes for its caller.
public struct NetworkOutput: Sendable, Hashable {
    /// As the model file names it.
    public let name: String
    /// Extents, outermost first, without the batch.
    public let shape: [Int]
}

/// A network made ready to run: checked, fused, its weights packed and its memory planned.
///
/// It never changes; any number of sessions may run it at the same time, each on its own thread.
///
/// Safety: every pointer inside its steps leads into `constants`, which lives as long and is not
/// written any more.
public final class Network: @unchecked Sendable {
    /// Extents of the input, such as `[height, width, channels]`.
    public let inputShape: [Int]
    /// What a run computes, in the order of the description.
    public let outputs: [NetworkOutput]

    let kernels: NetworkKernels
    let steps: [NetworkStep]
    let buffers: [ArenaBuffer]
    /// Floats of memory that a session needs.
    let arenaCount: Int
    let inputBuffer: Int
    let outputBuffers: [Int]
    /// Buffer and layout of each activation, if all are kept.
    let activations: [Int: (buffer: Int, layout: ActivationLayout)]
    private let constants: ConstantPool

    /// Prepares `description` to run on `kernels`.
    ///
    /// - Parameters:
    ///   - description: A network with one input.
    ///   - kernels: Of the level to run on.
    ///   - keepsEveryActivation: Runs every operator by itself and keeps its result for
    ///     ``InferenceSession/activation(tensor:)``; slower and larger, for inspection.
    ///   - path: Model file that the network came from, for errors.
    /// - Throws: `malformed` if the description contradicts itself, `unsupported` if it needs more
    ///   than one input, more memory than any model in the catalogue, or an operator in a form that
    ///   is not built.
    public init(
        _ description: NetworkDescription, kernels: NetworkKernels,
        keepsEveryActivation: Bool = false, path: String = "network"
    ) throws(ModelError) {
        try description.validate(path: path)
        guard description.inputs.count == 1 else {
            throw ModelError(
                .unsupported, "has more than one input; use a model from the catalogue", path: path)
        }
        var operators = description.operators.map(FusedOperator.init)
        if !keepsEveryActivation {
            var fusion = NetworkFusion(description)
            operators = fusion.operators()
        }
        var planner = NetworkPlanner(description, operators, kernels: kernels, path: path)
        let ends = try planner.plan(operators)
        if keepsEveryActivation { planner.keepEverything() }
        var buffers = planner.buffers
        arenaCount = ArenaLayout.place(&buffers)
        // Channel padding may multiply what validation has let pass by up to 8.
        guard arenaCount <= 2 * NetworkDescription.Limit.activations else {
            throw planner.unsupported("activations beyond all measure", "\(buffers.count) buffers")
        }
        self.buffers = buffers
        steps = planner.steps
        constants = planner.constants
        inputBuffer = ends.input
        outputBuffers = ends.outputs
        activations = keepsEveryActivation ? planner.places : [:]
        self.kernels = kernels
        inputShape = description.tensors[description.inputs[0]].shape
        outputs = description.outputs.map {
            NetworkOutput(name: description.tensors[$0].name, shape: description.tensors[$0].shape)
        }
    }
}
