import Channels
import VectorCore

/// Follows points of a reference scene through later frames and tells how far it has bent.
///
/// A point is the middle of a block of ``ScenePlane`` that has detail in both directions and shows nobody. It is
/// followed uphill from where it was last seen, under the global motion, by the similarity of ``BlockPair``, to
/// a part of a sample (the vertex of a parabola through three values). Of the points' displacements an affine
/// motion is taken out, fitted to the three quarters that agree best: pan, zoom, roll and tilt of a plane. What is
/// left is smoothed by the median of each neighbourhood, so that single wrong matches do not count.
struct WarpField {
    /// Half the side of a point's block, in samples of ``ScenePlane``, and the side.
    private static let reach = 5
    private static let side = 2 * reach + 1
    /// Samples from one point to the next.
    private static let spacing = 4
    /// Squared codes a sample of the weaker gradient that a point must have, so that it is held in both directions
    /// (Shi and Tomasi, "Good features to track", CVPR 1994).
    private static let leastCorner: Float = 3
    /// Steps of one sample that a point is followed from where it was last seen.
    private static let steps = 8
    /// Similarity from which a point is found.
    private static let leastSimilarity: Float = 0.75
    /// Points below which a field says nothing, and the share of those in view that must be found: a scene that
    /// is lost does not bend.
    private static let leastPoints = 20
    private static let leastShare: Float = 0.6
    /// How far the camera may have moved, in per cent of the longer side, before most that is seen was not there.
    private static let farthest: Float = 10
    /// How far around a point its neighbours lie, in samples, and how many it needs.
    private static let neighbourhood: Float = 14
    private static let leastNeighbours = 5
    /// Share of the points that the affine motion is fitted to, and of those that have bent less than is told.
    private static let agreeing: Float = 0.75
    private static let told: Float = 0.8

    private struct Point {
        /// Its place in the reference.
        let x: Int
        let y: Int
        /// Of its block.
        let mean: Float
        let variance: Float
        /// Where it was last found, from where the global motion put it.
        var drift = SIMD2<Int>.zero
    }

    private let reference: ScenePlane
    private let grid: TileGrid
    private var points: [Point] = []

    /// How many points are followed.
    var count: Int { points.count }

    /// What a frame's field says, in per cent of the picture's longer side.
    struct Bend {
        /// How far a fifth of the points have left the motion of a plane.
        let size: Float
        /// How far the camera's motion reaches.
        let motion: Float
    }

    /// - Parameter subject: the tiles of the reference that the subject covers.
    init(reference: ScenePlane, grid: TileGrid, subject: SubjectTiles) {
        self.reference = reference
        self.grid = grid
        let margin = Self.reach + 2
        for y in stride(from: margin, to: reference.height - margin, by: Self.spacing) {
            for x in stride(from: margin, to: reference.width - margin, by: Self.spacing)
            where !Self.isCovered(SIMD2(Float(x), Float(y)), by: subject) {
                if Self.corner(reference, x, y) >= Self.leastCorner {
                    let block = reference.block(x - Self.reach, y - Self.reach)
                    let own = BlockPair(block, block, side: Self.side)
                    points.append(Point(x: x, y: y, mean: own.mean, variance: own.variance))
                }
            }
        }
    }

    /// Whether the subject lies within a block around a place of the plane.
    private static func isCovered(_ place: SIMD2<Float>, by subject: SubjectTiles) -> Bool {
        let side = Float(ScenePlane.samplesPerTile)
        let low = (place - Float(reach)) / side
        let high = (place + Float(reach)) / side
        for row in Int(low.y.rounded(.down))...Int(high.y.rounded(.down)) {
            for column in Int(low.x.rounded(.down))...Int(high.x.rounded(.down))
            where subject.contains(column: column, row: row) {
                return true
            }
        }
        return false
    }

    /// The lesser eigenvalue of the mean outer product of gradients in a block.
    private static func corner(_ plane: ScenePlane, _ x: Int, _ y: Int) -> Float {
        var xx: Float = 0
        var yy: Float = 0
        var xy: Float = 0
        for row in (y - reach)...(y + reach) {
            for column in (x - reach)...(x + reach) {
                let i = row * plane.width + column
                let dx = (Float(plane.samples[i + 1]) - Float(plane.samples[i - 1])) / 2
                let dy =
                    (Float(plane.samples[i + plane.width]) - Float(plane.samples[i - plane.width]))
                    / 2
                xx += dx * dx
                yy += dy * dy
                xy += dx * dy
            }
        }
        let n = Float(side * side)
        let half = (xx + yy) / 2
        let root = ((xx - yy) * (xx - yy) / 4 + xy * xy).squareRoot()
        return (half - root) / n
    }

