import Faces
import Testing

@Suite struct AnchorTests {
    @Test func countsAndPlacesAreTheNetworks() {
        let full = DetectorAnchors.fullRange.centres
        #expect(full.count == 2304)
        #expect(full[0] == SIMD2(0.5 / 48, 0.5 / 48))
        #expect(full[49] == SIMD2(1.5 / 48, 1.5 / 48))
        let short = DetectorAnchors.shortRange.centres
        #expect(short.count == 896)
        #expect(short[0] == short[1] && short[1] != short[2])
        #expect(short[512] == SIMD2(0.5 / 8, 0.5 / 8) && short[512] == short[517])
        #expect(short[895] == SIMD2(7.5 / 8, 7.5 / 8))
    }
}

@Suite struct DecodingTests {
    /// One anchor of a 2 × 2 grid answers; the picture is 400 wide and 200 high, the input 100.
    @Test func aRowBecomesABoxInPicturePixels() throws {
        let anchors = DetectorAnchors(grids: [(2, 1)])
        var rows = [Float](repeating: 0, count: 4 * 16)
        var logits = [Float](repeating: -5, count: 4)
        logits[1] = 2
        rows.replaceSubrange(16..<22, with: [5, -10, 20, 30, -3, 4])
        let found = rows.withUnsafeBufferPointer { rows in
            logits.withUnsafeBufferPointer { logits in
                FaceDetection.decoded(
                    rows: rows, logits: logits, anchors: anchors, extent: 100,
                    origin: SIMD2(0, -100), side: 400)
            }
        }
        let face = try #require(found.first)
        #expect(found.count == 1)
        #expect(abs(face.score - 0.880797) < 1e-5)
        // Anchor (0.75, 0.25) of 400 is (300, 100), the square begins 100 above the picture.
        #expect(close(face.box.centre, SIMD2(320, -40)))
        #expect(close(SIMD2(face.box.width, face.box.height), SIMD2(80, 120)))
        #expect(face.points.count == 6)
        #expect(close(face.points[0], SIMD2(288, 16)))
        #expect(close(face.points[5], SIMD2(300, 0)))
    }

    @Test func emptyAndBrokenRowsAreNoFaces() {
        let anchors = DetectorAnchors(grids: [(1, 1)])
        let logits: [Float] = [9]
        for extent: Float in [0, -4, .nan] {
            var rows = [Float](repeating: 0, count: 16)
            rows[2] = extent
            rows[3] = 5
            let found = rows.withUnsafeBufferPointer { rows in
                logits.withUnsafeBufferPointer { logits in
                    FaceDetection.decoded(
                        rows: rows, logits: logits, anchors: anchors, extent: 10, origin: .zero,
                        side: 10)
                }
            }
            #expect(found.isEmpty)
        }
    }

    private func close(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> Bool {
        let d = a - b
        return (d * d).sum() < 1e-4
    }
}

@Suite struct MergingTests {
    private func face(_ score: Float, at x: Float, side: Float = 10) -> FaceDetection {
        FaceDetection(
            score: score, box: FaceBox(minX: x, minY: 0, maxX: x + side, maxY: side),
            points: [SIMD2<Float>](repeating: SIMD2(x, 0), count: 6))
    }

    @Test func overlappingDetectionsBecomeTheirWeightedMean() {
        let merged = FaceDetection.merged(
            [face(0.5, at: 3), face(1, at: 0), face(0.9, at: 50)], overlap: 0.3)
        #expect(merged.count == 2)
        #expect(merged[0].score == 1)
        #expect(merged[0].box.minX == 1)
        #expect(merged[0].points[0].x == 1)
        #expect(merged[1].box.minX == 50)
    }

    @Test func theResultDoesNotOverlapAndKeepsTheBestScore() {
        let many = (0..<40).map { i in
            face(0.5 + Float((i * 17) % 40) / 100, at: Float((i * 29) % 97), side: 12)
        }
        let merged = FaceDetection.merged(many, overlap: 0.3)
        #expect(merged.first?.score == many.map(\.score).max())
        #expect(merged.count < many.count)
        #expect(zip(merged, merged.dropFirst()).allSatisfy { $0.score >= $1.score })
        #expect(FaceDetection.merged(merged, overlap: 1) == merged)
        #expect(FaceDetection.merged([], overlap: 0.3).isEmpty)
    }
}
