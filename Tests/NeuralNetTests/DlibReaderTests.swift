import Foundation
import ModelStore
import NeuralNet
import Testing

/// The bytes of a model file that `make models` has fetched.
func modelBytes(_ model: ModelIdentifier) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: ModelStore().path(of: model))))
}

@Suite struct DlibReaderTests {
    @Test func readsTheFaceNetwork() throws {
        let network = try ModelStore().load(.identity)
        #expect(network.inputs.map { network.tensors[$0].shape } == [[150, 150, 3]])
        #expect(network.outputs.map { network.tensors[$0].shape } == [[128]])
        var kinds = (convolutions: 0, sums: 0, pools: 0, other: 0)
        for step in network.operators {
            switch step.operation {
            case .convolution(_, _): kinds.convolutions += 1
            case .add(.relu): kinds.sums += 1
            case .maxPool, .averagePool, .globalAveragePool: kinds.pools += 1
            default: kinds.other += 1
            }
        }
        // One convolution, then 14 blocks of two, of which four pool their input.
        #expect(kinds == (convolutions: 29, sums: 14, pools: 6, other: 1))
        #expect(network.tensors.reduce(0) { $0 + ($1.constant?.count ?? 0) } == 5_607_488)
    }

    @Test func extendsTheSmallerOperandOfASum() throws {
        // In the last block but one the convolutions leave 3×3 and the pooled input 4×4.
        let network = try ModelStore().load(.identity)
        let sums = network.operators.filter { $0.operation == .add(.relu) }
        let extended = sums.filter { step in
            let shapes = step.inputs.map { network.tensors[$0].shape }
            return shapes[0][0] != shapes[1][0] && shapes[0][2] == 256
        }
        #expect(
            extended.map { step in step.inputs.map { network.tensors[$0].shape } } == [
                [[3, 3, 256], [4, 4, 128]], [[1, 1, 256], [2, 2, 256]],
            ])
    }

    @Test func survivesDamageBetweenTheWeights() throws {
        let bytes = try modelBytes(.identity)
        var hostile = HostileBytes(seed: 11)
        var refusals = 0
        let tags = places(of: "affine_", in: bytes) + places(of: "relu_", in: bytes)
        #expect(tags.count == 29 + 29)
        for tag in tags {
            // Ahead of a tag stand flags and empty tensors, behind it kernel extents and tensor sizes.
            var damaged = bytes
            for index in 0..<(1 + hostile.below(4)) {
                let place = tag - 4 + hostile.below(20) + index
                damaged[place] = [0, 0xFF, 0x80, 0x7F, 1, 0x88][hostile.below(6)]
            }
            refusals += HostileBytes.isRead(damaged, as: .dlib) ? 0 : 1
        }
        #expect(refusals > 20)
    }

    @Test func refusesWhatIsCutOff() throws {
        let bytes = try modelBytes(.identity)
        var hostile = HostileBytes(seed: 12)
        for _ in 0..<40 {
            let length = hostile.below(bytes.count - 4096)
            #expect(!HostileBytes.isRead(Array(bytes[..<length]), as: .dlib))
        }
    }

    private func places(of tag: String, in bytes: [UInt8]) -> [Int] {
        let data = Data(bytes)
        var places: [Int] = []
        var from = data.startIndex
        while let range = data.range(of: Data(tag.utf8), in: from..<data.endIndex) {
            places.append(range.lowerBound)
            from = range.upperBound
        }
        return places
    }

    @Test func survivesEveryByteOfTheHead() throws {
        // All structure in front of the first weights, and those weights cut off behind it.
        let head = Array(try modelBytes(.identity).prefix(400))
        for index in head.indices {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0x88, 0xFF] {
                var damaged = head
                damaged[index] = value
                #expect(!HostileBytes.isRead(damaged, as: .dlib))
            }
        }
    }
}
