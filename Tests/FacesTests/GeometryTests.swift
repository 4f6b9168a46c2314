import Faces
import Foundation
import Testing
import VectorCore

@Suite struct SimilarityTests {
    static let points: [SIMD2<Float>] = [
        SIMD2(10, 20), SIMD2(60, 22), SIMD2(35, 70), SIMD2(12, 66), SIMD2(41, 18),
    ]

    @Test(arguments: [Float(0), 0.3, -1.2, 3.0], [Float(0.25), 1, 7])
    func recoversAKnownSimilarity(angle: Float, scale: Float) throws {
        let known = RotatedSquare(
            centre: SIMD2(50, -20), side: 100 * scale, direction: direction(angle)
        ).map(fromCropOf: 100)
        let target = Self.points.map { point in
            let p = known(point.x, point.y)
            return SIMD2(p.x, p.y)
        }
        let found = try #require(Similarity.fit(Self.points, to: target))
        for point in Self.points {
            let p = known(point.x, point.y)
            let q = found(point.x, point.y)
            #expect(abs(p.x - q.x) < 1e-3 * max(scale, 1))
            #expect(abs(p.y - q.y) < 1e-3 * max(scale, 1))
        }
    }

    @Test func isTheLeastSquaresOptimum() throws {
        var target = Self.points.map { $0 * 2 + SIMD2(3, 4) }
        target[2] += SIMD2(5, -3)
        target[4] += SIMD2(-2, 6)
        let best = try #require(Similarity.fit(Self.points, to: target))
        func cost(_ map: AffineMap) -> Float {
            zip(Self.points, target).reduce(0) { sum, pair in
                let p = map(pair.0.x, pair.0.y)
                let d = SIMD2(p.x, p.y) - pair.1
                return sum + (d * d).sum()
            }
        }
        for nudge: Float in [-0.01, 0.01] {
            var turned = best
            turned.b -= nudge
            turned.c += nudge
            var scaled = best
            scaled.a += nudge
            scaled.d += nudge
            var shifted = best
            shifted.tx += nudge * 10
            for other in [turned, scaled, shifted] { #expect(cost(other) > cost(best)) }
        }
    }

    @Test func refusesWhatHasNoExtent() {
        let one = SIMD2<Float>(3, 4)
        #expect(Similarity.fit([], to: []) == nil)
        #expect(Similarity.fit([one], to: [one]) == nil)
        #expect(Similarity.fit([one, one], to: [one, one]) == nil)
        #expect(Similarity.fit(Self.points, to: [one]) == nil)
    }
}

@Suite struct RotatedSquareTests {
    @Test func mapTakesCropCornersToTheSquare() {
        let square = RotatedSquare(centre: SIMD2(100, 50), side: 40, direction: SIMD2(0, 1))
        let map = square.map(fromCropOf: 20)
        // Turned a quarter clockwise: the crop's top left is the square's upper right.
        expect(map(0, 0), SIMD2(120, 30))
        expect(map(20, 0), SIMD2(120, 70))
        expect(map(10, 10), SIMD2(100, 50))
    }

    @Test(arguments: [Float(0), 0.7, -2.5])
    func aroundHoldsEveryPointAndTouchesTwoSides(angle: Float) throws {
        let points: [SIMD2<Float>] = [SIMD2(3, 9), SIMD2(40, 12), SIMD2(22, 31), SIMD2(8, 25)]
        let square = try #require(
            RotatedSquare.around(points, direction: direction(angle), factor: 1))
        let inverse = try #require(square.map(fromCropOf: 1).inverse)
        var reach: [Float] = []
        for point in points {
            let p = inverse(point.x, point.y)
            #expect(p.x > -1e-4 && p.x < 1 + 1e-4 && p.y > -1e-4 && p.y < 1 + 1e-4)
            reach += [p.x, 1 - p.x, p.y, 1 - p.y]
        }
        #expect(reach.filter { $0 < 1e-4 }.count >= 2)
    }

    @Test func aroundNothingIsNothing() {
        #expect(RotatedSquare.around([], direction: SIMD2(1, 0), factor: 1) == nil)
    }

    private func expect(_ point: (x: Float, y: Float), _ wanted: SIMD2<Float>) {
        #expect(abs(point.x - wanted.x) < 1e-3 && abs(point.y - wanted.y) < 1e-3)
    }
}

@Suite struct FaceBoxTests {
    @Test func overlapIsSharedAreaOverUnion() {
        let a = FaceBox(minX: 0, minY: 0, maxX: 2, maxY: 2)
        #expect(a.overlap(with: a) == 1)
        #expect(a.overlap(with: FaceBox(minX: 1, minY: 0, maxX: 3, maxY: 2)) == Float(2) / 6)
        #expect(a.overlap(with: FaceBox(minX: 2, minY: 0, maxX: 3, maxY: 2)) == 0)
    }
}

@Suite struct HeadPoseTests {
    /// A head of the canonical kind turned by R = Ry(yaw) · Rx(−pitch) · Rz(roll).
    static func mesh(yaw: Float, pitch: Float, roll: Float) -> [SIMD3<Float>] {
        var points = [SIMD3<Float>](repeating: .zero, count: FaceMeshPoint.count)
        points[FaceMeshPoint.forehead] = SIMD3(0, -90, 0)
        points[FaceMeshPoint.chin] = SIMD3(0, 90, 0)
        for (right, left) in [(33, 263), (133, 362), (127, 356), (234, 454)] {
            points[right] = SIMD3(-50, -20, 30)
            points[left] = SIMD3(50, -20, 30)
        }
        return points.map { point in
            let a = turn(SIMD2(point.x, point.y), roll)
            let b = turn(SIMD2(a.y, point.z), -pitch)
            // A turn to the right of the picture takes the nose, −z, towards +x.
            let c = turn(SIMD2(a.x, b.y), yaw)
            return SIMD3(c.x + 300, b.x + 200, c.y)
        }
    }

    private static func turn(_ v: SIMD2<Float>, _ degrees: Float) -> SIMD2<Float> {
        let d = direction(degrees * .pi / 180)
        return SIMD2(v.x * d.x - v.y * d.y, v.x * d.y + v.y * d.x)
    }

    @Test(arguments: [Float(0), 25, -60], [Float(0), 20, -35])
    func recoversTheAngles(yaw: Float, pitch: Float) {
        for roll: Float in [0, 15, -80] {
            let pose = HeadPose(mesh: Self.mesh(yaw: yaw, pitch: pitch, roll: roll))
            #expect(abs(pose.yaw - yaw) < 0.01, "yaw \(pose.yaw) for \(yaw)")
            #expect(abs(pose.pitch - pitch) < 0.01, "pitch \(pose.pitch) for \(pitch)")
            #expect(abs(pose.roll - roll) < 0.01, "roll \(pose.roll) for \(roll)")
        }
    }

    @Test func aMeshWithoutExtentFacesTheCamera() {
        let flat = [SIMD3<Float>](repeating: SIMD3(5, 5, 5), count: FaceMeshPoint.count)
        #expect(HeadPose(mesh: flat) == HeadPose(yaw: 0, pitch: 0, roll: 0))
    }
}

/// The unit vector at `angle` radians, clockwise from x as seen.
func direction(_ angle: Float) -> SIMD2<Float> {
    SIMD2(Float(cos(Double(angle))), Float(sin(Double(angle))))
}
