import ModelStore
import NeuralNet
import Testing
import VectorCore

/// Networks over a part of their picture.
@Suite struct ResizingTests {
    private let kernels = KernelTable().network

    /// What the features of eyes rely on: within a window of 24 × 40 places the first row and column differ
    /// from those of the whole crop, and the last two, and no other.
    @Test func aPartGivesWhatTheWholeGives() throws {
        let description = try ModelStore().load(.eyeFeatures)
        let whole = InferenceSession(try Network(description, kernels: kernels))
        for index in whole.input.indices {
            whole.input[index] = Float(index * 2_654_435_761 % 1024) / 1024
        }
        whole.run()
        let part = InferenceSession(
            try Network(
                try #require(description.over(rows: 96, columns: 160)), kernels: kernels))
        let (firstRow, firstColumn) = (9, 5)
        for row in 0..<96 {
            for value in 0..<160 * 3 {
                part.input[row * 160 * 3 + value] =
                    whole.input[((4 * firstRow + row) * 192 + 4 * firstColumn) * 3 + value]
            }
        }
        part.run()
        let (all, some) = (whole.output(0), part.output(0))
        #expect(some.count == 24 * 40 * 32)
        var wrong = 0
        var affected = 0
        for row in 0..<24 {
            for column in 0..<40 {
                let isInside = (1..<22).contains(row) && (1..<38).contains(column)
                for channel in 0..<32 {
                    let here = some[(row * 40 + column) * 32 + channel]
                    let there =
                        all[((firstRow + row) * 48 + firstColumn + column) * 32 + channel]
                    guard here != there else { continue }
                    if isInside { wrong += 1 } else { affected += 1 }
                }
            }
        }
        #expect(wrong == 0)
        // The borders do reach in, or the check would be of nothing.
        #expect(affected > 0)
    }

    @Test(arguments: [ModelIdentifier.identity, .faceMesh, .personMask, .look])
    func networksThatMixDistantSamplesHaveNoParts(_ model: ModelIdentifier) throws {
        #expect(try ModelStore().load(model).over(rows: 96, columns: 160) == nil)
    }

    @Test func aPictureTooSmallForAWindowHasNone() throws {
        let description = try ModelStore().load(.eyeFeatures)
        #expect(description.over(rows: 1, columns: 1) == nil)
        #expect(description.over(rows: 0, columns: 160) == nil)
    }
}
