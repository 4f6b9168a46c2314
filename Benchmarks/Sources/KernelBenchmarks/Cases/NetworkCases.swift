import NeuralNet
import VectorCore

/// Convolutions in the shapes that the networks of the catalogue are made of.
enum NetworkCases {
    static func all() throws -> [KernelCase] {
        [
            dense("first 3×3/2", side: 192, inputs: 3, outputs: 16, kernel: 3, stride: 2),
            dense("1×1", side: 96, inputs: 16, outputs: 16, kernel: 1),
            dense("1×1", side: 48, inputs: 32, outputs: 64, kernel: 1),
            dense("1×1", side: 24, inputs: 128, outputs: 128, kernel: 1),
            dense("1×1", side: 12, inputs: 128, outputs: 256, kernel: 1),
            dense("3×3", side: 35, inputs: 32, outputs: 32, kernel: 3),
            dense("3×3", side: 17, inputs: 64, outputs: 64, kernel: 3),
            dense("3×3", side: 8, inputs: 128, outputs: 128, kernel: 3),
            dense("3×3", side: 3, inputs: 256, outputs: 256, kernel: 3),
            depthwise(side: 96, channels: 16, kernel: 3),
            depthwise(side: 48, channels: 64, kernel: 3),
            depthwise(side: 24, channels: 128, kernel: 5),
            depthwise(side: 12, channels: 256, kernel: 3),
        ]
    }

    private static func window(_ kernel: Int, _ stride: Int) -> Window {
        let before = stride == 1 ? kernel / 2 : 0
        let after = stride == 1 ? kernel / 2 : kernel - stride
        return Window(
            kernelHeight: kernel, kernelWidth: kernel, strideY: stride, strideX: stride,
            padding: Padding(top: before, left: before, bottom: after, right: after))
    }

    private static func values(_ count: Int, seed: UInt64) -> [Float] {
        let memory = PlaneMemory.floats(count, seed: seed)
        return (0..<count).map { memory.start[$0] - 0.5 }
    }

    private static func dense(
        _ name: String, side: Int, inputs: Int, outputs: Int, kernel: Int, stride: Int = 1
    ) -> KernelCase {
        let shape = window(kernel, stride)
        let result = side / stride
        let weights = values(outputs * kernel * kernel * inputs, seed: 1)
        let input = values(side * side * inputs, seed: 2)
        let bias = values(outputs, seed: 3)
        return KernelCase(
            name: "dense-\(kernel)x\(kernel)-\(inputs)-\(outputs)-\(side)",
            size: "\(name), \(inputs)→\(outputs) channels @ \(result)×\(result)",
            work: .operations(
                2 * Double(kernel * kernel * inputs * outputs) * Double(result * result)),
            run: runner(
                .convolution(shape, .relu), input: input, inputShape: [side, side, inputs],
                weights: weights, weightShape: [outputs, kernel, kernel, inputs], bias: bias,
                output: [result, result, outputs]),
            reference: {
                _ = NetworkReference.convolution(
                    .init(
                        height: side, width: side, channels: inputs, values: input.map(Double.init)),
                    weights: weights.map(Double.init), bias: bias.map(Double.init),
                    window: .init(
                        height: kernel, width: kernel, strideY: stride, strideX: stride,
                        top: shape.padding.top, left: shape.padding.left), height: result,
                    width: result)
            })
    }

    private static func depthwise(side: Int, channels: Int, kernel: Int) -> KernelCase {
        let shape = window(kernel, 1)
        let weights = values(kernel * kernel * channels, seed: 1)
        let input = values(side * side * channels, seed: 2)
        let bias = values(channels, seed: 3)
        return KernelCase(
            name: "depthwise-\(kernel)x\(kernel)-\(channels)-\(side)",
            size: "\(kernel)×\(kernel) of \(channels) channels @ \(side)×\(side)",
            work: .operations(2 * Double(kernel * kernel * channels) * Double(side * side)),
            run: runner(
                .depthwiseConvolution(shape, .relu), input: input,
                inputShape: [side, side, channels], weights: weights,
                weightShape: [kernel, kernel, channels], bias: bias,
                output: [side, side, channels]),
            reference: nil)
    }

    /// A network of one operator.
    private static func runner(
        _ operation: OperatorDescription.Operation, input: [Float], inputShape: [Int],
        weights: [Float], weightShape: [Int], bias: [Float], output: [Int]
    ) -> (KernelTable) throws -> () -> Void {
        let description = NetworkDescription(
            tensors: [
                TensorDescription(name: "picture", shape: inputShape),
                TensorDescription(name: "weights", shape: weightShape, constant: weights),
                TensorDescription(name: "bias", shape: [bias.count], constant: bias),
                TensorDescription(name: "result", shape: output),
            ],
            operators: [OperatorDescription(operation: operation, inputs: [0, 1, 2], output: 3)],
            inputs: [0], outputs: [3])
        return { table in
            let network = try Network(description, kernels: table.network)
            let session = InferenceSession(network)
            _ = session.input.update(fromContentsOf: input)
            return { session.run() }
        }
    }
}
