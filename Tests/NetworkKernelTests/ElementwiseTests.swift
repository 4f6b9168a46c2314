import CVectorShims
import Testing
import VectorCore

@Suite struct ElementwiseTests {
    /// Height, width, channels: odd ones, whole vectors, and one of each.
    static let shapes = [(1, 1, 1), (2, 3, 7), (3, 5, 8), (4, 1, 9), (5, 7, 16), (3, 3, 29)]

    @Test(arguments: levels)
    func functionsStayWithinTheirErrors(_ level: SIMDLevel) {
        let kernels = kernels(level)
        var inputs: [Float] = [
            0, -0.0, 1, -1, 3, -3, 6, -6, 2.999_999_8, -2.999_999_8, 86.9, -86.9, 87, -87, 88, -88,
            1e10, -1e10, 1e-30, -1e-30, 0x1p-149, -0x1p-149,
        ]
        var numbers = Numbers(seed: 5)
        for scale: Float in [0.1, 1, 10, 100] {
            for _ in 0..<2_000 { inputs.append(numbers.unit() * scale) }
        }
        let slope: Float = -0.375
        for kind: Int64 in 0...3 {
            let input = padded(inputs, channels: 1, shift: 1)
            let output = Guarded(count: inputs.count * 8, shift: 3)
            let slopes = [Float](repeating: slope, count: 8)
            slopes.withUnsafeBufferPointer { slopes in
                var call = cvs_elementwise()
                call.left.values = UnsafePointer(input.start)
                call.left.pixelStride = 8
                call.left.rowStride = Int64(8 * inputs.count)
                call.output = output.start
                call.height = 1
                call.width = Int64(inputs.count)
                call.channels = 8
                call.epilogue = cvs_epilogue(
                    kind: kind, slopes: slopes.baseAddress, lower: -0.5, upper: 6)
                kernels.function(&call)
            }
            var worst = 0.0
            var place: Float = 0
            for (index, x) in inputs.enumerated() {
                let value = Double(x)
                let (expected, limit): (Double, Double) =
                    switch kind {
                    case 0: (min(max(value, -0.5), 6), 0)
                    case 1:
                        (
                            NetworkReference.parametricReLU(value, slope: Double(slope)),
                            abs(value) * 0x1p-24
                        )
                    case 2:
                        (
                            NetworkReference.hardSwish(value),
                            5 * 0x1p-24 * (abs(value) + 3) * (abs(value) + 3) / 6
                        )
                    default:
                        (
                            NetworkReference.logistic(value),
                            NetworkReference.logistic(value) * NetworkReference.logisticError
                        )
                    }
                let error = abs(Double(output.start[index * 8]) - expected)
                let excess = error == 0 ? 0 : error / (limit + 0x1p-149)
                if !(excess <= worst) {
                    worst = excess
                    place = x
                }
            }
            #expect(worst <= 1, "\(level) kind \(kind) at \(place): \(worst)")
            #expect(output.isIntact && input.isIntact)
        }
    }

    @Test(arguments: levels, shapes)
    func sumsAndProductsAreRoundedOnce(_ level: SIMDLevel, _ shape: (Int, Int, Int)) {
        let (height, width, channels) = shape
        let stride = NetworkKernels.channelStride(channels)
        for fill in Fill.allCases {
            var numbers = Numbers(seed: 9)
            let left = numbers.values(height * width * channels, fill)
            // Smaller in every extent that allows it: the sum extends it with zeros.
            let inner = (max(1, height - 1), max(1, width - 1), max(1, channels - 3))
            let right = numbers.values(inner.0 * inner.1 * inner.2, fill)
            let gates = numbers.values(channels, .noise)
            for isSum in [true, false] {
                let a = padded(left, channels: channels, shift: 1)
                let b =
                    isSum
                    ? padded(right, channels: inner.2, shift: 2)
                    : padded(gates, channels: channels, shift: 2)
                let output = Guarded(count: height * width * stride, shift: 7)
                var call = cvs_elementwise()
                call.left = operand(a, height, width, channels)
                call.right = operand(b, inner.0, inner.1, inner.2)
                if !isSum {
                    call.right = operand(b, height, width, channels)
                    call.right.rowStride = 0
                    call.right.pixelStride = 0
                }
                call.output = output.start
                call.height = Int64(height)
                call.width = Int64(width)
                call.channels = Int64(stride)
                call.epilogue.lower = -.infinity
                call.epilogue.upper = .infinity
                if isSum { kernels(level).add(&call) } else { kernels(level).multiply(&call) }
                var wrong = 0
                for y in 0..<height {
                    for x in 0..<width {
                        for channel in 0..<channels {
                            let value = left[(y * width + x) * channels + channel]
                            let isInner = y < inner.0 && x < inner.1 && channel < inner.2
                            let other =
                                isInner ? right[(y * inner.1 + x) * inner.2 + channel] : 0
                            let expected = isSum ? value + other : value * gates[channel]
                            let got = output.start[(y * width + x) * stride + channel]
                            if got != expected { wrong += 1 }
                        }
                    }
                }
                #expect(wrong == 0, "\(level) \(shape) \(fill) sum \(isSum): \(wrong) wrong")
                #expect(output.isIntact && a.isIntact && b.isIntact)
            }
        }
    }

    private func operand(
        _ values: Guarded, _ height: Int, _ width: Int, _ channels: Int
    ) -> cvs_operand {
        let stride = NetworkKernels.channelStride(channels)
        return cvs_operand(
            values: UnsafePointer(values.start), height: Int64(height), width: Int64(width),
            channels: Int64(channels), rowStride: Int64(width * stride),
            pixelStride: Int64(stride))
    }
}
