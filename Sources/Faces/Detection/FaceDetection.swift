/// What a detector says of one face, in picture pixels.
package struct FaceDetection: Equatable, Sendable {
    /// Confidence, 0...1.
    package var score: Float
    /// From the brow to the chin, as wide as the face.
    package var box: FaceBox
    /// Right eye, left eye, nose tip, mouth, right ear, left ear.
    package var points: [SIMD2<Float>]

    /// A detection of these parts.
    package init(score: Float, box: FaceBox, points: [SIMD2<Float>]) {
        self.score = score
        self.box = box
        self.points = points
    }

    /// The region that the mesh network wants: 1.5 times the box, turned to the line of the eyes.
    var meshRegion: RotatedSquare {
        RotatedSquare(
            centre: box.centre, side: max(box.width, box.height) * MeshNetwork.regionFactor,
            direction: points[1] - points[0])
    }

    /// The same detection in a picture that is `scale` times as large.
    func scaled(by scale: SIMD2<Float>) -> FaceDetection {
        FaceDetection(
            score: score,
            box: FaceBox(
                minX: box.minX * scale.x, minY: box.minY * scale.y, maxX: box.maxX * scale.x,
                maxY: box.maxY * scale.y),
            points: points.map { $0 * scale })
    }

    /// Merges detections of one face: in order of score, each takes in the rest that overlap it, and
    /// becomes their mean weighted by score.
    ///
    /// - Parameter limit: Overlap (intersection over union) above which two are one face.
    /// - Returns: Merged faces in descending order of score; equal scores keep their order.
    /// - Source: V. Bazarevsky et al., "BlazeFace", arXiv:1907.05047, §3.4: blending in place of
    ///   suppression steadies the box from frame to frame.
    package static func merged(_ detections: [FaceDetection], overlap limit: Float)
        -> [FaceDetection]
    {
        let order = detections.indices.sorted {
            let a = detections[$0].score
            let b = detections[$1].score
            return a != b ? a > b : $0 < $1
        }
        var taken = [Bool](repeating: false, count: detections.count)
        var result: [FaceDetection] = []
        for (rank, best) in order.enumerated() where !taken[best] {
            var blend = Blend()
            var members = 0
            for other in order[rank...] where !taken[other] {
                let overlap = detections[best].box.overlap(with: detections[other].box)
                guard other == best || overlap > limit else { continue }
                taken[other] = true
                blend.add(detections[other])
                members += 1
            }
            result.append(
                members == 1 ? detections[best] : blend.mean(score: detections[best].score))
        }
        return result
    }

    /// Sums weighted by score.
    private struct Blend {
        var weight: Float = 0
        var edges = SIMD4<Float>.zero
        var points: [SIMD2<Float>] = []

        mutating func add(_ detection: FaceDetection) {
            let box = detection.box
            weight += detection.score
            edges += SIMD4(box.minX, box.minY, box.maxX, box.maxY) * detection.score
            if points.isEmpty {
                points = [SIMD2<Float>](repeating: .zero, count: detection.points.count)
            }
            for i in points.indices { points[i] += detection.points[i] * detection.score }
        }

        func mean(score: Float) -> FaceDetection {
            let edges = edges / weight
            return FaceDetection(
                score: score,
                box: FaceBox(minX: edges.x, minY: edges.y, maxX: edges.z, maxY: edges.w),
                points: points.map { $0 / weight })
        }
    }
}
