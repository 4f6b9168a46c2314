/// Reads dlib's face recognition network from its `.dat` file.
///
/// The file is a C++ template written out layer by layer; what the layers mean to each other is in the
/// type, not in the file. This reader knows that type (`anet_type` of dlib's
/// `examples/dnn_face_recognition_ex.cpp`): a convolution and a pool, then residual blocks, a mean over
/// the picture and a matrix. It reads any network of that form, whatever its sizes.
public enum DlibReader {
    /// What to subtract from red, green and blue (0...255) before dividing by `inputScale`.
    ///
    /// Source: dlib, `input_rgb_image_sized` in `dlib/dnn/input.h`; the reader checks that the file
    /// says the same. The network's input is `[150, 150, 3]` of `(rgb - mean) / scale`.
    public static let inputMean: (red: Float, green: Float, blue: Float) = (
        122.782, 117.001, 104.298
    )

    /// What to divide by after subtracting `inputMean`.
    public static let inputScale: Float = 256

    /// The network that a `.dat` file holds.
    ///
    /// Each affine layer is folded into the convolution before it, and filters are turned from
    /// `[outputs, inputs, rows, columns]` to `[outputs, rows, columns, inputs]`. Time and memory are
    /// linear in the size of the file, whatever its bytes say.
    ///
    /// - Parameters:
    ///   - bytes: The whole file, of any alignment. Not kept beyond the call.
    ///   - path: The file's path, for errors.
    /// - Returns: A description that has passed `NetworkDescription.validate(path:)`. Its input is
    ///   `[height, width, 3]`, its output the embedding, `[128]` in dlib's own file.
    /// - Throws: `malformed` when the bytes are no whole network, `unsupported` when a layer is not one
    ///   of that form.
    public static func read(
        _ bytes: UnsafeRawBufferPointer, path: String
    ) throws(ModelError) -> NetworkDescription {
        var assembly = DlibAssembly(bytes, path: path)
        let network = try assembly.network()
        try network.validate(path: path)
        return network
    }
}
