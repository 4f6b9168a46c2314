extension NetworkDescription {
    /// The same network over a picture of another size.
    ///
    /// A place of a result depends on the samples around it alone, so that over a part of a picture the
    /// network gives what it gives over the whole, save near the part's borders; windows keep their places
    /// when the part begins, and its sides are, at multiples of the network's strides.
    ///
    /// - Parameters:
    ///   - rows: Rows of the input, at least 1.
    ///   - columns: Columns of the input, at least 1.
    /// - Returns: `nil` where the network has several inputs or mixes distant samples, or where a window no
    ///   longer fits.
    public func over(rows: Int, columns: Int) -> NetworkDescription? {
        guard inputs.count == 1, rows > 0, columns > 0, tensors[inputs[0]].shape.count == 3 else {
            return nil
        }
        var result = self
        result.tensors[inputs[0]].shape.replaceSubrange(0..<2, with: [rows, columns])
        for step in operators {
            switch step.operation {
            case .convolution, .depthwiseConvolution, .parametricReLU, .activation, .add, .pad,
                .maxPool, .averagePool:
                break
            case .fullyConnected, .multiply, .globalAveragePool, .resizeBilinear, .reshape,
                .concatenate:
                return nil
            }
            guard let shape = Self.resultShape(of: step, among: result.tensors) else { return nil }
            result.tensors[step.output].shape = shape
        }
        return result
    }
}
