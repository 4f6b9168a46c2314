/// Puts dlib's layers, which stand in the file in forward order, together as a network.
///
/// A residual block is: convolutions, then `add_prev`, which adds the block's input. In a block that
/// halves the picture an `avg_pool` stands before `add_prev` and applies to that input, not to the
/// convolutions' result. `add_prev` extends the smaller operand with zeros, in height and width as well
/// as in channels (dlib, `add_prev_` in `dlib/dnn/layers.h`).
struct DlibAssembly {
    /// Dlib's own file has 51; more would only cost memory.
    private static let mostOperators = 1024

    private var stream: DlibStream
    private let path: String
    private var tensors: [TensorDescription] = []
    private var operators: [OperatorDescription] = []
    /// Result of the last layer.
    private var current = 0
    /// Input of the residual block being read.
    private var blockInput: Int?
    /// That input after the pool of a block that halves.
    private var pooledInput: Int?

    init(_ bytes: UnsafeRawBufferPointer, path: String) {
        stream = DlibStream(bytes, path: path)
        self.path = path
    }

    mutating func network() throws(ModelError) -> NetworkDescription {
        try readInput()
        while true {
            let place = "layer \(operators.count), byte \(stream.position)"
            let tag = try stream.nextTag()
            switch tag {
            case "con_4": try readConvolution()
            case "relu_": try fuseReLU()
            case "max_pool_2": try readPool { .maxPool($0) }
            case "avg_pool_2": try readPool { .averagePool($0) }
            case "add_prev_": try addBlockInput()
            case "fc_2":
                try readMatrix()
                return NetworkDescription(
                    tensors: tensors, operators: operators, inputs: [0], outputs: [current])
            default:
                throw unsupported("the layer \(tag), which is not built here", place)
            }
        }
    }

    // MARK: Layers

    private mutating func readInput() throws(ModelError) {
        guard try stream.nextTag() == "loss_metric_2",
            try stream.nextTag() == "input_rgb_image_sized"
        else { throw stream.damaged() }
        let mean = (red: try stream.float(), green: try stream.float(), blue: try stream.float())
        let height = try stream.count()
        let width = try stream.count()
        guard mean == DlibReader.inputMean else {
            throw unsupported("an input normalised in another way", "byte \(stream.position)")
        }
        tensors = [TensorDescription(name: "input", shape: [height, width, 3])]
    }

    private mutating func readConvolution() throws(ModelError) {
        // The first convolution stands before all blocks; any other outside a block begins one.
        if blockInput == nil, !operators.isEmpty { blockInput = current }
        let name = "con\(operators.count)"
        let stored = try stream.tensor()
        let filters = try stream.count()
        let window = try readWindow()
        guard try stream.nextTag() == "affine_" else {
            throw unsupported("a convolution without affine layer", "byte \(stream.position)")
        }
        let affine = try stream.tensor()

        let shape = tensors[current].shape
        guard shape.count == 3 else { throw stream.damaged() }
        let extents = [filters, window.kernelHeight, window.kernelWidth, shape[2]]
        guard affine.count == 2 * filters, stored.count > filters,
            elementCount(of: extents, limit: stored.count) == stored.count - filters
        else { throw stream.damaged() }
        let folded = Self.fold(
            stored, gains: affine, filters: filters, inputs: shape[2],
            taps: window.kernelHeight * window.kernelWidth)
        let bias = (0..<filters).map { filter in
            stored[stored.count - filters + filter] * affine[filter] + affine[filters + filter]
        }
        try append(
            .convolution(window, .none), name: name,
            inputs: [
                current, constant(name + "/weights", extents, folded),
                constant(name + "/bias", [filters], bias),
            ])
    }

    /// Filters `[filters, inputs, taps]` times their gain, as `[filters, taps, inputs]`.
    private static func fold(
        _ stored: StoredFloats, gains: StoredFloats, filters: Int, inputs: Int, taps: Int
    ) -> [Float] {
        [Float](unsafeUninitializedCapacity: filters * inputs * taps) { result, count in
            count = filters * inputs * taps
            for filter in 0..<filters {
                let gain = gains[filter]
                let base = filter * inputs * taps
                for tap in 0..<taps {
                    for input in 0..<inputs {
                        // Safety: base + any of inputs · taps lies within the capacity asked for.
                        (result.baseAddress! + (base + tap * inputs + input)).initialize(
                            to: stored[base + input * taps + tap] * gain)
                    }
                }
            }
        }
    }

