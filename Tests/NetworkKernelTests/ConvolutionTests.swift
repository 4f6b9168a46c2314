import CVectorShims
import Testing
import VectorCore

/// Sizes around the tile heights (4 and 6), the panel widths (8 and 16), and whole windows.
struct DenseCase: Sendable, CustomTestStringConvertible {
    var height, width, channels, outputs, kernel, stride: Int
    var residualChannels = 0
    var kind: Int64 = 0

    var testDescription: String {
        "\(height)x\(width)x\(channels) -> \(outputs), \(kernel)x\(kernel) s\(stride), "
            + "residual \(residualChannels), kind \(kind)"
    }

    static let all: [DenseCase] = [
        DenseCase(height: 1, width: 1, channels: 1, outputs: 1, kernel: 1, stride: 1),
        DenseCase(height: 1, width: 1, channels: 37, outputs: 53, kernel: 1, stride: 1),
        DenseCase(height: 1, width: 5, channels: 8, outputs: 8, kernel: 1, stride: 1),
        DenseCase(height: 3, width: 7, channels: 12, outputs: 17, kernel: 1, stride: 1),
        DenseCase(
            height: 5, width: 5, channels: 24, outputs: 24, kernel: 1, stride: 1,
            residualChannels: 24, kind: 1),
        DenseCase(
            height: 4, width: 6, channels: 16, outputs: 40, kernel: 1, stride: 1,
            residualChannels: 19),
        DenseCase(height: 9, width: 11, channels: 3, outputs: 16, kernel: 3, stride: 2),
        DenseCase(height: 7, width: 8, channels: 10, outputs: 33, kernel: 3, stride: 1, kind: 2),
        DenseCase(height: 6, width: 6, channels: 5, outputs: 9, kernel: 2, stride: 2),
        DenseCase(height: 11, width: 9, channels: 3, outputs: 20, kernel: 5, stride: 3),
        DenseCase(
            height: 13, width: 13, channels: 3, outputs: 32, kernel: 7, stride: 2,
            residualChannels: 32),
        DenseCase(height: 3, width: 3, channels: 32, outputs: 70, kernel: 3, stride: 1),
    ]
}

@Suite struct ConvolutionTests {
    @Test(arguments: levels, DenseCase.all)
    func staysWithinTheStatedError(_ level: SIMDLevel, _ c: DenseCase) {
        for (index, fill) in Fill.allCases.enumerated() {
            for blockTiles in [1, 3, 100] {
                check(level, c, fill, shift: index, blockTiles: blockTiles)
            }
        }
    }

