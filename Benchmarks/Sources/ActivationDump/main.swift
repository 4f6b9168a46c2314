// Runs one network on one input and writes every layer's values, for Benchmarks/Peers/parity.py.
//
//   ActivationDump MODEL INPUT.f32 FOLDER [FROM TO…]
//
// FROM and TO name the tensors at the ends of a part of a `.tflite` network. INPUT holds the network's
// input, and FOLDER receives `layers.f32`, `outputs.f32`, all 32-bit little-endian floats, and `layers.tsv`
// and `outputs.tsv` with a line `name<TAB>count` for each run of values. Layers come from a network that keeps every activation, outputs from the fused network that
// the product runs. HOLDFAST_SIMD names the level.

import Foundation
import NeuralNet
import VectorCore

struct Dump {
    private var lines = ""
    private var values = Data()

    mutating func append(_ name: String, _ floats: [Float]) {
        lines += "\(name)\t\(floats.count)\n"
        floats.withUnsafeBytes { values.append(contentsOf: $0) }
    }

    func write(_ name: String, to folder: URL) throws {
        try values.write(to: folder.appendingPathComponent(name + ".f32"))
        try Data(lines.utf8).write(to: folder.appendingPathComponent(name + ".tsv"))
    }
}

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("ActivationDump: \(message)\n".utf8))
    exit(1)
}

func session(_ network: Network, input: Data) -> InferenceSession {
    let session = InferenceSession(network)
    let target = UnsafeMutableRawBufferPointer(session.input)
    guard target.count == input.count else {
        fail("the input holds \(input.count) bytes and the network takes \(target.count)")
    }
    input.copyBytes(to: target)
    session.run()
    return session
}

let arguments = CommandLine.arguments
guard arguments.count == 4 || arguments.count > 5 else {
    fail("usage: ActivationDump MODEL INPUT.f32 FOLDER [FROM TO…]")
}
let path = arguments[1]
let folder = URL(fileURLWithPath: arguments[3])
let part =
    arguments.count > 5
    ? NetworkPart(inputs: [arguments[4]], outputs: Array(arguments[5...])) : nil

do {
    let model = try Data(contentsOf: URL(fileURLWithPath: path))
    let description = try model.withUnsafeBytes { bytes in
        if path.hasSuffix(".dat") { return try DlibReader.read(bytes, path: path) }
        if path.hasSuffix(".pth") { return try PyTorchReader.read(bytes, path: path) }
        return try TFLiteReader.read(bytes, part: part, path: path)
    }
    let input = try Data(contentsOf: URL(fileURLWithPath: arguments[2]))
    let requested = ProcessInfo.processInfo.environment["HOLDFAST_SIMD"]
    guard let level = requested.map(SIMDLevel.init(rawValue:)) ?? .best, level.isSupported else {
        fail("HOLDFAST_SIMD names no level of this machine")
    }
    let kernels = KernelTable(level: level).network

    let inspected = session(
        try Network(description, kernels: kernels, keepsEveryActivation: true), input: input)
    var layers = Dump()
    // What the reader puts between two layers of the file has no name, and nothing to be compared with.
    for step in description.operators where !description.tensors[step.output].name.isEmpty {
        guard let values = inspected.activation(tensor: step.output) else {
            fail("the network keeps nothing of \(description.tensors[step.output].name)")
        }
        layers.append(description.tensors[step.output].name, values)
    }
    try layers.write("layers", to: folder)

    let network = try Network(description, kernels: kernels)
    let fused = session(network, input: input)
    var outputs = Dump()
    for (index, output) in network.outputs.enumerated() {
        outputs.append(output.name, Array(fused.output(index)))
    }
    try outputs.write("outputs", to: folder)
} catch {
    fail("\(error)")
}
