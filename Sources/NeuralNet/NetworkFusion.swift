/// The element-wise function behind an operator.
enum ElementFunction: Equatable {
    case plain(Activation)
    /// Slopes in the tensor of this number.
    case parametric(Int)

    static let identity = ElementFunction.plain(.none)
}

/// One operator as it runs, with what was folded into it.
struct FusedOperator {
    var operation: OperatorDescription.Operation
    /// Tensor numbers; constants after activations, as in the description.
    var inputs: [Int]
    var output: Int
    var function: ElementFunction
    /// Added after the bias, before `function`; same rows and columns as the output, perhaps fewer
    /// channels.
    var residual: Int?

    init(_ description: OperatorDescription) {
        operation = description.operation
        inputs = description.inputs
        output = description.output
        switch description.operation {
        case .convolution(_, let activation), .depthwiseConvolution(_, let activation),
            .fullyConnected(let activation), .activation(let activation), .add(let activation),
            .multiply(let activation):
            function = .plain(activation)
        case .parametricReLU:
            function = .parametric(description.inputs[1])
        default:
            function = .identity
        }
    }

    /// Whether the kernel of this operator ends with an element-wise function.
    var takesFunction: Bool {
        switch operation {
        case .convolution, .depthwiseConvolution, .fullyConnected, .add, .multiply: true
        default: false
        }
    }
}

/// Folds padding, residual sums and element-wise functions into the operators beside them.
struct NetworkFusion {
    private let description: NetworkDescription
    private var consumers: [[Int]]
    private var isAbsorbed: [Bool]
    /// For the result of an absorbed padding: what was padded, and how.
    private var padded: [Int: (source: Int, padding: Padding)] = [:]

    /// - Parameter description: A network that passed validation.
    init(_ description: NetworkDescription) {
        self.description = description
        consumers = Array(repeating: [], count: description.tensors.count)
        isAbsorbed = Array(repeating: false, count: description.operators.count)
        for (index, step) in description.operators.enumerated() {
            for input in step.inputs { consumers[input].append(index) }
        }
        // What the caller reads must exist, so it counts as consumed by nobody here.
        for output in description.outputs { consumers[output].append(-1) }
    }

    /// The operators in an order in which they can run, each at the place of the last one that it
    /// absorbed: by then all its operands exist.
    mutating func operators() -> [FusedOperator] {
        absorbPadding()
        var placed = [FusedOperator?](repeating: nil, count: description.operators.count)
        for (index, step) in description.operators.enumerated() where !isAbsorbed[index] {
            var fused = FusedOperator(step)
            takePadding(&fused)
            var place = index
            while fused.takesFunction, let next = absorb(into: &fused) { place = next }
            placed[place] = fused
        }
        return placed.compactMap { $0 }
    }

    /// The only operator that reads `tensor`, unless the caller reads it too.
    private func onlyConsumer(of tensor: Int) -> Int? {
        consumers[tensor].count == 1 && consumers[tensor][0] >= 0 ? consumers[tensor][0] : nil
    }

    private mutating func absorbPadding() {
        for (index, step) in description.operators.enumerated() {
            guard case .pad(let padding, let channelsAfter) = step.operation,
                let next = onlyConsumer(of: step.output)
            else { continue }
            let consumer = description.operators[next]
            switch consumer.operation {
            case .convolution, .depthwiseConvolution:
                guard channelsAfter == 0 else { continue }
            case .add:
                // The sum itself extends its operands at the bottom, right and last channels.
                guard padding.top == 0, padding.left == 0 else { continue }
            default: continue
            }
            isAbsorbed[index] = true
            padded[step.output] = (step.inputs[0], padding)
        }
    }

    private func takePadding(_ fused: inout FusedOperator) {
        switch fused.operation {
        case .convolution(var window, let activation):
            guard let (source, padding) = padded[fused.inputs[0]] else { return }
            window.padding.add(padding)
            fused.inputs[0] = source
            fused.operation = .convolution(window, activation)
        case .depthwiseConvolution(var window, let activation):
            guard let (source, padding) = padded[fused.inputs[0]] else { return }
            window.padding.add(padding)
            fused.inputs[0] = source
            fused.operation = .depthwiseConvolution(window, activation)
        case .add:
            fused.inputs = fused.inputs.map { padded[$0]?.source ?? $0 }
        default: return
        }
    }

    /// Folds the operator behind `fused` into it, if that can be done, and returns its number.
    private mutating func absorb(into fused: inout FusedOperator) -> Int? {
        guard fused.function == .identity, let next = onlyConsumer(of: fused.output),
            !isAbsorbed[next]
        else { return nil }
        let step = description.operators[next]
        switch step.operation {
        case .activation, .parametricReLU:
            fused.function = FusedOperator(step).function
        case .add(let activation):
            guard case .convolution = fused.operation, fused.residual == nil,
                description.tensors[fused.output].shape == description.tensors[step.output].shape
            else { return nil }
            let other = step.inputs[0] == fused.output ? step.inputs[1] : step.inputs[0]
            let residual = padded[other]?.source ?? other
            guard
                description.tensors[residual].shape.dropLast()
                    == description.tensors[fused.output].shape.dropLast()
            else { return nil }
            fused.residual = residual
            fused.function = .plain(activation)
        default: return nil
        }
        isAbsorbed[next] = true
        fused.output = step.output
        return next
    }
}

extension Padding {
    mutating func add(_ other: Padding) {
        top += other.top
        left += other.left
        bottom += other.bottom
        right += other.right
    }
}
