import NeuralNet

/// Puts together a description operator by operator, with pseudo-random constants.
struct NetworkBuilder {
    private(set) var tensors: [TensorDescription] = []
    private(set) var operators: [OperatorDescription] = []
    private var state: UInt64 = 1

    /// Between -1 and 1, a multiple of 2⁻²³ (SplitMix64, Steele, Lea and Flood, 2014).
    mutating func number() -> Float {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Float(Int64((z ^ (z >> 31)) >> 40) - (1 << 23)) * 0x1p-23
    }

    mutating func activation(_ shape: [Int]) -> Int {
        tensors.append(TensorDescription(name: "t\(tensors.count)", shape: shape))
        return tensors.count - 1
    }

    mutating func constant(_ shape: [Int]) -> Int {
        let values = (0..<shape.reduce(1, *)).map { _ in number() }
        tensors.append(
            TensorDescription(name: "c\(tensors.count)", shape: shape, constant: values))
        return tensors.count - 1
    }

    mutating func append(
        _ operation: OperatorDescription.Operation, _ inputs: [Int], shape: [Int]
    ) -> Int {
        let output = activation(shape)
        operators.append(OperatorDescription(operation: operation, inputs: inputs, output: output))
        return output
    }

    mutating func convolution(
        _ input: Int, to outputs: Int, _ window: Window, _ activation: Activation = .none,
        hasBias: Bool = true
    ) -> Int {
        let shape = tensors[input].shape
        var inputs = [
            input, constant([outputs, window.kernelHeight, window.kernelWidth, shape[2]]),
        ]
        if hasBias { inputs.append(constant([outputs])) }
        return append(
            .convolution(window, activation), inputs, shape: window.slid(over: shape, outputs))
    }

    mutating func depthwise(
        _ input: Int, _ window: Window, _ activation: Activation = .none, hasBias: Bool = true
    ) -> Int {
        let shape = tensors[input].shape
        var inputs = [input, constant([window.kernelHeight, window.kernelWidth, shape[2]])]
        if hasBias { inputs.append(constant([shape[2]])) }
        return append(
            .depthwiseConvolution(window, activation), inputs,
            shape: window.slid(over: shape, shape[2]))
    }

    func network(input: Int, outputs: [Int]) -> NetworkDescription {
        NetworkDescription(
            tensors: tensors, operators: operators, inputs: [input], outputs: outputs)
    }
}

extension Window {
    static func square(
        _ kernel: Int, stride: Int = 1, _ top: Int = 0, _ left: Int = 0, _ bottom: Int = 0,
        _ right: Int = 0
    ) -> Window {
        Window(
            kernelHeight: kernel, kernelWidth: kernel, strideY: stride, strideX: stride,
            padding: Padding(top: top, left: left, bottom: bottom, right: right))
    }

    func slid(over shape: [Int], _ channels: Int) -> [Int] {
        [
            (shape[0] + padding.top + padding.bottom - kernelHeight) / strideY + 1,
            (shape[1] + padding.left + padding.right - kernelWidth) / strideX + 1, channels,
        ]
    }
}

extension NetworkDescription {
    /// A network with every operator, every way of fusing, and extents that fit no vector.
    static func everything() -> NetworkDescription {
        var b = NetworkBuilder()
        let input = b.activation([27, 23, 3])
        // Padding at the bottom and right only, then a slope for each channel.
        let stem = b.convolution(input, to: 20, .square(3, stride: 2, 0, 0, 1, 1))
        let slopes = b.constant([20])
        let bent = b.append(.parametricReLU, [stem, slopes], shape: b.tensors[stem].shape)
        // Residual of equal shape, and a function behind the sum.
        let spread = b.depthwise(bent, .square(3, 1, 1, 1, 1), .relu)
        let mixed = b.convolution(spread, to: 20, .square(1))
        let summed = b.append(.add(.none), [mixed, bent], shape: b.tensors[bent].shape)
        let clipped = b.append(.activation(.relu6), [summed], shape: b.tensors[bent].shape)
        // Residual through a pool and channel padding.
        let pooled = b.append(.maxPool(.square(2, stride: 2)), [clipped], shape: [6, 5, 20])
        let widened = b.append(
            .pad(.none, channelsAfter: 9), [pooled], shape: [6, 5, 29])
        let narrowed = b.depthwise(clipped, .square(5, stride: 2, 2, 2, 1, 1), hasBias: false)
        let projected = b.convolution(narrowed, to: 29, .square(1), hasBias: false)
        let joined = b.append(.add(.relu), [widened, projected], shape: [6, 5, 29])
        // Explicit padding before a convolution that has none.
        let bordered = b.append(
            .pad(Padding(top: 1, left: 2, bottom: 0, right: 1), channelsAfter: 0), [joined],
            shape: [7, 8, 29])
        let dense = b.convolution(bordered, to: 40, .square(3), .hardSwish)
        let padded = b.append(
            .pad(Padding(top: 1, left: 1, bottom: 1, right: 1), channelsAfter: 3), [dense],
            shape: [7, 8, 43])
        // A gate, and a sum that is extended below, to the right and in channels.
        let mean = b.append(.globalAveragePool, [dense], shape: [1, 1, 40])
        let gate = b.convolution(mean, to: 40, .square(1), .logistic)
        let gated = b.append(.multiply(.none), [dense, gate], shape: [5, 6, 40])
        let uneven = b.append(.add(.none), [gated, padded], shape: [7, 8, 43])
        let averaged = b.append(
            .averagePool(.square(3, stride: 2, 1, 1, 1, 1)), [uneven], shape: [4, 4, 43])
        let enlarged = b.append(
            .resizeBilinear(
                height: 9, width: 8, alignCorners: false, halfPixelCentres: true), [averaged],
            shape: [9, 8, 43])
        let aligned = b.append(
            .resizeBilinear(
                height: 5, width: 6, alignCorners: true, halfPixelCentres: false), [averaged],
            shape: [5, 6, 43])
        let beside = b.append(
            .concatenate(axis: 2), [aligned, gated], shape: [5, 6, 83])
        let boxes = b.convolution(enlarged, to: 6, .square(1))
        let list = b.append(.reshape, [boxes], shape: [144, 3])
        let others = b.convolution(beside, to: 2, .square(1))
        let otherList = b.append(.reshape, [others], shape: [20, 3])
        let all = b.append(.concatenate(axis: 0), [list, otherList], shape: [164, 3])
        let weights = b.constant([11, 9 * 8 * 43])
        let vector = b.append(.fullyConnected(.none), [enlarged, weights], shape: [11])
        let square = b.convolution(clipped, to: 17, .square(7, stride: 3))
        return b.network(input: input, outputs: [all, vector, square, gate, otherList])
    }
}
