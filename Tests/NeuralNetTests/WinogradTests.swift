import NeuralNet
import Testing
import VectorCore

/// 3×3 convolutions large enough to be done in Winograd's way, against the plain definition.
@Suite struct WinogradTests {
    struct Layer: Sendable, CustomTestStringConvertible {
        var height, width, channels, outputs: Int
        var padding = Padding(top: 1, left: 1, bottom: 1, right: 1)
        var residualChannels = 0

        var testDescription: String {
            "\(height)x\(width)x\(channels) -> \(outputs), residual \(residualChannels)"
        }

        var window: Window {
            Window(kernelHeight: 3, kernelWidth: 3, strideY: 1, strideX: 1, padding: padding)
        }

        static let all = [
            Layer(height: 8, width: 8, channels: 16, outputs: 16),
            Layer(height: 35, width: 35, channels: 32, outputs: 32, residualChannels: 32),
            Layer(
                height: 11, width: 9, channels: 24, outputs: 29,
                padding: Padding(top: 2, left: 0, bottom: 0, right: 1), residualChannels: 19),
            Layer(
                height: 14, width: 19, channels: 16, outputs: 40, padding: .none,
                residualChannels: 40),
        ]
    }

    @Test(arguments: ExecutorTests.levels, Layer.all)
    func staysWithinTheStatedError(_ level: SIMDLevel, _ layer: Layer) throws {
        var b = NetworkBuilder()
        let shape = [layer.height, layer.width, layer.channels]
        let input = b.activation(shape)
        let convolved = b.convolution(input, to: layer.outputs, layer.window)
        let outputShape = b.tensors[convolved].shape
        var result = convolved
        var other = -1
        if layer.residualChannels > 0 {
            // The residual is the input, brought to the size of the result by another convolution.
            let trim = Window(
                kernelHeight: layer.height - outputShape[0] + 1,
                kernelWidth: layer.width - outputShape[1] + 1, strideY: 1, strideX: 1,
                padding: .none)
            let residual = b.convolution(input, to: layer.residualChannels, trim)
            other =
                layer.residualChannels == layer.outputs
                ? residual
                : b.append(
                    .pad(.none, channelsAfter: layer.outputs - layer.residualChannels), [residual],
                    shape: outputShape)
            result = b.append(.add(.relu), [convolved, other], shape: outputShape)
        }
        let description = b.network(input: input, outputs: [result])
        let kernels = KernelTable(level: level).network
        let network = try Network(description, kernels: kernels)
        #expect(network.stepSummaries.contains { $0.label.hasPrefix("winograd") })
        let session = InferenceSession(network)
        ExecutorTests.fill(session, seed: 5)
        session.run()

        let picture = NetworkReference.Picture(
            height: layer.height, width: layer.width, channels: layer.channels,
            values: session.input.map(Double.init))
        func constant(_ index: Int) throws -> [Double] {
            try #require(description.tensors[description.operators[0].inputs[index]].constant)
                .map(Double.init)
        }
        let (weights, bias) = (try constant(1), try constant(2))
        let exact = NetworkReference.convolution(
            picture, weights: weights, bias: bias,
            window: .init(
                height: 3, width: 3, strideY: 1, strideX: 1, top: layer.padding.top,
                left: layer.padding.left),
            height: outputShape[0], width: outputShape[1])
        let magnitudes = NetworkReference.winogradMagnitudes(
            picture, weights: weights, bias: bias, top: layer.padding.top,
            left: layer.padding.left, height: outputShape[0], width: outputShape[1])
        let limit = NetworkReference.winogradError(channels: layer.channels)

        let kept = InferenceSession(
            try Network(description, kernels: kernels, keepsEveryActivation: true))
        ExecutorTests.fill(kept, seed: 5)
        kept.run()
        let computed = try #require(kept.activation(tensor: convolved))
        let residual =
            try other < 0
            ? [Float](repeating: 0, count: computed.count)
            : #require(kept.activation(tensor: other))
        var worst = 0.0
        for i in computed.indices {
            worst = max(worst, abs(Double(computed[i]) - exact.values[i]) / (limit * magnitudes[i]))
            // Fused, the sum and its function follow in one pass with the same rounding.
            let sum = computed[i] + residual[i]
            #expect(session.output(0)[i] == (other < 0 ? sum : max(sum, 0)))
        }
        #expect(worst <= 1)
    }

    @Test func smallOrNarrowLayersStayDense() throws {
        for (side, channels, outputs) in [(3, 256, 256), (20, 8, 16), (4, 12, 16)] {
            var b = NetworkBuilder()
            let input = b.activation([side, side, channels])
            let output = b.convolution(input, to: outputs, .square(3, 1, 1, 1, 1))
            let network = try Network(
                b.network(input: input, outputs: [output]), kernels: KernelTable().network)
            #expect(!network.stepSummaries.contains { $0.label.hasPrefix("winograd") })
        }
    }
}
