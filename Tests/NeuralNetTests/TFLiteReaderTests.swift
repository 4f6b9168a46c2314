import ModelStore
import NeuralNet
import Testing

@Suite struct TFLiteReaderTests {
    private func read(_ file: TFLiteFile) throws -> NetworkDescription {
        try read(file.bytes())
    }

    private func read(_ bytes: [UInt8]) throws -> NetworkDescription {
        try bytes.withUnsafeBytes { try TFLiteReader.read($0, path: "small.tflite") }
    }

    private func error(_ file: TFLiteFile) throws -> ModelError {
        try #require(throws: ModelError.self) { try read(file) }
    }

    /// A 5×4 picture of two channels through one convolution of 3×2 with stride 2.
    private func convolution(padding: Int8, output: [Int32], dilation: Int32 = 1) -> TFLiteFile {
        var file = TFLiteFile()
        let picture = file.tensor([1, 5, 4, 2])
        let weights = file.constant([3, 3, 2, 2], (0..<36).map(Float.init))
        let bias = file.constant([3], [1, 2, 3])
        let result = file.tensor(output)
        file.add(
            3, [picture, weights, bias], [result],
            options: [
                0: .int8(padding), 1: .int32(2), 2: .int32(2), 3: .int8(1), 4: .int32(dilation),
            ])
        file.inputs = [picture]
        file.outputs = [result]
        return file
    }

    @Test func resolvesSamePaddingWithTheOddRowBelow() throws {
        let network = try read(convolution(padding: 0, output: [1, 3, 2, 3]))
        #expect(network.operators.count == 1)
        // Rows: ⌈5 / 2⌉ = 3 results span 2·2 + 3 = 7, so 2 of padding. Columns: 2 span 4, so none.
        let window = Window(
            kernelHeight: 3, kernelWidth: 2, strideY: 2, strideX: 2,
            padding: Padding(top: 1, left: 0, bottom: 1, right: 0))
        #expect(network.operators[0].operation == .convolution(window, .relu))
        let inputs = network.operators[0].inputs
        #expect(network.tensors[inputs[0]].shape == [5, 4, 2])
        #expect(network.tensors[inputs[1]].constant == (0..<36).map(Float.init))
        #expect(network.tensors[inputs[2]].constant == [1, 2, 3])
        #expect(network.tensors[network.operators[0].output].shape == [3, 2, 3])
    }

    @Test func leavesValidPaddingAtNone() throws {
        let network = try read(convolution(padding: 1, output: [1, 2, 2, 3]))
        guard case .convolution(let window, .relu) = network.operators[0].operation else {
            Issue.record("another operation came out")
            return
        }
        #expect(window.padding == .none)
    }

    @Test func refusesWhatIsNotBuilt() throws {
        let dilated = try error(convolution(padding: 1, output: [1, 2, 2, 3], dilation: 2))
        #expect(
            dilated.description
                == "small.tflite: holds a dilated convolution; use the model file that "
                + "`make models` fetches (at operator 0 (CONV_2D))")