    private func check(
        _ level: SIMDLevel, _ c: DenseCase, _ fill: Fill, shift: Int, blockTiles: Int
    ) {
        let kernels = kernels(level)
        var numbers = Numbers(seed: 7)
        let outHeight = (c.height - c.kernel) / c.stride + 1
        let outWidth = (c.width - c.kernel) / c.stride + 1
        let depth = c.kernel * c.kernel * c.channels
        let picture = numbers.values(c.height * c.width * c.channels, fill)
        let weights = numbers.values(c.outputs * depth, fill)
        let bias = numbers.values(c.outputs, fill)
        let slopes = numbers.values(c.outputs, .noise)
        let residual = numbers.values(outHeight * outWidth * max(c.residualChannels, 1), fill)

        let input = padded(picture, channels: c.channels, shift: shift)
        let pixel = NetworkKernels.channelStride(c.channels)
        let stride = NetworkKernels.channelStride(c.outputs)
        let output = Guarded(count: outHeight * outWidth * stride, shift: shift + 1)
        let packed = kernels.packed(weights, outputs: c.outputs, depth: depth)
        let paddedBias = kernels.padded(bias, channels: c.outputs)
        let paddedSlopes = kernels.padded(slopes, channels: c.outputs)
        let addend = padded(residual, channels: max(c.residualChannels, 1), shift: 3)
        var offsets: [Int64] = []
        for y in 0..<c.kernel {
            for x in 0..<c.kernel { offsets.append(Int64((y * c.width + x) * pixel)) }
        }
        offsets.withUnsafeBufferPointer { offsets in
            var call = cvs_convolution()
            call.input = UnsafePointer(input.start)
            call.weights = UnsafePointer(packed.start)
            call.bias = UnsafePointer(paddedBias.start)
            call.output = output.start
            call.runOffsets = offsets.baseAddress
            call.runs = Int64(offsets.count)
            call.runLength = Int64(c.channels)
            call.stepX = Int64(c.stride * pixel)
            call.stepY = Int64(c.stride * c.width * pixel)
            call.outputWidth = Int64(outWidth)
            call.outputHeight = Int64(outHeight)
            call.outputStride = Int64(stride)
            call.blockTiles = Int64(blockTiles)
            if c.residualChannels > 0 {
                call.residual = UnsafePointer(addend.start)
                call.residualChannels = Int64(c.residualChannels)
                call.residualStride = Int64(NetworkKernels.channelStride(c.residualChannels))
            }
            call.epilogue.kind = c.kind
            call.epilogue.lower = -.infinity
            call.epilogue.upper = .infinity
            call.epilogue.slopes = UnsafePointer(paddedSlopes.start)
            kernels.dense(&call)
        }

        let exact = NetworkReference.convolution(
            .init(c.height, c.width, c.channels, picture), weights: weights.map(Double.init),
            bias: bias.map(Double.init),
            window: .init(
                height: c.kernel, width: c.kernel, strideY: c.stride, strideX: c.stride, top: 0,
                left: 0),
            height: outHeight, width: outWidth)
        let limit = NetworkReference.sumError(terms: depth + 2)
        var worst = 0.0
        for p in 0..<outHeight * outWidth {
            for o in 0..<c.outputs {
                var value = exact.values[p * c.outputs + o]
                var magnitude = exact.magnitudes[p * c.outputs + o]
                if o < c.residualChannels {
                    value += Double(residual[p * c.residualChannels + o])
                    magnitude += abs(Double(residual[p * c.residualChannels + o]))
                }
                if c.kind == 1 {
                    value = NetworkReference.parametricReLU(value, slope: Double(slopes[o]))
                }
                if c.kind == 2 {
                    // Its slope stays below 1.5 where it is not 1, and its own roundings add up.
                    value = NetworkReference.hardSwish(value)
                    magnitude = 1.5 * magnitude + (magnitude + 3) * (magnitude + 3)
                }
                let error = abs(Double(output.start[p * stride + o]) - value)
                // Underflow may cost one unit of the smallest float a step.
                worst = max(worst, error / (limit * magnitude + Double(depth + 3) * 0x1p-149))
            }
        }
        #expect(
            worst <= 1, "\(level) \(c.testDescription) \(fill) blocks of \(blockTiles): \(worst)")
        #expect(output.isIntact && input.isIntact)
    }

    static let windows: [(kernel: Int, stride: Int)] = [
        (3, 1), (3, 2), (5, 1), (5, 2), (7, 1), (2, 2), (3, 3), (1, 1),
    ]

    @Test(arguments: levels, windows)
    func depthwiseStaysWithinTheStatedError(
        _ level: SIMDLevel, _ shape: (kernel: Int, stride: Int)
    ) {
        for (height, width) in [(1, 1), (2, 3), (5, 5), (7, 12), (12, 7), (9, 17)] {
            for padding in 0..<min(shape.kernel, 3) {
                for channels in [1, 8, 11, 24] {
                    checkDepthwise(level, height, width, channels, shape, padding)
                }
            }
        }
    }

    private func checkDepthwise(
        _ level: SIMDLevel, _ height: Int, _ width: Int, _ channels: Int,
        _ shape: (kernel: Int, stride: Int), _ padding: Int
    ) {
        // One row and column of zeros more at the bottom and right than above and to the left.
        let rows = height + 2 * padding + 1 - shape.kernel
        let columns = width + 2 * padding + 1 - shape.kernel
        guard rows >= 0, columns >= 0 else { return }
        let outHeight = rows / shape.stride + 1
        let outWidth = columns / shape.stride + 1
        let kernels = kernels(level)
        var numbers = Numbers(seed: 11)
        let stride = NetworkKernels.channelStride(channels)
        for fill in Fill.allCases {
            let picture = numbers.values(height * width * channels, fill)
            let weights = numbers.values(shape.kernel * shape.kernel * channels, fill)
            let bias = numbers.values(channels, fill)
            let input = padded(picture, channels: channels, shift: 5)
            let output = Guarded(count: outHeight * outWidth * stride, shift: 1)
            let paddedWeights = kernels.padded(weights, channels: channels)
            let paddedBias = kernels.padded(bias, channels: channels)
            var call = cvs_window()
            call.input = UnsafePointer(input.start)
            call.weights = UnsafePointer(paddedWeights.start)
            call.bias = UnsafePointer(paddedBias.start)
            call.output = output.start
            call.inputHeight = Int64(height)
            call.inputWidth = Int64(width)
            call.outputHeight = Int64(outHeight)
            call.outputWidth = Int64(outWidth)
            call.channels = Int64(stride)
            call.kernelHeight = Int64(shape.kernel)
            call.kernelWidth = Int64(shape.kernel)
            call.strideY = Int64(shape.stride)
            call.strideX = Int64(shape.stride)
            call.paddingTop = Int64(padding)
            call.paddingLeft = Int64(padding)
            call.epilogue.lower = 0
            call.epilogue.upper = 0x1p100
            kernels.depthwise(&call)

            let exact = NetworkReference.depthwise(
                .init(height, width, channels, picture), weights: weights.map(Double.init),
                bias: bias.map(Double.init),
                window: .init(
                    height: shape.kernel, width: shape.kernel, strideY: shape.stride,
                    strideX: shape.stride, top: padding, left: padding),
                height: outHeight, width: outWidth)
            let terms = shape.kernel * shape.kernel + 1
            let limit = NetworkReference.sumError(terms: terms)
            var worst = 0.0
            for p in 0..<outHeight * outWidth {
                for channel in 0..<channels {
                    let index = p * channels + channel
                    let value = min(max(exact.values[index], 0), 0x1p100)
                    let error = abs(Double(output.start[p * stride + channel]) - value)
                    let allowance = limit * exact.magnitudes[index] + Double(terms) * 0x1p-149
                    worst = max(worst, error / allowance)
                }
            }
            #expect(
                worst <= 1,
                "\(level) \(height)x\(width)x\(channels) \(shape) \(padding) \(fill): \(worst)")
            #expect(output.isIntact && input.isIntact)
        }
    }
}
