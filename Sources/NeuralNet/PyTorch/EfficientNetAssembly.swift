/// Puts the weights of EfficientNet-Lite0 together as a network.
struct EfficientNetAssembly {
    /// Blocks of each stage: how many, and the stride of the first.
    private static let stages = [(1, 1), (2, 2), (2, 2), (3, 2), (3, 1), (4, 2), (1, 1)]
    private static let extent = 224
    /// What keeps a normalisation from dividing by nothing, as the network was trained.
    private static let epsilon: Float = 0.001

    private var checkpoint: PyTorchCheckpoint
    private let path: String
    private var tensors = [TensorDescription(name: "input", shape: [extent, extent, 3])]
    private var operators: [OperatorDescription] = []
    /// Result of the last layer.
    private var current = 0

    init(_ checkpoint: PyTorchCheckpoint, path: String) {
        self.checkpoint = checkpoint
        self.path = path
    }

    mutating func network() throws(ModelError) -> NetworkDescription {
        try convolve("_conv_stem", "_bn0", stride: 2, .relu6, name: "stem")
        var number = 0
        for (count, stride) in Self.stages {
            for index in 0..<count {
                try block(number, stride: index == 0 ? stride : 1)
                number += 1
            }
        }
        try convolve("_conv_head", "_bn1", stride: 1, .relu6, name: "head")
        try append(.globalAveragePool, name: "mean", inputs: [current])
        return NetworkDescription(
            tensors: tensors, operators: operators, inputs: [0], outputs: [current])
    }

    /// Widen, filter each channel by itself, narrow; what came in is added where it fits.
    private mutating func block(_ number: Int, stride: Int) throws(ModelError) {
        let input = current
        let weights = "_blocks.\(number)."
        let name = "block\(number)/"
        if checkpoint.holds(weights + "_expand_conv.weight") {
            try convolve(
                weights + "_expand_conv", weights + "_bn0", stride: 1, .relu6,
                name: name + "expand")
        }
        try convolve(
            weights + "_depthwise_conv", weights + "_bn1", stride: stride, .relu6,
            name: name + "depthwise", isDepthwise: true)
        try convolve(
            weights + "_project_conv", weights + "_bn2", stride: 1, .none, name: name + "project")
        if stride == 1, tensors[current].shape == tensors[input].shape {
            try append(.add(.none), name: name + "add", inputs: [current, input])
        }
    }

    private mutating func convolve(
        _ convolution: String, _ norm: String, stride: Int, _ activation: Activation, name: String,
        isDepthwise: Bool = false
    ) throws(ModelError) {
        let shape = try checkpoint.shape(of: convolution + ".weight")
        let picture = tensors[current].shape
        guard shape.count == 4, shape.allSatisfy({ (1...4096).contains($0) }), shape[2] == shape[3],
            shape[1] == (isDepthwise ? 1 : picture[2]), !isDepthwise || shape[0] == picture[2]
        else { throw unsupported(convolution) }
        let stored = try checkpoint.values(of: convolution + ".weight")
        let gains = try gains(norm, count: shape[0])
        let (outputs, inputs, taps) = (shape[0], shape[1], shape[2] * shape[3])
        var folded = [Float](repeating: 0, count: stored.count)
        for output in 0..<outputs {
            for input in 0..<inputs {
                for tap in 0..<taps {
                    let value = stored[(output * inputs + input) * taps + tap] * gains.gain[output]
                    let place =
                        isDepthwise
                        ? tap * outputs + output : (output * taps + tap) * inputs + input
                    folded[place] = value
                }
            }
        }
        let window = Self.window(
            kernel: shape[2], stride: stride, height: picture[0], width: picture[1])
        let extents =
            isDepthwise
            ? [shape[2], shape[3], outputs] : [outputs, shape[2], shape[3], inputs]
        try append(
            isDepthwise
                ? .depthwiseConvolution(window, activation) : .convolution(window, activation),
            name: name,
            inputs: [
                current, constant(name + "/weights", extents, folded),
                constant(name + "/bias", [outputs], gains.bias),
            ])
    }

    /// What a normalisation does to what comes in: times gain, plus bias.
    private mutating func gains(_ norm: String, count: Int) throws(ModelError) -> (
        gain: [Float], bias: [Float]
    ) {
        let weight = try checkpoint.values(of: norm + ".weight")
        let bias = try checkpoint.values(of: norm + ".bias")
        let mean = try checkpoint.values(of: norm + ".running_mean")
        let variance = try checkpoint.values(of: norm + ".running_var")
        guard [weight, bias, mean, variance].allSatisfy({ $0.count == count }) else {
            throw unsupported(norm)
        }
        let gain = zip(weight, variance).map { $0 / ($1 + Self.epsilon).squareRoot() }
        return (gain, (0..<count).map { bias[$0] - mean[$0] * gain[$0] })
    }

    /// Padding that keeps ⌈extent / stride⌉ rows and columns, the odd one at the bottom and right.
    private static func window(kernel: Int, stride: Int, height: Int, width: Int) -> Window {
        func padding(_ extent: Int) -> Int {
            max(0, ((extent + stride - 1) / stride - 1) * stride + kernel - extent)
        }
        let (rows, columns) = (padding(height), padding(width))
        return Window(
            kernelHeight: kernel, kernelWidth: kernel, strideY: stride, strideX: stride,
            padding: Padding(
                top: rows / 2, left: columns / 2, bottom: rows - rows / 2,
                right: columns - columns / 2))
    }

    private mutating func constant(_ name: String, _ shape: [Int], _ values: [Float]) -> Int {
        tensors.append(TensorDescription(name: name, shape: shape, constant: values))
        return tensors.count - 1
    }

    /// Adds an operator and makes its result the current one.
    private mutating func append(
        _ operation: OperatorDescription.Operation, name: String, inputs: [Int]
    ) throws(ModelError) {
        let step = OperatorDescription(operation: operation, inputs: inputs, output: tensors.count)
        guard let shape = NetworkDescription.resultShape(of: step, among: tensors) else {
            throw unsupported(name)
        }
        tensors.append(TensorDescription(name: name, shape: shape))
        operators.append(step)
        current = step.output
    }

    private func unsupported(_ what: String) -> ModelError {
        ModelError(
            .unsupported,
            "is not EfficientNet-Lite0; use the model file that `make models` fetches", path: path,
            place: what)
    }
}
