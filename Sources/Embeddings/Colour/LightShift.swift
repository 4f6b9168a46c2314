import Channels
internal import Glibc

/// How the light on one face has changed between two pictures of it.
///
/// Each place of the skin is compared with itself, so that what it is like drops out: the logarithm of
/// its luminance over what it was, less what a turn of the head explains under the old light, is fitted
/// by a constant (exposure) and a slope along the normals' x and y (the light's direction). The fit gives
/// less weight to what lies off it (Tukey's biweight; Holland and Welsch, "Robust regression using
/// iteratively reweighted least-squares", 1977): hair, specular light, a hand. What counts as off it
/// narrows from round to round (Blake and Zisserman, *Visual Reconstruction*, 1987), so that light that
/// has gone to the other side is followed and not taken for a face full of outliers.
struct LightShift: Sendable {
    /// What the lit side gains along x (picture right) and y (down), as natural logarithm a unit of normal.
    let slope: SIMD2<Float>
    /// Share of the places that lie off the fit, 0...1.
    let outlying: Float
    /// Standard error of `slope`.
    let error: SIMD2<Float>

    /// Places that a fit needs.
    private static let leastPlaces = 20
    /// Luminance that stands for noise and flare, so that shadows do not decide.
    private static let floor: Float = 0.004
    /// Luminance from which a place may be clipped, so that it no longer follows the light.
    private static let clipped: Float = 0.85
    /// The logarithm off the fit from which a place does not count, by round.
    private static let reaches: [Float] = [4, 2, 1.4, 1, 0.7, 0.5, 0.5, 0.5]
    /// The logarithm off the fit from which a place lies off it.
    private static let off: Float = 0.3

    /// The change from `before`, seen under `light`, to `after`; `nil` when too few places are seen in
    /// both.
    ///
    /// - Parameter turning: whether the light is taken to stay where it was when the head turns; else it
    ///   is taken to turn along.
    init?(
        from before: FaceLight, under light: KeyLight, to after: FaceLight, turning: Bool
    ) {
        var rows: [SIMD3<Float>] = []
        for (b, a) in zip(before.samples, after.samples)
        where b.w >= 0 && a.w >= 0 && max(a.w, b.w) <= Self.clipped {
            let least = 0.1 * max(1e-3, light.ambient - light.key.z)
            let turned =
                turning ? max(least, light.luminance(a)) / max(least, light.luminance(b)) : 1
            rows.append(
                SIMD3(a.x, a.y, logf((a.w + Self.floor) / (b.w + Self.floor)) - logf(turned)))
        }
        guard rows.count >= Self.leastPlaces else { return nil }
        var fit = SIMD3<Float>(RobustStatistics.median(rows.map(\.z)) ?? 0, 0, 0)
        var spread = SIMD2<Float>.zero
        for reach in Self.reaches {
            guard let next = Self.solve(rows, around: fit, reach: reach) else { return nil }
            fit = next.fit
            spread = next.spread
        }
        slope = SIMD2(fit.y, fit.z)
        let misses = rows.map { abs($0.z - fit.x - fit.y * $0.x - fit.z * $0.y) }
        outlying = Float(misses.count { $0 > Self.off }) / Float(rows.count)
        // 1.4826 median absolute deviations are a standard deviation of normal noise.
        error = 1.4826 * (RobustStatistics.median(misses) ?? 0) * spread
    }

    /// Weighted least squares, each row weighted by its distance from `fit`, and what a slope's standard
    /// error is to that of a place.
    private static func solve(
        _ rows: [SIMD3<Float>], around fit: SIMD3<Float>, reach: Float
    ) -> (fit: SIMD3<Float>, spread: SIMD2<Float>)? {
        var n: Float = 0
        var mean = SIMD3<Float>.zero
        var weights: [Float] = []
        for row in rows {
            let miss = (row.z - fit.x - fit.y * row.x - fit.z * row.y) / reach
            let weight = abs(miss) < 1 ? (1 - miss * miss) * (1 - miss * miss) : 0
            weights.append(weight)
            n += weight
            mean += weight * row
        }
        guard n > Float(leastPlaces) / 2 else { return nil }
        mean /= n
        var xx: Float = 0
        var yy: Float = 0
        var xy: Float = 0
        var xz: Float = 0
        var yz: Float = 0
        for (row, weight) in zip(rows, weights) {
            let d = row - mean
            xx += weight * d.x * d.x
            yy += weight * d.y * d.y
            xy += weight * d.x * d.y
            xz += weight * d.x * d.z
            yz += weight * d.y * d.z
        }
        // A slight pull towards no change: normals along y spread little.
        let pull = 0.01 * n
        let determinant = (xx + pull) * (yy + pull) - xy * xy
        guard determinant > 1e-9 else { return nil }
        let x = ((yy + pull) * xz - xy * yz) / determinant
        let y = ((xx + pull) * yz - xy * xz) / determinant
        return (
            SIMD3(mean.z - x * mean.x - y * mean.y, x, y),
            (SIMD2(yy + pull, xx + pull) / determinant).squareRoot()
        )
    }
}
