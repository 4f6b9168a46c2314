import ModelStore
import NeuralNet
import Testing
import VectorCore

/// Every network against what LiteRT, onnxruntime and dlib compute, at every level of this machine.
@Suite struct ParityTests {
    /// Relative error that any layer or output may have.
    static let limit = 1e-3

    struct Case: CustomTestStringConvertible {
        let model: ModelIdentifier
        let level: SIMDLevel
        var testDescription: String { "\(model.rawValue) at \(level)" }
    }

    static let cases = ModelIdentifier.allCases.flatMap { model in
        SIMDLevel.allCases.filter(\.isSupported).map { Case(model: model, level: $0) }
    }

    private func input(_ model: ModelIdentifier, _ reference: ParityReference) -> [Float] {
        let picture = ParityPicture(
            seed: reference.picture.seed, height: reference.picture.extent,
            width: reference.picture.extent)
        let digest = picture.samples.withUnsafeBytes { ContentDigest.sha256(of: $0) }
        #expect(digest == reference.inputSHA256, "the reference has seen another picture")
        let mean = DlibReader.inputMean
        let means = [mean.red, mean.green, mean.blue]
        return picture.floats { value, channel in
            switch model {
            case .faceDetector, .nearFaceDetector: value / 127.5 - 1
            case .faceMesh, .eyeFeatures, .rightEye, .leftEye, .personMask: value / 255
            case .look: (value - 127) / 128
            case .identity: (value - means[channel]) / DlibReader.inputScale
            }
        }
    }

    private func session(
        _ test: Case, _ description: NetworkDescription, _ reference: ParityReference,
        keepsEveryActivation: Bool
    ) throws -> (Network, InferenceSession) {
        let network = try Network(
            description, kernels: KernelTable(level: test.level).network,
            keepsEveryActivation: keepsEveryActivation)
        let session = InferenceSession(network)
        let input = input(test.model, reference)
        // The branches of the eyes take patches of features: as many samples of the picture.
        let isBranch = [.rightEye, .leftEye].contains(test.model)
        try #require(isBranch || session.input.count == input.count)
        _ = session.input.update(fromContentsOf: input.prefix(session.input.count))
        session.run()
        return (network, session)
    }

    @Test(arguments: cases) func everyLayerIsTheReferences(_ test: Case) throws {
        let reference = try ParityReference.stored(for: test.model)
        #expect(reference.modelSHA256 == ModelRecord(test.model).sha256)
        let description = try ModelStore().load(test.model)
        let (_, session) = try session(test, description, reference, keepsEveryActivation: true)

        // What the reader adds to express an operator has no name.
        let operators = description.operators.filter {
            !description.tensors[$0.output].name.isEmpty
        }
        try #require(
            operators.map { description.tensors[$0.output].name }
                == reference.layers.map(\.name))
        let starts = reference.starts(of: reference.layers, from: 0)
        for (index, step) in operators.enumerated() {
            let activation = try #require(session.activation(tensor: step.output))
            let error = reference.error(
                of: activation, against: reference.layers[index], storedAt: starts[index])
            #expect(
                error <= Self.limit,
                "layer \(index) \(reference.layers[index].name), \(step.operation)")
        }
    }

    @Test(arguments: cases) func everyOutputIsTheReferences(_ test: Case) throws {
        let reference = try ParityReference.stored(for: test.model)
        let description = try ModelStore().load(test.model)
        let (network, session) = try session(
            test, description, reference, keepsEveryActivation: false)

        let first = reference.layers.reduce(0) { $0 + $1.samples }
        let starts = reference.starts(of: reference.outputs, from: first)
        #expect(Set(network.outputs.map(\.name)) == Set(reference.outputs.map(\.name)))
        for (index, entry) in reference.outputs.enumerated() {
            try #require(entry.samples == entry.count)
            let output = try #require(network.outputs.firstIndex { $0.name == entry.name })
            let values = Array(session.output(output))
            let error = reference.error(of: values, against: entry, storedAt: starts[index])
            #expect(error <= Self.limit, "output \(entry.name)")
            if test.model == .identity {
                // The reference is dlib itself; the distance is the one that tells people apart.
                var square = 0.0
                for place in values.indices {
                    let difference = Double(values[place] - reference.values[starts[index] + place])
                    square += difference * difference
                }
                #expect(square.squareRoot() <= 1e-3, "identity distance to dlib")
            }
        }
    }
}
