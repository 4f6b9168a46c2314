import TestSupport
import Testing
import VectorCore

@Suite struct StatisticsTests {
    static let counts = [0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 255, 1000, 4097]

    private static func values(_ count: Int, seed: UInt64, amplitude: Float) -> TestFloats {
        var random = SplitMix64(seed: seed)
        return TestFloats(count: count) { _ in (random.unitFloat() - 0.5) * amplitude }
    }

    /// `nil`, all, none, and a random selection.
    private static func masks(_ count: Int) -> [[UInt8]?] {
        var random = SplitMix64(seed: 9)
        let some = (0..<count).map { _ in random.next() & 1 == 0 ? UInt8(0) : 255 }
        return [
            nil, .init(repeating: 255, count: count), .init(repeating: 0, count: count), some,
        ]
    }

    @Test func momentsAreTheSameBitsOnEveryLevel() {
        for count in Self.counts {
            for amplitude: Float in [1, 3e19, 1e-30] {
                let values = Self.values(count, seed: 1, amplitude: amplitude)
                for mask in Self.masks(count) {
                    let expected = PlaneReference.moments(values.pointer, mask, count)
                    for table in tables {
                        let result = table.plane.moments(
                            values.pointer, count: count, mask: mask)
                        #expect(result == expected, "\(table.level): \(count), \(amplitude)")
                    }
                }
            }
        }
    }

    @Test func momentsOfKnownValues() {
        let moments = tables[0].plane.moments([1, 2, 3, 4], count: 4, mask: [255, 0, 255, 0])
        #expect(moments.count == 2 && moments.mean == 2 && moments.variance == 1)
        #expect(moments.minimum == 1 && moments.maximum == 3)
        #expect(tables[0].plane.moments([1], count: 0).mean == nil)
    }

    @Test func byteHistogramCountsEverySampleOnce() {
        for planeCase in PlaneCase.all {
            let plane = planeCase.plane(seed: 2)
            var expected = [UInt32](repeating: 7, count: 256)
            PlaneReference.histogram(plane.view, into: &expected)
            for table in tables {
                var bins = [UInt32](repeating: 9, count: 256)
                table.plane.histogram(plane.view, into: &bins)
                #expect(bins == expected, "\(table.level): \(planeCase)")
            }
            #expect(expected.reduce(0, +) == UInt32(planeCase.width * planeCase.height))
        }
    }

    @Test(arguments: [1, 2, 13, 64, 4096])
    func floatHistogramsAgreeOnEveryLevel(binCount: Int) {
        for count in Self.counts {
            let x = Self.values(count, seed: 3, amplitude: 2.5)
            let y = Self.values(count, seed: 4, amplitude: 2.5)
            let z = Self.values(count, seed: 5, amplitude: 2.5)
            if count > 20 {
                x.pointer[3] = .nan
                x.pointer[11] = .infinity
                x.pointer[12] = -.infinity
                x.pointer[count - 1] = .nan
            }
            for mask in Self.masks(count) {
                var plain = [UInt32](repeating: 1, count: binCount)
                PlaneReference.histogram(
                    x.pointer, mask, count, lower: -1, upper: 1, &plain, binCount)
                let direction = SIMD3<Float>(0.6, -0.48, 0.64)
                var projected = plain
                PlaneReference.projectedHistogram(
                    x.pointer, y.pointer, z.pointer, mask, count, direction: direction,
                    lower: -1, upper: 1, &projected, binCount)
                for table in tables {
                    var bins = [UInt32](repeating: 2, count: binCount)
                    table.plane.histogram(
                        x.pointer, count: count, mask: mask, range: -1..<1, into: &bins,
                        binCount: binCount)
                    #expect(bins == plain, "\(table.level): \(count), \(binCount) bins")
                    table.plane.projectedHistogram(
                        x.pointer, y.pointer, z.pointer, count: count, mask: mask,
                        direction: direction, range: -1..<1, into: &bins, binCount: binCount)
                    #expect(bins == projected, "\(table.level): \(count), \(binCount) bins")
                }
            }
        }
    }
}
