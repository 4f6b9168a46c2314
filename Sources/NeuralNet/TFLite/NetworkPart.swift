/// A part of the network of a model file, by the names of the tensors at its ends.
public struct NetworkPart: Sendable, Hashable {
    /// Tensors that the caller fills.
    public let inputs: [String]
    /// Tensors that the caller reads.
    public let outputs: [String]

    /// What leads from `inputs` to `outputs`.
    public init(inputs: [String], outputs: [String]) {
        self.inputs = inputs
        self.outputs = outputs
    }
}
