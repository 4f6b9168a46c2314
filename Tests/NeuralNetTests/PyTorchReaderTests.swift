import ModelStore
import NeuralNet
import Testing

@Suite struct PyTorchReaderTests {
    @Test func readsTheNetworkOfLooks() throws {
        let network = try ModelStore().load(.look)
        #expect(network.inputs.map { network.tensors[$0].shape } == [[224, 224, 3]])
        #expect(network.outputs.map { network.tensors[$0].shape } == [[1, 1, 1280]])
        var kinds = (convolutions: 0, depthwise: 0, sums: 0, other: 0)
        for step in network.operators {
            switch step.operation {
            case .convolution: kinds.convolutions += 1
            case .depthwiseConvolution: kinds.depthwise += 1
            case .add: kinds.sums += 1
            default: kinds.other += 1
            }
        }
        // Sixteen blocks, all but the first widening; stem and head; nine blocks add what came in.
        #expect(kinds == (convolutions: 33, depthwise: 16, sums: 9, other: 1))
    }

    /// All structure: the pickles, and the first storages behind them.
    @Test func survivesDamageToTheStructure() throws {
        let bytes = try modelBytes(.look)
        var hostile = HostileBytes(seed: 21)
        var refusals = 0
        for _ in 0..<60 {
            var damaged = bytes
            for _ in 0...hostile.below(3) {
                damaged[hostile.below(47_400)] =
                    [0, 0xFF, 0x80, 0x2E, 0x28, 0x52][hostile.below(6)]
            }
            refusals += HostileBytes.isRead(damaged, as: .pytorch) ? 0 : 1
        }
        #expect(refusals > 20)
    }

    @Test func survivesEveryByteOfTheHead() throws {
        // Everything up to the first views of tensors, and those cut off behind it.
        let head = Array(try modelBytes(.look).prefix(700))
        for index in head.indices {
            for value: UInt8 in [0, 0x28, 0x7D, 0x80, 0x8A, 0xFF] {
                var damaged = head
                damaged[index] = value
                #expect(!HostileBytes.isRead(damaged, as: .pytorch))
            }
        }
    }

    @Test func refusesWhatIsCutOff() throws {
        let bytes = try modelBytes(.look)
        var hostile = HostileBytes(seed: 22)
        for _ in 0..<20 {
            let length = hostile.below(bytes.count - 4096)
            #expect(!HostileBytes.isRead(Array(bytes[..<length]), as: .pytorch))
        }
    }

    /// A pickle may ask for any function of any library; none but those of tensors is looked at.
    @Test func refusesToCallAnything() {
        let magic: [UInt8] = [
            0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
        ]
        let plain: [UInt8] = [0x80, 2, 0x4B, 1, 0x2E]
        let call = Array("cos\nsystem\n(X".utf8) + [2, 0, 0, 0] + Array("lstR.".utf8)
        #expect(!HostileBytes.isRead(magic + plain + plain + [0x80, 2] + call, as: .pytorch))
    }

    /// Tuples in tuples in tuples: as deep as the file is long.
    @Test func survivesDepth() {
        let magic: [UInt8] = [
            0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
        ]
        let deep = [0x80, 2, 0x29] + [UInt8](repeating: 0x85, count: 1 << 20) + [0x2E]
        #expect(!HostileBytes.isRead(magic + deep, as: .pytorch))
    }
}
