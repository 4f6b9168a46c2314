import ModelStore
import NeuralNet
import Testing

/// Damaged files, each from a seed, so that a failure can be repeated.
struct HostileBytes {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A number below `bound`.
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }

    /// Overwrites one to eight neighbouring bytes, where most of them hold structure: near an end.
    mutating func damage(_ bytes: inout [UInt8]) {
        let reach = min(bytes.count, 60_000)
        let base = below(2) == 0 ? 0 : bytes.count - reach
        let start = base + below(reach)
        for index in start..<min(bytes.count, start + 1 + below(8)) {
            bytes[index] = [0, 0xFF, 0x80, 0x7F, 1, UInt8(below(256))][below(6)]
        }
    }

    /// Reads damaged bytes; whatever they say, a sound network or an error that helps must come out.
    ///
    /// - Returns: Whether a network came out.
    @discardableResult
    static func isRead(_ bytes: [UInt8], as format: ModelRecord.Format) -> Bool {
        do {
            let network = try bytes.withUnsafeBytes { raw in
                switch format {
                case .tflite: try TFLiteReader.read(raw, path: "damaged")
                case .dlib: try DlibReader.read(raw, path: "damaged")
                case .pytorch: try PyTorchReader.read(raw, path: "damaged")
                }
            }
            let constants = network.tensors.reduce(0) { $0 + ($1.constant?.count ?? 0) }
            #expect(constants * 4 <= 4 * bytes.count, "more weights than the file can hold")
            try network.validate(path: "damaged")
            return true
        } catch let error as ModelError {
            #expect(error.code == .malformed || error.code == .unsupported)
            #expect(error.path == "damaged" && !error.message.isEmpty)
            return false
        } catch {
            Issue.record("\(error) is no ModelError")
            return false
        }
    }
}