        var custom = TFLiteFile()
        let input = custom.tensor([1, 2])
        let output = custom.tensor([1, 2])
        custom.add(32, [input], [output], customName: "Warp")
        custom.inputs = [input]
        custom.outputs = [output]
        let unknown = try error(custom)
        #expect(unknown.code == .unsupported)
        #expect(unknown.place == "operator 0 (CUSTOM Warp)")
    }

    @Test func refusesShapesThatDoNotFollow() throws {
        let wrong = try error(convolution(padding: 1, output: [1, 3, 3, 3]))
        #expect(wrong.code == .malformed)
        #expect(wrong.place == "operator 0")
    }

    @Test func refusesOtherFiles() throws {
        let file = convolution(padding: 1, output: [1, 2, 2, 3])
        let foreign = try #require(throws: ModelError.self) {
            try read(file.bytes(identifier: "GIF8"))
        }
        #expect(foreign.code == .malformed)
        #expect(foreign.message.hasPrefix("is not a TensorFlow Lite model"))
        let later = try #require(throws: ModelError.self) { try read(file.bytes(version: 4)) }
        #expect(later.code == .unsupported)
        #expect(throws: ModelError.self) { try read([]) }
    }

    @Test func widensHalvesExactly() throws {
        // One, -2, the largest, the smallest normal, the largest and smallest subnormal, -0, infinity.
        let patterns: [UInt16] = [
            0x3C00, 0xC000, 0x7BFF, 0x0400, 0x03FF, 0x0001, 0x8000, 0x7C00,
        ]
        var file = TFLiteFile()
        let input = file.tensor([1, 1, 1, 8])
        let half = file.halfConstant([8], patterns)
        let slopes = file.tensor([8])
        let output = file.tensor([1, 1, 1, 8])
        file.add(6, [half], [slopes])
        file.add(54, [input, slopes], [output])
        file.inputs = [input]
        file.outputs = [output]

        let network = try read(file)
        #expect(network.operators.map(\.operation) == [.parametricReLU])
        let values = try #require(network.tensors[network.operators[0].inputs[1]].constant)
        #expect(
            values.map(\.bitPattern)
                == [
                    1, -2, 65504, 0x1p-14, 0x1.FF8p-15, 0x1p-24, -0.0, .infinity,
                ].map { (value: Float) in value.bitPattern })
    }

    @Test func translatesElementsAndShapes() throws {
        var file = TFLiteFile()
        let picture = file.tensor([1, 2, 2, 4])
        let factors = file.tensor([1, 1, 1, 4])
        let axes = file.integerConstant([2], [2, 1])
        file.add(40, [picture, axes], [factors])
        let scaled = file.tensor([1, 2, 2, 4])
        file.add(18, [factors, picture], [scaled])
        let amounts = file.integerConstant([4, 2], [0, 0, 1, 0, 0, 2, 0, 3])
        let padded = file.tensor([1, 3, 4, 7])
        file.add(34, [scaled, amounts], [padded])
        let size = file.integerConstant([2], [6, 8])
        let grown = file.tensor([1, 6, 8, 7])
        file.add(23, [padded, size], [grown], options: [3: .int8(1)])
        let rows = file.tensor([1, 48, 7])
        file.add(22, [grown], [rows])
        let twice = file.tensor([1, 48, 14])
        file.add(2, [rows, rows], [twice], options: [0: .int32(-1)])
        let flat = file.tensor([1, 672])
        file.add(22, [twice], [flat])
        let weights = file.constant([2, 672], Array(repeating: 0.5, count: 1344))
        let result = file.tensor([1, 2])
        file.add(9, [flat, weights, -1], [result], options: [0: .int8(3)])
        file.inputs = [picture]
        file.outputs = [result]

        let network = try read(file)
        #expect(
            network.operators.map(\.operation) == [
                .globalAveragePool, .multiply(.none),
                .pad(Padding(top: 1, left: 0, bottom: 0, right: 2), channelsAfter: 3),
                .resizeBilinear(height: 6, width: 8, alignCorners: false, halfPixelCentres: true),
                .reshape, .concatenate(axis: 1), .reshape, .fullyConnected(.relu6),
            ])
        // Factors of channels come second, whatever their place in the file.
        let product = network.operators[1].inputs.map { network.tensors[$0].shape }
        #expect(product == [[2, 2, 4], [1, 1, 4]])
        #expect(network.operators[7].inputs.count == 2)
        #expect(network.tensors[network.outputs[0]].shape == [2])
    }

    @Test(arguments: [
        (ModelIdentifier.faceDetector, 176, [[2304, 16], [2304, 1]], 514_069),
        (.nearFaceDetector, 90, [[896, 16], [896, 1]], 101_390),
        (.faceMesh, 97, [[1, 1, 1404], [1, 1, 1]], 604_685),
        (.eyeFeatures, 16, [[48, 48, 32]], 2096),
        (.rightEye, 84, [[1, 1, 142], [1, 1, 10]], 234_072),
    ]) func readsTheCatalogue(
        _ model: ModelIdentifier, operators: Int, outputs: [[Int]], weights: Int
    ) throws {
        let network = try ModelStore().load(model)
        #expect(network.operators.count == operators)
        #expect(network.outputs.map { network.tensors[$0].shape } == outputs)
        #expect(network.tensors.reduce(0) { $0 + ($1.constant?.count ?? 0) } == weights)
    }

    @Test func readsAPartByTheNamesOfItsEnds() throws {
        let bytes = try modelBytes(.leftEye)
        func read(_ inputs: [String], _ outputs: [String]) throws -> NetworkDescription {
            try bytes.withUnsafeBytes {
                try TFLiteReader.read(
                    $0, part: NetworkPart(inputs: inputs, outputs: outputs), path: "part")
            }
        }
        let features = try read(["input_1"], ["p_re_lu_3"])
        #expect(features.inputs.map { features.tensors[$0].shape } == [[192, 192, 3]])
        #expect(features.tensors[features.outputs[0]].name == "p_re_lu_3")

        let absent = try #require(throws: ModelError.self) { try read(["input_1"], ["eyes"]) }
        #expect(absent.code == .unsupported && absent.message.contains("no tensor eyes"))
        // A part that needs more than its inputs is no network, nor is one with a foreign operator.
        let open = try #require(throws: ModelError.self) {
            try read(["p_re_lu_2"], ["conv_left_eye"])
        }
        #expect(open.code == .unsupported || open.code == .malformed)
        let whole = try #require(throws: ModelError.self) {
            try bytes.withUnsafeBytes { try TFLiteReader.read($0, path: "whole") }
        }
        #expect(whole.code == .unsupported)
    }

    @Test func survivesAnyByteOfASmallFile() {
        let bytes = convolution(padding: 0, output: [1, 3, 2, 3]).bytes()
        #expect(HostileBytes.isRead(bytes, as: .tflite))
        for length in bytes.indices {
            HostileBytes.isRead(Array(bytes[..<length]), as: .tflite)
        }
        for index in bytes.indices {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF, bytes[index] &+ 1, bytes[index] &- 1] {
                var damaged = bytes
                damaged[index] = value
                HostileBytes.isRead(damaged, as: .tflite)
            }
        }
    }

    @Test(arguments: [
        ModelIdentifier.faceDetector, .nearFaceDetector, .faceMesh, .personMask,
    ]) func survivesDamageToTheCatalogue(_ model: ModelIdentifier) throws {
        let bytes = try modelBytes(model)
        var hostile = HostileBytes(seed: 7)
        var refusals = 0
        for _ in 0..<300 {
            var damaged = bytes
            hostile.damage(&damaged)
            refusals += HostileBytes.isRead(damaged, as: .tflite) ? 0 : 1
            let length = hostile.below(bytes.count - 4096)
            #expect(!HostileBytes.isRead(Array(bytes[..<length]), as: .tflite))
        }
        // Some damage only alters weights or names, but structure is often hit as well.
        #expect(refusals > 30)
    }
}
