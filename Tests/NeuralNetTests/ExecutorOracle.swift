import NeuralNet
import VectorCore

/// What an operator ought to compute, in 64-bit floats, with the largest error that is allowed.
enum ExecutorOracle {
    typealias Expected = (value: Double, limit: Double)
    /// Half a unit in the last place, relative.
    static let unit = 0x1p-24

    static func result(
        of step: OperatorDescription, operands: [[Float]], in description: NetworkDescription
    ) -> [Expected] {
        let shapes = step.inputs.map { description.tensors[$0].shape }
        let output = description.tensors[step.output].shape
        let values = operands.map { $0.map(Double.init) }
        let first = picture(shapes[0], values[0])
        switch step.operation {
        case .convolution(let window, let activation):
            let sum = NetworkReference.convolution(
                first, weights: values[1], bias: bias(values, output), window: window.reference,
                height: output[0], width: output[1])
            let terms = window.kernelHeight * window.kernelWidth * first.channels + 1
            return finish(sum, terms, activation)
        case .depthwiseConvolution(let window, let activation):
            let sum = NetworkReference.depthwise(
                first, weights: values[1], bias: bias(values, output), window: window.reference,
                height: output[0], width: output[1])
            return finish(sum, window.kernelHeight * window.kernelWidth + 1, activation)
        case .fullyConnected(let activation):
            let flat = picture([1, 1, values[0].count], values[0])
            let sum = NetworkReference.convolution(
                flat, weights: values[1], bias: bias(values, output),
                window: .init(height: 1, width: 1, strideY: 1, strideX: 1, top: 0, left: 0),
                height: 1, width: 1)
            return finish(sum, values[0].count + 1, activation)
        case .parametricReLU:
            return values[0].enumerated().map { index, x in
                let slope = values[1][index % values[1].count]
                let y = NetworkReference.parametricReLU(x, slope: slope)
                return (y, abs(y) * unit + tiny)
            }
        case .activation(let activation):
            return values[0].map { finish($0, 0, activation) }
        case .add(let activation):
            return extended(first, picture(shapes[1], values[1]), output).map { a, b in
                finish(a + b, abs(a + b) * unit, activation)
            }
        case .multiply(let activation):
            return values[0].enumerated().map { index, x in
                let product = x * values[1][index % values[1].count]
                return finish(product, abs(product) * unit, activation)
            }
        case .pad(let padding, _):
            return moved(output) { y, x, channel in
                first.value(y - padding.top, x - padding.left, channel)
            }
        case .maxPool(let window):
            return windows(first, window, output).map { ($0.max() ?? 0, tiny) }
        case .averagePool(let window):
            return windows(first, window, output).map { mean($0) }
        case .globalAveragePool:
            return (0..<first.channels).map { channel in
                mean(
                    stride(from: channel, to: values[0].count, by: first.channels).map {
                        values[0][$0]
                    })
            }
        case .resizeBilinear(_, _, let alignCorners, let halfPixelCentres):
            return resized(first, output, alignCorners, halfPixelCentres)
        case .reshape:
            return values[0].map { ($0, tiny) }
        case .concatenate(let axis):
            return joined(values, shapes, axis).map { ($0, tiny) }
        }
    }

    /// Allows for a result that is rounded into the subnormal numbers.
    private static let tiny = 0x1p-149

    private static func picture(_ shape: [Int], _ values: [Double]) -> NetworkReference.Picture {
        .init(
            height: shape.dropLast(2).reduce(1, *),
            width: shape.count > 1 ? shape[shape.count - 2] : 1, channels: shape.last ?? 1,
            values: values)
    }

    private static func bias(_ values: [[Double]], _ output: [Int]) -> [Double] {
        values.count > 2 ? values[2] : [Double](repeating: 0, count: output.last ?? 1)
    }

    private static func mean(_ values: [Double]) -> Expected {
        let count = Double(values.count)
        let magnitude = values.reduce(0) { $0 + abs($1) } / count
        return (
            values.reduce(0, +) / count,
            NetworkReference.sumError(terms: values.count + 1) * magnitude + tiny
        )
    }

