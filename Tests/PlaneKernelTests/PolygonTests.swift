import TestSupport
import Testing
import VectorCore

@Suite struct PolygonTests {
    private func fill(_ points: [SIMD2<Float>], _ width: Int, _ height: Int) -> [UInt8] {
        let mask = TestPlane(width, height, .zeros, seed: 0, padding: 2)
        tables[0].plane.fillPolygon(points, value: 1, into: mask.mutableView)
        #expect(mask.paddingIsIntact)
        return mask.samples
    }

    @Test func squareCoversItsCentres() {
        let square: [SIMD2<Float>] = [SIMD2(1, 1), SIMD2(3, 1), SIMD2(3, 3), SIMD2(1, 3)]
        #expect(fill(square, 4, 4) == [0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0])
        #expect(fill(square.reversed(), 4, 4) == fill(square, 4, 4))
    }

    @Test func trianglesThatShareAnEdgeNeitherOverlapNorLeaveAGap() {
        var random = SplitMix64(seed: 1)
        for _ in 0..<200 {
            let corner = (0..<4).map { _ in
                SIMD2(random.unitFloat() * 30 - 5, random.unitFloat() * 30 - 5)
            }
            // Two triangles on either side of the line through corners 0 and 2.
            let side = { (p: SIMD2<Float>) -> Float in
                let along = corner[2] - corner[0]
                return along.x * (p.y - corner[0].y) - along.y * (p.x - corner[0].x)
            }
            guard side(corner[1]) * side(corner[3]) < 0 else { continue }
            let first = fill([corner[0], corner[1], corner[2]], 20, 20)
            let second = fill([corner[0], corner[2], corner[3]], 20, 20)
            let both = fill(corner, 20, 20)
            #expect(zip(first, second).allSatisfy { $0 &+ $1 < 2 })
            #expect(zip(first, second).map { $0 &+ $1 } == both)
        }
    }

    @Test func evenOddRuleLeavesHoles() {
        let star: [SIMD2<Float>] = [
            SIMD2(0, 0), SIMD2(6, 0), SIMD2(6, 6), SIMD2(0, 6), SIMD2(0, 0), SIMD2(2, 2),
            SIMD2(4, 2), SIMD2(4, 4), SIMD2(2, 4), SIMD2(2, 2),
        ]
        let mask = fill(star, 6, 6)
        #expect(mask.reduce(0, +) == 32 && mask[14] == 0 && mask[21] == 0)
    }

    @Test func hostilePointsFillNothingOutside() {
        #expect(fill([], 3, 3).allSatisfy { $0 == 0 })
        #expect(fill([SIMD2(1, 1)], 3, 3).allSatisfy { $0 == 0 })
        let wild: [SIMD2<Float>] = [
            SIMD2(-1e30, -1e30), SIMD2(1e30, -1e30), SIMD2(1e30, 1e30), SIMD2(-1e30, 1e30),
        ]
        #expect(fill(wild, 3, 3).allSatisfy { $0 == 1 })
        _ = fill([SIMD2(.nan, 1), SIMD2(.infinity, 2), SIMD2(1, -.infinity)], 3, 3)
    }

    @Test func masksSelectForMoments() {
        let values = (0..<16).map { Float($0) }
        let mask = fill([SIMD2(0, 0), SIMD2(4, 0), SIMD2(4, 2), SIMD2(0, 2)], 4, 4)
        #expect(tables[0].plane.moments(values, count: 16, mask: mask).mean == 3.5)
    }
}
