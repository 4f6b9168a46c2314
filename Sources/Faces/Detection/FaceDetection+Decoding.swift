extension FaceDetection {
    /// Values per row: box centre and extent, then six points.
    private static let decodedRowLength = 16

    /// Boxes and points of every row whose score is high enough.
    ///
    /// Offsets are in input pixels from the anchor; the input covers the square of `side` at `origin`.
    package static func decoded(
        rows: UnsafeBufferPointer<Float>, logits: UnsafeBufferPointer<Float>,
        anchors: DetectorAnchors, extent: Int, origin: SIMD2<Float>, side: Float
    ) -> [FaceDetection] {
        var found: [FaceDetection] = []
        for (i, anchor) in anchors.centres.enumerated() where i < logits.count {
            let score = logistic(logits[i])
            guard score >= FaceDetector.smallestScore else { continue }
            func pair(_ j: Int) -> SIMD2<Float> {
                SIMD2(rows[i * decodedRowLength + j], rows[i * decodedRowLength + j + 1])
                    / Float(extent)
            }
            let middle = (pair(0) + anchor) * side + origin
            let half = pair(2) * side / 2
            let box = FaceBox(
                minX: middle.x - half.x, minY: middle.y - half.y, maxX: middle.x + half.x,
                maxY: middle.y + half.y)
            guard box.width > 0, box.height > 0 else { continue }
            found.append(
                FaceDetection(
                    score: score, box: box,
                    points: (0..<6).map { (pair(4 + 2 * $0) + anchor) * side + origin }))
        }
        return found
    }
}
