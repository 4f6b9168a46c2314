/// Number of elements of a shape, or `nil` when an extent is below 1 or the product is above `limit`.
func elementCount(of shape: [Int], limit: Int) -> Int? {
    var count = 1
    for extent in shape {
        guard extent >= 1, extent <= limit / count else { return nil }
        count *= extent
    }
    return count
}

extension NetworkDescription {
    /// What a network may ask of memory, in floats (268 MB each). Ours need less than 6 million for
    /// weights and 10 million for all activations together.
    enum Limit {
        static let activations = 1 << 26
        static let constants = 1 << 26
    }

    /// Checks that the network can be run as it stands.
    ///
    /// Tensor numbers exist, every tensor is written once and before it is read, constants hold as many
    /// values as their shapes say, and each result's shape follows from its operands'. A network that
    /// passes needs no further check before it runs, wherever its file came from.
    ///
    /// - Parameter path: The model file, for errors.
    /// - Throws: `malformed` naming the operator that is wrong.
    public func validate(path: String) throws(ModelError) {
        func fail(_ what: String, _ place: String) -> ModelError {
            ModelError(
                .malformed, "holds \(what); fetch it again with `make models`", path: path,
                place: place)
        }
        var activations = 0
        for (index, tensor) in tensors.enumerated() {
            guard (1...4).contains(tensor.shape.count),
                let count = elementCount(of: tensor.shape, limit: Limit.activations)
            else { throw fail("a tensor of impossible size", "tensor \(index)") }
            if let constant = tensor.constant {
                guard constant.count == count else {
                    throw fail("weights that do not fill their shape", "tensor \(index)")
                }
            } else {
                activations += count
            }
        }
        guard activations <= Limit.activations else {
            throw fail("activations beyond all measure", "\(tensors.count) tensors")
        }

        var isReady = tensors.map { $0.constant != nil }
        for input in inputs {
            guard tensors.indices.contains(input), !isReady[input] else {
                throw fail("an input that is not an activation", "tensor \(input)")
            }
            isReady[input] = true
        }
        var constants = 0
        for (index, step) in operators.enumerated() {
            let place = "operator \(index)"
            guard (step.inputs + [step.output]).allSatisfy(tensors.indices.contains) else {
                throw fail("an operator with a tensor that does not exist", place)
            }
            guard step.inputs.allSatisfy({ isReady[$0] }), !isReady[step.output] else {
                throw fail("operators out of order", place)
            }
            guard let expected = Self.resultShape(of: step, among: tensors),
                expected == tensors[step.output].shape
            else { throw fail("an operator whose shapes do not fit", place) }
            isReady[step.output] = true
            constants += step.inputs.reduce(0) { $0 + (tensors[$1].constant?.count ?? 0) }
        }
        guard constants <= Limit.constants else {
            throw fail("weights beyond all measure", "\(operators.count) operators")
        }
        for output in outputs where !tensors.indices.contains(output) || !isReady[output] {
            throw fail("an output that nothing computes", "tensor \(output)")
        }
        guard !inputs.isEmpty, !outputs.isEmpty else {
            throw fail("no input or no output", "\(tensors.count) tensors")
        }
    }

