import NeuralNet
import Testing
import VectorCore

@Suite struct ExecutorTests {
    static let levels = SIMDLevel.allCases.filter(\.isSupported)

    static func session(
        _ level: SIMDLevel, keepsEveryActivation: Bool = false
    ) throws -> InferenceSession {
        let network = try Network(
            .everything(), kernels: KernelTable(level: level).network,
            keepsEveryActivation: keepsEveryActivation)
        return InferenceSession(network)
    }

    static func fill(_ session: InferenceSession, seed: Int) {
        for index in session.input.indices {
            session.input[index] = Float((index &* 7919 &+ seed &* 104_729) % 2003) / 1001 - 1
        }
    }

    static func outputs(_ session: InferenceSession) -> [[Float]] {
        (0..<5).map { Array(session.output($0)) }
    }

    @Test(arguments: levels)
    func everyOperatorMatchesItsDefinition(_ level: SIMDLevel) throws {
        let description = NetworkDescription.everything()
        let session = try Self.session(level, keepsEveryActivation: true)
        Self.fill(session, seed: 3)
        session.run()
        for (index, step) in description.operators.enumerated() {
            // Each operator is judged by itself, on the operands that it was given.
            let operands = try step.inputs.map { tensor in
                try #require(
                    description.tensors[tensor].constant ?? session.activation(tensor: tensor))
            }
            let expected = ExecutorOracle.result(
                of: step, operands: operands, in: description)
            let computed = try #require(session.activation(tensor: step.output))
            try #require(computed.count == expected.count)
            var worst = 0.0
            var place = 0
            for (position, (value, limit)) in expected.enumerated() {
                let excess = abs(Double(computed[position]) - value) / limit
                if !(excess <= worst) {
                    worst = excess
                    place = position
                }
            }
            #expect(
                worst <= 1, "\(level) operator \(index) \(step.operation) at \(place): \(worst)")
        }
    }

    @Test(arguments: levels)
    func fusingAndSharingMemoryChangeNoBit(_ level: SIMDLevel) throws {
        let plain = try Self.session(level, keepsEveryActivation: true)
        let fused = try Self.session(level)
        for seed in 0..<4 {
            Self.fill(plain, seed: seed)
            Self.fill(fused, seed: seed)
            plain.run()
            fused.run()
            #expect(Self.outputs(plain) == Self.outputs(fused), "\(level) seed \(seed)")
        }
        #expect(plain.activation(tensor: 0)?.count == 27 * 23 * 3)
        #expect(fused.activation(tensor: 0) == nil)
    }

    @Test func whatRanBeforeAndBesideChangesNoBit() async throws {
        let network = try Network(.everything(), kernels: KernelTable().network)
        let first = InferenceSession(network)
        Self.fill(first, seed: 1)
        first.run()
        let expected = Self.outputs(first)
        #expect(expected.allSatisfy { $0.contains { $0 != 0 } })

        first.input.update(repeating: .nan)
        first.run()
        first.input.update(repeating: .infinity)
        first.run()
        Self.fill(first, seed: 1)
        first.run()
        #expect(Self.outputs(first) == expected)
        first.run()
        #expect(Self.outputs(first) == expected, "the input survives a run")

        await withTaskGroup(of: [[Float]].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let session = InferenceSession(network)
                    Self.fill(session, seed: 1)
                    for _ in 0..<10 { session.run() }
                    return Self.outputs(session)
                }
            }
            for await outputs in group { #expect(outputs == expected) }
        }
    }

    @Test func namesAndShapesAreThoseOfTheDescription() throws {
        let description = NetworkDescription.everything()
        let network = try Network(description, kernels: KernelTable().network)
        #expect(network.inputShape == [27, 23, 3])
        #expect(
            network.outputs.map(\.shape) == [[164, 3], [11], [3, 2, 17], [1, 1, 40], [20, 3]])
        #expect(network.outputs.map(\.name) == description.outputs.map { "t\($0)" })
    }

    /// Ways to spoil the network above; each must be refused, never trapped on.
    static let mischief: [(what: String, spoil: @Sendable (inout NetworkDescription) -> Void)] = [
        ("two inputs", { $0.inputs.append(0) }),
        ("no input", { $0.inputs = [] }),
        ("no output", { $0.outputs = [] }),
        ("an output that does not exist", { $0.outputs = [9_999] }),
        ("a negative tensor", { $0.operators[0].inputs[0] = -1 }),
        ("a constant as an output", { $0.outputs = [1] }),
        ("operators out of order", { $0.operators.reverse() }),
        ("an operator twice", { $0.operators.append($0.operators[0]) }),
        ("an operand too few", { $0.operators[1].inputs.removeLast() }),
        ("weights too short", { $0.tensors[1].constant?.removeLast() }),
        ("a shape that does not follow", { $0.tensors[3].shape[0] += 1 }),
        ("an empty extent", { $0.tensors[0].shape[1] = 0 }),
        ("an extent whose product overflows", { $0.tensors[0].shape = [1 << 40, 1 << 40, 3] }),
        (
            "pixels that channel padding makes too large",
            { network in
                let shape = [1, 1 << 24, 1]
                network.tensors = ["in", "out", "twice"].map {
                    TensorDescription(name: $0, shape: shape)
                }
                network.operators = [
                    OperatorDescription(operation: .activation(.relu), inputs: [0], output: 1),
                    OperatorDescription(operation: .activation(.relu), inputs: [1], output: 2),
                ]
                network.outputs = [2]
            }
        ),
        (
            "padding whose picture is too large",
            { network in
                let side = 1 << 26
                let window = Window(
                    kernelHeight: 3, kernelWidth: 3, strideY: side, strideX: side,
                    padding: Padding(top: side, left: side, bottom: side, right: side))
                network.operators[0].operation = .convolution(window, .none)
                network.tensors[network.operators[0].output].shape =
                    window.slid(over: [27, 23, 3], 20)
                network.operators = [network.operators[0]]
                network.outputs = [network.operators[0].output]
            }
        ),
    ]

    @Test(arguments: mischief.indices)
    func hostileDescriptionsAreRefused(_ index: Int) {
        var description = NetworkDescription.everything()
        Self.mischief[index].spoil(&description)
        let what = Self.mischief[index].what
        #expect(throws: ModelError.self, "\(what)") {
            try Network(description, kernels: KernelTable().network, path: "spoilt")
        }
    }
}
