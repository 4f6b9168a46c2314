/// The tables of a `.tflite` file that the reader needs, read and bounded but not yet translated.
struct TFLiteModel {
    /// One tensor as its table states it.
    struct Tensor {
        let name: String
        let shape: [Int]
        let type: Int8
        let buffer: Int
        let isSparse: Bool
    }

    /// One operator: its code, its tensors (-1 for one left out) and its options.
    struct Operator {
        let code: Int32
        let customName: String
        let inputs: [Int]
        let outputs: [Int]
        let options: FlatTable?

        /// As the schema spells it, with the number when the reader does not know it.
        var name: String {
            if code == TFLiteSchema.customCode { return "CUSTOM \(customName)" }
            return TFLiteSchema.Builtin(rawValue: code)?.name ?? "number \(code)"
        }
    }

    /// Counts beyond these are no network of ours; they keep a hostile file from costing memory.
    enum Limit {
        static let tables = 65_536
        static let rank = 8
        static let operatorTensors = 64
        static let nameBytes = 1024
    }

    let flat: FlatBuffer
    let tensors: [Tensor]
    private(set) var operators: [Operator]
    private(set) var inputs: [Int]
    private(set) var outputs: [Int]
    private let buffers: FlatVector

    init(_ flat: FlatBuffer) throws(ModelError) {
        typealias Schema = TFLiteSchema
        self.flat = flat
        guard flat.bytes.count >= 8, flat.bytes[4..<8].elementsEqual("TFL3".utf8) else {
            throw ModelError(
                .malformed, "is not a TensorFlow Lite model; fetch it again with `make models`",
                path: flat.path, place: "byte 4")
        }
        let root = try flat.root()
        let version = try root.scalar(Schema.Model.version, default: UInt32(0))
        guard version == Schema.version else {
            throw ModelError(
                .unsupported,
                "is of TensorFlow Lite schema version \(version), and only \(Schema.version) is read",
                path: flat.path)
        }
        let subgraphs = try root.vector(Schema.Model.subgraphs, elementSize: 4)
        guard subgraphs.count == 1 else {
            throw ModelError(
                .unsupported, "holds \(subgraphs.count) networks; pass a file that holds one",
                path: flat.path)
        }
        let graph = try subgraphs.table(0)
        buffers = try root.vector(Schema.Model.buffers, elementSize: 4)
        tensors = try Self.tensors(graph)
        operators = try Self.operators(
            graph, codes: root.vector(Schema.Model.operatorCodes, elementSize: 4))
        inputs = try Self.indices(graph, Schema.Subgraph.inputs)
        outputs = try Self.indices(graph, Schema.Subgraph.outputs)
        for index in inputs + outputs + operators.flatMap({ $0.inputs + $0.outputs })
        where index >= tensors.count { throw flat.damaged(at: graph.position) }
        for index in inputs + outputs + operators.flatMap(\.outputs) where index < 0 {
            throw flat.damaged(at: graph.position)
        }
    }

    /// Leaves only the operators that lead from the inputs of `part` to its outputs, and those behind their
    /// constants.
    ///
    /// - Throws: `unsupported` when a tensor of that name is not there.
    mutating func cut(to part: NetworkPart) throws(ModelError) {
        func tensor(_ name: String) throws(ModelError) -> Int {
            guard let index = tensors.firstIndex(where: { $0.name == name }) else {
                throw ModelError(
                    .unsupported,
                    "holds no tensor \(name); use the model file that `make models` fetches",
                    path: flat.path)
            }
            return index
        }
        inputs = []
        for name in part.inputs { inputs.append(try tensor(name)) }
        outputs = []
        for name in part.outputs { outputs.append(try tensor(name)) }
        var needed = Set(outputs)
        var kept: [Operator] = []
        // Operators stand behind those that they read from.
        for step in operators.reversed()
        where step.outputs.contains(where: { needed.contains($0) && !inputs.contains($0) }) {
            needed.formUnion(step.inputs)
            kept.append(step)
        }
        operators = kept.reversed()
    }

    /// Bytes that the file stores for a tensor; empty for an activation.
    func storedBytes(of tensor: Tensor) throws(ModelError) -> UnsafeRawBufferPointer {
        try buffers.table(tensor.buffer)
            .vector(TFLiteSchema.Buffer.data, elementSize: 1).rawBytes
    }

    private static func tensors(_ graph: FlatTable) throws(ModelError) -> [Tensor] {
        typealias Field = TFLiteSchema.Tensor
        let list = try bounded(graph.vector(TFLiteSchema.Subgraph.tensors, elementSize: 4))
        var tensors: [Tensor] = []
        tensors.reserveCapacity(list.count)
        for index in 0..<list.count {
            let table = try list.table(index)
            tensors.append(
                Tensor(
                    name: try name(table, Field.name),
                    shape: try bounded(
                        table.vector(Field.shape, elementSize: 4), to: Limit.rank
                    ).integers(),
                    type: try table.scalar(Field.type, default: Int8(0)),
                    buffer: Int(try table.scalar(Field.buffer, default: UInt32(0))),
                    isSparse: try table.offset(Field.sparsity) != nil))
        }
        return tensors
    }

    private static func operators(
        _ graph: FlatTable, codes: FlatVector
    ) throws(ModelError) -> [Operator] {
        typealias Field = TFLiteSchema.Operator
        typealias CodeField = TFLiteSchema.OperatorCode
        let list = try bounded(graph.vector(TFLiteSchema.Subgraph.operators, elementSize: 4))
        var operators: [Operator] = []
        operators.reserveCapacity(list.count)
        for index in 0..<list.count {
            let table = try list.table(index)
            let code = try codes.table(Int(table.scalar(Field.code, default: UInt32(0))))
            let short = try code.scalar(CodeField.deprecatedCode, default: Int8(0))
            let long = try code.scalar(CodeField.code, default: Int32(0))
            operators.append(
                Operator(
                    code: max(Int32(short), long),
                    customName: try name(code, CodeField.customName),
                    inputs: try indices(table, Field.inputs),
                    outputs: try indices(table, Field.outputs),
                    options: try table.table(Field.options)))
        }
        return operators
    }

    private static func indices(_ table: FlatTable, _ field: Int) throws(ModelError) -> [Int] {
        try bounded(table.vector(field, elementSize: 4), to: Limit.operatorTensors).integers()
    }

    private static func name(_ table: FlatTable, _ field: Int) throws(ModelError) -> String {
        _ = try bounded(table.vector(field, elementSize: 1), to: Limit.nameBytes)
        return try table.text(field)
    }

    private static func bounded(
        _ vector: FlatVector, to limit: Int = Limit.tables
    ) throws(ModelError) -> FlatVector {
        guard vector.count <= limit else { throw vector.buffer.damaged(at: vector.start) }
        return vector
    }
}