    private static func finish(
        _ sum: NetworkReference.Sum, _ terms: Int, _ activation: Activation
    ) -> [Expected] {
        zip(sum.values, sum.magnitudes).map { value, magnitude in
            finish(value, NetworkReference.sumError(terms: terms) * magnitude, activation)
        }
    }

    /// `x`, known up to `error`, after the function.
    private static func finish(_ x: Double, _ error: Double, _ activation: Activation) -> Expected {
        switch activation {
        case .none: return (x, error + tiny)
        case .relu: return (max(x, 0), error + tiny)
        case .relu6: return (min(max(x, 0), 6), error + tiny)
        case .hardSwish:
            let own = 5 * unit * (abs(x) + 3) * (abs(x) + 3) / 6
            return (NetworkReference.hardSwish(x), 1.5 * error + own)
        case .logistic:
            let y = NetworkReference.logistic(x)
            return (y, y * (error + NetworkReference.logisticError) + tiny)
        }
    }

    private static func moved(
        _ shape: [Int], _ value: (Int, Int, Int) -> Double
    ) -> [Expected] {
        var result: [Expected] = []
        for y in 0..<shape[0] {
            for x in 0..<shape[1] {
                for channel in 0..<shape[2] { result.append((value(y, x, channel), tiny)) }
            }
        }
        return result
    }

    private static func extended(
        _ left: NetworkReference.Picture, _ right: NetworkReference.Picture, _ shape: [Int]
    ) -> [(Double, Double)] {
        let a = moved(shape) { left.value($0, $1, $2) }
        let b = moved(shape) { right.value($0, $1, $2) }
        return zip(a, b).map { ($0.value, $1.value) }
    }

    private static func windows(
        _ picture: NetworkReference.Picture, _ window: Window, _ output: [Int]
    ) -> [[Double]] {
        NetworkReference.windows(
            picture, window: window.reference, height: output[0], width: output[1])
    }

    private static func resized(
        _ picture: NetworkReference.Picture, _ shape: [Int], _ alignCorners: Bool,
        _ halfPixelCentres: Bool
    ) -> [Expected] {
        func sample(_ index: Int, _ input: Int, _ output: Int) -> (Int, Int, Double) {
            let scale =
                alignCorners
                ? Double(input - 1) / Double(output - 1) : Double(input) / Double(output)
            let position =
                halfPixelCentres ? (Double(index) + 0.5) * scale - 0.5 : Double(index) * scale
            let below = min(max(position.rounded(.down), 0), Double(input - 1))
            let above = min(Int(below) + 1, input - 1)
            return (Int(below), above, max(position - below, 0))
        }
        let largest = picture.values.reduce(0) { max($0, abs($1)) }
        // Besides the interpolation's own roundings, positions are rounded to 32-bit floats.
        let limit =
            (10 * unit * 4 + 8 * unit * Double(max(picture.height, picture.width))) * largest
        return moved(shape) { y, x, channel in
            let row = sample(y, picture.height, shape[0])
            let column = sample(x, picture.width, shape[1])
            return NetworkReference.bilinear(
                picture, lowerRow: row.0, upperRow: row.1, rowFraction: row.2,
                lowerColumn: column.0, upperColumn: column.1, columnFraction: column.2,
                channel: channel)
        }.map { ($0.value, limit) }
    }

    private static func joined(_ values: [[Double]], _ shapes: [[Int]], _ axis: Int) -> [Double] {
        let outer = shapes[0][..<axis].reduce(1, *)
        var result: [Double] = []
        for block in 0..<outer {
            for (index, shape) in shapes.enumerated() {
                let run = shape[axis...].reduce(1, *)
                result += values[index][block * run..<(block + 1) * run]
            }
        }
        return result
    }
}

extension Window {
    var reference: NetworkReference.Window {
        .init(
            height: kernelHeight, width: kernelWidth, strideY: strideY, strideX: strideX,
            top: padding.top, left: padding.left)
    }
}

extension NetworkReference.Picture {
    /// Zero outside the picture.
    func value(_ y: Int, _ x: Int, _ channel: Int) -> Double {
        guard (0..<height).contains(y), (0..<width).contains(x), (0..<channels).contains(channel)
        else { return 0 }
        return values[(y * width + x) * channels + channel]
    }
}
