internal import Glibc

/// A square chart that every face is unwrapped into: the same place of the chart is the same place of the
/// face, whatever its pose and expression.
///
/// Chart points follow the mesh by moving least squares with affine maps, whose weights depend on the
/// chart alone and are computed once (Schaefer, McPhail and Warren, "Image deformation using moving least
/// squares", SIGGRAPH 2006, §2.1).
enum FaceChart {
    /// Samples along each side.
    static let extent = 128
    /// Samples along each side of a cell; within a cell the map is affine.
    static let cell = 8
    /// Cells along each side.
    static let cells = extent / cell

    /// How much of each mesh point a corner of the grid takes: its nearest ones and their weights.
    struct Corner {
        let points: [Int]
        let weights: [Float]

        /// Where the corner lies in the picture of `mesh`.
        func place(_ mesh: [SIMD3<Float>]) -> SIMD2<Float> {
            var sum = SIMD2<Float>.zero
            for (point, weight) in zip(points, weights) {
                sum += weight * SIMD2(mesh[point].x, mesh[point].y)
            }
            return sum
        }
    }

    /// `(cells + 1)²` corners, row-major.
    static let corners: [Corner] = (0...cells).flatMap { row in
        (0...cells).map { column in
            corner(SIMD2(Float(column), Float(row)) / Float(cells))
        }
    }

    /// Place of each mesh point in the chart, 0...1.
    static let layout: [SIMD2<Float>] = (0..<468).map { i in
        SIMD2(
            Float(FaceChartLayout.thousandths[2 * i]),
            Float(FaceChartLayout.thousandths[2 * i + 1])) / 1000
    }

    /// Degrees around the head's axis, from the middle of the face, of place `x` of the chart, 0...1.
    static func angle(_ x: Float) -> Float { (x - 0.5) / 0.46 * 90 }

    private static let neighbours = 14

    private static func corner(_ v: SIMD2<Float>) -> Corner {
        let nearest = nearest(to: v)
        let points = nearest.map(\.point)
        let weights = nearest.map { 1 / ($0.distance + 4e-4) }
        let total = weights.reduce(0, +)
        let mean =
            zip(points, weights).reduce(SIMD2<Float>.zero) { $0 + $1.1 * layout[$1.0] } / total
        // A little of the identity keeps a corner beyond the outline from being thrown far out.
        var xx: Float = 1e-3 * total
        var yy = xx
        var xy: Float = 0
        for (point, weight) in zip(points, weights) {
            let d = layout[point] - mean
            xx += weight * d.x * d.x
            yy += weight * d.y * d.y
            xy += weight * d.x * d.y
        }
        let determinant = xx * yy - xy * xy
        let r = v - mean
        let along = SIMD2(yy * r.x - xy * r.y, xx * r.y - xy * r.x) / determinant
        return Corner(
            points: points,
            weights: zip(points, weights).map { point, weight in
                weight / total + weight * (along * (layout[point] - mean)).sum()
            })
    }

    /// The mesh points that lie nearest to a place of the chart, by squared distance.
    private static func nearest(to v: SIMD2<Float>) -> [(point: Int, distance: Float)] {
        var result: [(point: Int, distance: Float)] = []
        result.reserveCapacity(neighbours + 1)
        for (point, place) in layout.enumerated() {
            let distance = ((place - v) * (place - v)).sum()
            if result.count == neighbours, distance >= result[neighbours - 1].distance { continue }
            var at = result.count
            while at > 0, distance < result[at - 1].distance { at -= 1 }
            result.insert((point, distance), at: at)
            if result.count > neighbours { result.removeLast() }
        }
        return result
    }

    private static let face = ClosedPolygon(corners: outline.map { layout[$0] })

    /// Whether marks are looked for at chart sample (x, y): skin inside the outline, away from eyes,
    /// brows, nostrils and lips, which come and go with expression.
    static let isSkin: [Bool] = {
        let parts = [(features, Float(0.045)), (outline, 0.12), (lips, 0.06), (nostrils, 0.05)]
        let near = parts.flatMap { points, reach in
            points.map { (place: layout[$0], squaredReach: reach * reach) }
        }
        return (0..<extent * extent).map { i in
            let v = SIMD2(Float(i % extent) + 0.5, Float(i / extent) + 0.5) / Float(extent)
            return face.contains(v)
                && !near.contains { (($0.place - v) * ($0.place - v)).sum() < $0.squaredReach }
        }
    }()

    /// Whether place `v` of the chart, 0...1, shows skin whose tone can be told: that of marks and what lies a
    /// little nearer to features and outline.
    static func showsSkin(_ v: SIMD2<Float>) -> Bool {
        face.contains(v) && !isNear(v, features, 0.04) && !isNear(v, outline, 0.06)
            && !isNear(v, lips, 0.05) && !isNear(v, nostrils, 0.04)
    }

    /// Where place `v` of the chart, 0...1, lies in a picture in which the corners of the cells lie at `corners`.
    static func place(_ v: SIMD2<Float>, corners: [SIMD2<Float>]) -> SIMD2<Float> {
        let p = (v * Float(cells)).clamped(
            lowerBound: .zero, upperBound: SIMD2(repeating: Float(cells) - 0.001))
        let column = Int(p.x)
        let row = Int(p.y)
        let x = p.x - Float(column)
        let y = p.y - Float(row)
        let i = row * (cells + 1) + column
        let upper = (1 - x) * corners[i] + x * corners[i + 1]
        let lower = (1 - x) * corners[i + cells + 1] + x * corners[i + cells + 2]
        return (1 - y) * upper + y * lower
    }

    private static func isNear(_ v: SIMD2<Float>, _ points: [Int], _ reach: Float) -> Bool {
        points.contains { p in ((layout[p] - v) * (layout[p] - v)).sum() < reach * reach }
    }

    /// The face's outline in order (MediaPipe's canonical mesh).
    private static let outline = [
        10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
        152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
    ]
    /// Eyelids and what lies around them, and brows.
    private static let features = [
        33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246, 263, 249, 390,
        373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466, 46, 53, 52, 65, 55, 70, 63,
        105, 66, 107, 276, 283, 282, 295, 285, 300, 293, 334, 296, 336, 23, 24, 110, 22, 26, 112,
        253, 254, 339, 252, 256, 341, 130, 359, 226, 446, 27, 28, 29, 30, 56, 190, 247, 257, 258,
        259, 260, 286, 414, 467, 189, 413, 221, 222, 223, 224, 225, 441, 442, 443, 444, 445,
    ]
    private static let lips = [
        61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185,
        13, 14, 78, 308, 18, 83, 313, 200, 201, 421, 182, 406, 164, 167, 393,
    ]
    private static let nostrils = [
        98, 97, 2, 326, 327, 64, 294, 48, 278, 19, 94, 20, 238, 458, 242, 462, 129, 358, 102, 331,
        115, 344, 220, 440,
    ]
}
