extension TFLiteTranslation {
    /// MediaPipe's transposed convolution with a 2 × 2 kernel and a stride of 2, in terms of operators
    /// that exist.
    ///
    /// Kernel and stride being equal, results do not overlap: each sample becomes four, a 1 × 1
    /// convolution for each row of the kernel. With the kernel's columns side by side among its channels,
    /// the rows of one convolution already lie as the result's; concatenating both rows sample line by
    /// sample line interleaves them:
    ///
    ///     [h, w, c] → 2 × [h, w, 2·o] → 2 × [h, w·2·o] → [h, 2·w·2·o] → [2·h, 2·w, o]
    ///
    /// The tensors between have no names, since the file has none for them.
    ///
    /// Source of the operator: MediaPipe, `util/tflite/operations/transpose_conv_bias.cc`; weights are
    /// `[outputs, 2, 2, inputs]`.
    mutating func transposedConvolution(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) {
        guard step.inputs.count == 3, step.outputs.count == 1 else {
            throw malformed("an operand count", place)
        }
        let picture = try activation(step.inputs[0])
        let from = shape(of: picture)
        let kernel = try constantShape(step.inputs[1], place)
        let biasShape = try constantShape(step.inputs[2], place)
        let output = try activation(step.outputs[0])
        guard from.count == 3, kernel.count == 4, kernel[1] == 2, kernel[2] == 2,
            kernel[3] == from[2], biasShape == [kernel[0]],
            shape(of: output) == [2 * from[0], 2 * from[1], kernel[0]]
        else { throw unsupported("a transposed convolution other than 2 × 2", place) }
        let weights = try values(step.inputs[1], place)
        let bias = try values(step.inputs[2], place)
        let outputs = kernel[0]
        let inputs = kernel[3]
        let window = Window(
            kernelHeight: 1, kernelWidth: 1, strideY: 1, strideX: 1, padding: .none)
        var rows: [Int] = []
        for row in 0..<2 {
            var ofRow: [Float] = []
            for column in 0..<2 {
                for channel in 0..<outputs {
                    let start = ((channel * 2 + row) * 2 + column) * inputs
                    ofRow += weights[start..<start + inputs]
                }
            }
            let operands = [
                picture, tensor(named: "", shape: [2 * outputs, 1, 1, inputs], constant: ofRow),
                tensor(named: "", shape: [2 * outputs], constant: bias + bias),
            ]
            let result = tensor(named: "", shape: [from[0], from[1], 2 * outputs])
            append(.convolution(window, .none), operands, to: result)
            let line = tensor(named: "", shape: [from[0], from[1] * 2 * outputs])
            append(.reshape, [result], to: line)
            rows.append(line)
        }
        let lines = tensor(named: "", shape: [from[0], 4 * from[1] * outputs])
        append(.concatenate(axis: 1), rows, to: lines)
        append(.reshape, [lines], to: output)
    }
}