    private mutating func fuseReLU() throws(ModelError) {
        guard let last = operators.indices.last else { throw stream.damaged() }
        switch operators[last].operation {
        case .convolution(let window, .none):
            operators[last].operation = .convolution(window, .relu)
        case .add(.none):
            operators[last].operation = .add(.relu)
        default:
            throw unsupported("a relu in a place of its own", "byte \(stream.position)")
        }
    }

    private mutating func readPool(
        _ kind: (Window) -> OperatorDescription.Operation
    ) throws(ModelError) {
        let window = try readWindow()
        let place = "byte \(stream.position)"
        guard window.padding == .none else { throw unsupported("a padded pool", place) }
        switch kind(window) {
        case .averagePool where window.kernelHeight == 0 && window.kernelWidth == 0:
            try append(.globalAveragePool, name: "mean", inputs: [current])
        case .averagePool(let window):
            guard let blockInput else { throw unsupported("a mean outside a block", place) }
            let blockResult = current
            try append(.averagePool(window), name: "pool\(operators.count)", inputs: [blockInput])
            pooledInput = current
            current = blockResult
        case let operation:
            guard blockInput == nil else { throw unsupported("a pool inside a block", place) }
            try append(operation, name: "pool\(operators.count)", inputs: [current])
        }
    }

    private mutating func addBlockInput() throws(ModelError) {
        guard let blockInput else { throw stream.damaged() }
        try append(
            .add(.none), name: "add\(operators.count)",
            inputs: [current, pooledInput ?? blockInput])
        self.blockInput = nil
        pooledInput = nil
    }

    private mutating func readMatrix() throws(ModelError) {
        let outputs = try stream.count()
        let inputs = try stream.count()
        let stored = try stream.tensor()
        guard elementCount(of: [outputs, inputs], limit: stored.count) == stored.count else {
            throw unsupported("a matrix with bias", "byte \(stream.position)")
        }
        let weights = (0..<stored.count).map { stored[$0 % inputs * outputs + $0 / inputs] }
        try append(
            .fullyConnected(.none), name: "embedding",
            inputs: [current, constant("embedding/weights", [outputs, inputs], weights)])
    }

    /// Kernel, stride and padding, in the order in which dlib writes them for convolutions and pools.
    private mutating func readWindow() throws(ModelError) -> Window {
        let kernelHeight = try stream.count()
        let kernelWidth = try stream.count()
        let strideY = try stream.count()
        let strideX = try stream.count()
        let rows = try stream.count()
        let columns = try stream.count()
        return Window(
            kernelHeight: kernelHeight, kernelWidth: kernelWidth, strideY: strideY,
            strideX: strideX,
            padding: Padding(top: rows, left: columns, bottom: rows, right: columns))
    }

    // MARK: Parts

    private mutating func constant(_ name: String, _ shape: [Int], _ values: [Float]) -> Int {
        tensors.append(TensorDescription(name: name, shape: shape, constant: values))
        return tensors.count - 1
    }

    /// Adds an operator and makes its result the current one.
    private mutating func append(
        _ operation: OperatorDescription.Operation, name: String, inputs: [Int]
    ) throws(ModelError) {
        let step = OperatorDescription(operation: operation, inputs: inputs, output: tensors.count)
        guard operators.count < Self.mostOperators,
            let shape = NetworkDescription.resultShape(of: step, among: tensors)
        else { throw stream.damaged() }
        tensors.append(TensorDescription(name: name, shape: shape))
        operators.append(step)
        current = step.output
    }

    private func unsupported(_ what: String, _ place: String) -> ModelError {
        ModelError(
            .unsupported, "holds \(what); use the model file that `make models` fetches",
            path: path, place: place)
    }
}