    /// The bend of one frame; `nil` where too few points are seen or the camera has gone too far.
    ///
    /// - Parameters:
    ///   - registration: how the frame lies over the reference.
    ///   - gain: the frame's contrast over the reference's.
    ///   - subject: the frame's tiles that the subject covers.
    mutating func follow(
        _ frame: ScenePlane, registration: Registration, gain: Float, subject: SubjectTiles
    ) -> Bend? {
        let (plane, xs, ys) = frame.aligned(registration)
        var places: [SIMD2<Float>] = []
        var drifts: [SIMD2<Float>] = []
        var inView = 0
        let size = Float(max(plane.width, plane.height))
        let side = Float(ScenePlane.samplesPerTile)
        let motion = 100 / size * side * registration.reach(over: grid)
        guard motion <= Self.farthest else { return nil }
        for i in points.indices {
            let point = points[i]
            let there = registration.framePosition(
                column: (Float(point.x + point.drift.x) + 0.5) / side - 0.5,
                row: (Float(point.y + point.drift.y) + 0.5) / side - 0.5, grid: grid)
            if Self.isCovered(
                SIMD2((there.x + 0.5) * side, (there.y + 0.5) * side), by: subject)
            {
                continue
            }
            if !xs.contains(point.x + point.drift.x) || !ys.contains(point.y + point.drift.y) {
                continue
            }
            inView += 1
            guard let found = climb(point, plane, xs, ys, gain) else { continue }
            points[i].drift = found.whole
            places.append(SIMD2(Float(point.x), Float(point.y)))
            drifts.append(found.exact)
        }
        guard places.count >= Self.leastPoints,
            Float(places.count) >= Self.leastShare * Float(inView),
            let left = LeastSquares.residuals(
                places.map { [1, $0.x / size - 0.5, $0.y / size - 0.5] }, drifts,
                keeping: Self.agreeing)
        else { return nil }
        let smooth = Self.smoothed(places, left)
        guard smooth.count >= Self.leastPoints else { return nil }
        let bent = smooth.map { ($0 * $0).sum().squareRoot() }
        return Bend(
            size: 100 / size * (RobustStatistics.quantile(bent, Self.told) ?? 0), motion: motion)
    }

    /// Each point's residual by the median of its neighbourhood; points with few neighbours are left out.
    private static func smoothed(
        _ places: [SIMD2<Float>], _ residuals: [SIMD2<Float>]
    ) -> [SIMD2<Float>] {
        places.compactMap { place in
            let near = places.indices.filter {
                let d = places[$0] - place
                return (d * d).sum() <= neighbourhood * neighbourhood
            }
            guard near.count >= leastNeighbours else { return nil }
            return SIMD2(
                RobustStatistics.median(near.map { residuals[$0].x }) ?? 0,
                RobustStatistics.median(near.map { residuals[$0].y }) ?? 0)
        }
    }

    /// Where a point lies now: to a sample, and exactly; `nil` where it is not found.
    private func climb(
        _ point: Point, _ plane: ScenePlane, _ xs: Range<Int>, _ ys: Range<Int>, _ gain: Float
    ) -> (whole: SIMD2<Int>, exact: SIMD2<Float>)? {
        let reach = Self.reach
        func value(_ d: SIMD2<Int>) -> Float? {
            let x = point.x + d.x
            let y = point.y + d.y
            guard x - reach >= xs.lowerBound, x + reach < xs.upperBound,
                y - reach >= ys.lowerBound, y + reach < ys.upperBound
            else { return nil }
            return similarity(point, plane, x, y, gain)
        }
        func ascend(from start: SIMD2<Int>) -> (place: SIMD2<Int>, value: Float)? {
            guard var best = value(start).map({ (place: start, value: $0) }) else { return nil }
            for _ in 0..<Self.steps {
                var next = best
                for step in Self.around {
                    if let other = value(best.place &+ step), other > next.value {
                        next = (best.place &+ step, other)
                    }
                }
                if next.place == best.place { break }
                best = next
            }
            return best
        }
        var best = ascend(from: point.drift)
        if (best?.value ?? -1) < Self.leastSimilarity, point.drift != .zero,
            let other = ascend(from: .zero), other.value > best?.value ?? -1
        {
            best = other
        }
        guard let best, best.value >= Self.leastSimilarity else { return nil }
        func vertex(_ step: SIMD2<Int>) -> Float {
            guard let a = value(best.place &- step), let b = value(best.place &+ step) else {
                return 0
            }
            let curve = a + b - 2 * best.value
            return curve < -1e-6 ? min(0.5, max(-0.5, (a - b) / (2 * curve))) : 0
        }
        return (
            best.place,
            SIMD2(
                Float(best.place.x) + vertex(SIMD2(1, 0)),
                Float(best.place.y) + vertex(SIMD2(0, 1)))
        )
    }

    private static let around = [
        SIMD2(1, 0), SIMD2(-1, 0), SIMD2(0, 1), SIMD2(0, -1), SIMD2(1, 1), SIMD2(-1, -1),
        SIMD2(1, -1), SIMD2(-1, 1),
    ]

    private func similarity(
        _ point: Point, _ plane: ScenePlane, _ x: Int, _ y: Int, _ gain: Float
    ) -> Float {
        let reach = Self.reach
        return BlockPair(
            reference.block(point.x - reach, point.y - reach), plane.block(x - reach, y - reach),
            side: Self.side
        ).similarity(own: (point.mean, point.variance), gain: gain)
    }
}