    /// Shape that an operator's operands imply for its result, or `nil` when they do not fit each
    /// other. Tensor numbers must exist.
    static func resultShape(
        of step: OperatorDescription, among tensors: [TensorDescription]
    ) -> [Int]? {
        let shapes = step.inputs.map { tensors[$0].shape }
        let constantFlags = step.inputs.map { tensors[$0].constant != nil }
        guard let first = shapes.first, constantFlags[0] == false else { return nil }
        // Behind the pictures, convolutions and the like take constants only, others none.
        let takesConstants: Bool
        switch step.operation {
        case .convolution, .depthwiseConvolution, .fullyConnected, .parametricReLU:
            takesConstants = true
        default: takesConstants = false
        }
        guard constantFlags.dropFirst().allSatisfy({ $0 == takesConstants }) else { return nil }

        switch step.operation {
        case .convolution(let window, _):
            guard first.count == 3, (2...3).contains(shapes.count), shapes[1].count == 4,
                shapes[1][1] == window.kernelHeight, shapes[1][2] == window.kernelWidth,
                shapes[1][3] == first[2], isBias(shapes, outputs: shapes[1][0])
            else { return nil }
            return slide(window, over: first, channels: shapes[1][0])
        case .depthwiseConvolution(let window, _):
            guard first.count == 3, (2...3).contains(shapes.count),
                shapes[1] == [window.kernelHeight, window.kernelWidth, first[2]],
                isBias(shapes, outputs: first[2])
            else { return nil }
            return slide(window, over: first, channels: first[2])
        case .fullyConnected:
            guard (2...3).contains(shapes.count), shapes[1].count == 2,
                shapes[1][1] == elementCount(of: first, limit: Limit.activations),
                isBias(shapes, outputs: shapes[1][0])
            else { return nil }
            return [shapes[1][0]]
        case .parametricReLU:
            return shapes.count == 2 && shapes[1] == [first[first.count - 1]] ? first : nil
        case .activation:
            return shapes.count == 1 ? first : nil
        case .add:
            guard shapes.count == 2, first.count == shapes[1].count else { return nil }
            return zip(first, shapes[1]).map { max($0, $1) }
        case .multiply:
            guard shapes.count == 2, let channels = first.last else { return nil }
            return shapes[1] == first || shapes[1] == [1, 1, channels] ? first : nil
        case .pad(let padding, let channelsAfter):
            guard shapes.count == 1, first.count == 3, channelsAfter >= 0,
                isSane(padding), channelsAfter <= Limit.activations
            else { return nil }
            return [
                first[0] + padding.top + padding.bottom,
                first[1] + padding.left + padding.right, first[2] + channelsAfter,
            ]
        case .maxPool(let window), .averagePool(let window):
            guard shapes.count == 1, first.count == 3,
                // Every window must hold at least one sample.
                window.padding.top < window.kernelHeight, window.padding.left < window.kernelWidth,
                window.padding.bottom < window.kernelHeight,
                window.padding.right < window.kernelWidth
            else { return nil }
            return slide(window, over: first, channels: first[2])
        case .globalAveragePool:
            return shapes.count == 1 && first.count == 3 ? [1, 1, first[2]] : nil
        case .resizeBilinear(let height, let width, _, _):
            guard shapes.count == 1, first.count == 3, height >= 1, width >= 1 else { return nil }
            return [height, width, first[2]]
        case .reshape:
            let result = tensors[step.output].shape
            guard shapes.count == 1, let count = elementCount(of: first, limit: Limit.activations),
                elementCount(of: result, limit: count) == count
            else { return nil }
            return result
        case .concatenate(let axis):
            guard shapes.count >= 2, first.indices.contains(axis) else { return nil }
            var result = first
            result[axis] = 0
            for shape in shapes {
                guard shape.count == first.count,
                    shape.indices.allSatisfy({ $0 == axis || shape[$0] == first[$0] })
                else { return nil }
                result[axis] += shape[axis]
            }
            return result
        }
    }

    private static func isBias(_ shapes: [[Int]], outputs: Int) -> Bool {
        shapes.count < 3 || shapes[2] == [outputs]
    }

    private static func isSane(_ padding: Padding) -> Bool {
        [padding.top, padding.left, padding.bottom, padding.right].allSatisfy {
            (0...Limit.activations).contains($0)
        }
    }

    /// Shape after a window has slid over a picture, or `nil` when it does not fit once.
    private static func slide(_ window: Window, over shape: [Int], channels: Int) -> [Int]? {
        guard isSane(window.padding), window.strideY >= 1, window.strideX >= 1,
            window.kernelHeight >= 1, window.kernelWidth >= 1
        else { return nil }
        let rows = shape[0] + window.padding.top + window.padding.bottom - window.kernelHeight
        let columns = shape[1] + window.padding.left + window.padding.right - window.kernelWidth
        guard rows >= 0, columns >= 0 else { return nil }
        return [rows / window.strideY + 1, columns / window.strideX + 1, channels]
    }
}
