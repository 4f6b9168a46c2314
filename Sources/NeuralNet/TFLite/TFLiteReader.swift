/// Reads `.tflite` files, the flat format of TensorFlow Lite.
///
/// What is read: one network of 32-bit float activations with a batch of one, its constants stored as
/// 32-bit or 16-bit floats, and the operators ADD, AVERAGE_POOL_2D, CONCATENATION, CONV_2D,
/// DEPTHWISE_CONV_2D, DEQUANTIZE (of 16-bit constants), FULLY_CONNECTED, HARD_SWISH, LOGISTIC,
/// MAX_POOL_2D, MEAN (over height and width), MUL, PAD, PRELU, RELU, RELU6, RESHAPE and
/// RESIZE_BILINEAR. Anything else is an error that names it.
public enum TFLiteReader {
    /// The network that a `.tflite` file holds.
    ///
    /// The batch extent is removed, SAME padding is resolved to explicit padding, and half-precision
    /// constants are widened, so the description asks nothing of TensorFlow. Time and memory are
    /// linear in the size of the file, whatever its bytes say.
    ///
    /// - Parameters:
    ///   - bytes: The whole file, of any alignment. Not kept beyond the call.
    ///   - part: The part to read; `nil` for the whole network.
    ///   - path: The file's path, for errors.
    /// - Returns: A description that has passed `NetworkDescription.validate(path:)`.
    /// - Throws: `malformed` when the bytes are no whole model, `unsupported` when the model asks for
    ///   something that is not built here.
    public static func read(
        _ bytes: UnsafeRawBufferPointer, part: NetworkPart? = nil, path: String
    ) throws(ModelError) -> NetworkDescription {
        var model = try TFLiteModel(FlatBuffer(bytes: bytes, path: path))
        if let part { try model.cut(to: part) }
        var translation = TFLiteTranslation(model)
        let network = try translation.network()
        try network.validate(path: path)
        return network
    }
}
