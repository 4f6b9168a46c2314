/// Turns the tables of a `.tflite` file into a `NetworkDescription`.
///
/// Tensors are renumbered in the order of first use, so that those of folded operators vanish.
struct TFLiteTranslation {
    let model: TFLiteModel
    private var tensors: [TensorDescription] = []
    private var operators: [OperatorDescription] = []
    /// Index in the description of each activation used so far, by index in the file.
    private var activations: [Int: Int] = [:]
    /// Half-precision constant behind each result of DEQUANTIZE, by index in the file.
    private var widened: [Int: Int] = [:]
    /// Values of constants read so far, by index in the file.
    private var constants: [Int: [Float]] = [:]
    private var constantBytes = 0

    init(_ model: TFLiteModel) {
        self.model = model
    }

    mutating func network() throws(ModelError) -> NetworkDescription {
        var inputs: [Int] = []
        for index in model.inputs { inputs.append(try activation(index)) }
        for (index, step) in model.operators.enumerated() {
            let place = "operator \(index) (\(step.name))"
            if step.customName == TFLiteSchema.transposedConvolution {
                try transposedConvolution(step, place)
                continue
            }
            guard let builtin = TFLiteSchema.Builtin(rawValue: step.code) else {
                throw unsupported("an operator that is not built here", place)
            }
            if builtin == .dequantize {
                try fold(step, place)
                continue
            }
            let (operation, operands) = try translate(step, builtin, place)
            guard step.outputs.count == 1 else { throw malformed("a result count", place) }
            let output = try activation(step.outputs[0])
            if case .globalAveragePool = operation, let channels = tensors[output].shape.last {
                // The file may have dropped the extents that the mean was taken over.
                tensors[output].shape = [1, 1, channels]
            }
            operators.append(
                OperatorDescription(operation: operation, inputs: operands, output: output))
        }
        var outputs: [Int] = []
        for index in model.outputs { outputs.append(try activation(index)) }
        return NetworkDescription(
            tensors: tensors, operators: operators, inputs: inputs, outputs: outputs)
    }

    // MARK: Tensors

    /// The tensor of the description for an activation of the file; its batch extent is removed.
    mutating func activation(_ index: Int) throws(ModelError) -> Int {
        if let known = activations[index] { return known }
        let place = "tensor \(index)"
        guard index >= 0 else { throw malformed("a tensor number", place) }
        let tensor = model.tensors[index]
        guard tensor.type == TFLiteSchema.ElementType.float32, !tensor.isSparse,
            try model.storedBytes(of: tensor).isEmpty, widened[index] == nil
        else { throw unsupported("a tensor that is not a computed 32-bit float tensor", place) }
        guard tensor.shape.count >= 2, tensor.shape[0] == 1 else {
            throw unsupported("a tensor whose batch is not 1", place)
        }
        activations[index] = tensors.count
        tensors.append(TensorDescription(name: tensor.name, shape: Array(tensor.shape.dropFirst())))
        return tensors.count - 1
    }

    /// A new tensor of the description that holds a constant of the file in another shape of as many
    /// elements.
    mutating func constant(
        _ index: Int, shape: [Int], _ place: String
    ) throws(ModelError) -> Int {
        tensors.append(
            TensorDescription(
                name: model.tensors[index].name, shape: shape,
                constant: try values(index, place)))
        return tensors.count - 1
    }

    /// A new tensor of the description: a constant that is not the file's as it stands, or an activation.
    mutating func tensor(named name: String, shape: [Int], constant: [Float]? = nil) -> Int {
        tensors.append(TensorDescription(name: name, shape: shape, constant: constant))
        return tensors.count - 1
    }

    /// Appends an operator.
    mutating func append(
        _ operation: OperatorDescription.Operation, _ inputs: [Int], to output: Int
    ) {
        operators.append(
            OperatorDescription(operation: operation, inputs: inputs, output: output))
    }

    /// Shape of a tensor of the description.
    func shape(of tensor: Int) -> [Int] {
        tensors[tensor].shape
    }

    /// Shape of a constant as the file states it.
    func constantShape(_ index: Int, _ place: String) throws(ModelError) -> [Int] {
        guard index >= 0 else { throw malformed("a constant left out", place) }
        return model.tensors[index].shape
    }

    /// Values of a constant of 32-bit integers, such as paddings.
    func integers(_ index: Int, count: Int, _ place: String) throws(ModelError) -> [Int] {
        guard index >= 0 else { throw malformed("a constant left out", place) }
        let tensor = model.tensors[index]
        let bytes = try model.storedBytes(of: tensor)
        guard tensor.type == TFLiteSchema.ElementType.int32, bytes.count == 4 * count else {
            throw unsupported("a parameter that is not \(count) constant integers", place)
        }
        return (0..<count).map {
            Int(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Int32.self)))
        }
    }

    /// Values of a constant, widened where the file holds half precision.
    mutating func values(_ index: Int, _ place: String) throws(ModelError) -> [Float] {
        if let known = constants[index] { return known }
        let source = model.tensors[widened[index] ?? index]
        let bytes = try model.storedBytes(of: source)
        guard !bytes.isEmpty, !source.isSparse else {
            throw unsupported("weights that are not dense constants", place)
        }
        let values: [Float]
        switch source.type {
        case TFLiteSchema.ElementType.float32:
            try spend(bytes.count, place)
            values = StoredFloats(bytes).array
        case TFLiteSchema.ElementType.float16 where widened[index] != nil:
            try spend(2 * bytes.count, place)
            values = StoredFloats.widened(bytes)
        default:
            throw unsupported("weights that are neither 32-bit nor widened 16-bit floats", place)
        }
        guard source.shape == model.tensors[index].shape,
            elementCount(of: source.shape, limit: values.count) == values.count
        else { throw malformed("a constant whose size is not its shape's", place) }
        constants[index] = values
        return values
    }

    /// Bounds the memory of constants, which a hostile file could make share the same bytes.
    private mutating func spend(_ bytes: Int, _ place: String) throws(ModelError) {
        constantBytes += bytes
        guard constantBytes <= 4 * model.flat.bytes.count else {
            throw malformed("more weights than bytes", place)
        }
    }

    private mutating func fold(
        _ step: TFLiteModel.Operator, _ place: String
    ) throws(ModelError) {
        guard step.inputs.count == 1, step.outputs.count == 1, step.inputs[0] >= 0,
            model.tensors[step.inputs[0]].type == TFLiteSchema.ElementType.float16,
            model.tensors[step.outputs[0]].type == TFLiteSchema.ElementType.float32
        else { throw unsupported("DEQUANTIZE of anything but 16-bit constants", place) }
        widened[step.outputs[0]] = step.inputs[0]
    }

    // MARK: Errors

    func unsupported(_ what: String, _ place: String) -> ModelError {
        ModelError(
            .unsupported, "holds \(what); use the model file that `make models` fetches",
            path: model.flat.path, place: place)
    }

    func malformed(_ what: String, _ place: String) -> ModelError {
        ModelError(
            .malformed, "holds \(what) that cannot be; fetch it again with `make models`",
            path: model.flat.path, place: place)
    }
}
