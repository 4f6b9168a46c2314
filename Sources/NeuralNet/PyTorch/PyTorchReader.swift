/// Reads EfficientNet-Lite0 from the checkpoint that PyTorch wrote of it.
///
/// A checkpoint holds weights and no graph; which layers they belong to is known by their names.
public enum PyTorchReader {
    /// The network's features of a picture, `[1, 1, 1280]`, from its input `[224, 224, 3]` of
    /// (R′G′B′ − 127) / 128 with R′G′B′ in 0...255. The classes that it was trained for are left out.
    ///
    /// Each normalisation is folded into the convolution before it (ε 0.001), and filters are turned from
    /// `[outputs, inputs, rows, columns]` to `[outputs, rows, columns, inputs]`.
    ///
    /// - Parameters:
    ///   - bytes: The whole file, of any alignment. Not kept beyond the call.
    ///   - path: The file's path, for errors.
    /// - Returns: A description that has passed `NetworkDescription.validate(path:)`.
    /// - Throws: `malformed` when the bytes are no whole checkpoint, `unsupported` when it holds another
    ///   network.
    /// - Source: M. Tan and Q. Le, "EfficientNet", arXiv:1905.11946, in the lite variant of TensorFlow's
    ///   `efficientnet/lite`: no squeeze and excitation, ReLU6 for swish.
    public static func read(
        _ bytes: UnsafeRawBufferPointer, path: String
    ) throws(ModelError) -> NetworkDescription {
        var assembly = EfficientNetAssembly(try PyTorchCheckpoint(bytes, path: path), path: path)
        let network = try assembly.network()
        try network.validate(path: path)
        return network
    }
}
