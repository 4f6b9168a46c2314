import Channels
internal import Glibc

/// Tiles of a frame beside the same tiles of a reference: lightness, a*, b*, luminance.
struct TilePairs {
    private var frame: [SIMD4<Float>] = []
    private var reference: [SIMD4<Float>] = []

    var count: Int { frame.count }

    mutating func append(frame f: SIMD4<Float>, reference r: SIMD4<Float>) {
        frame.append(f)
        reference.append(r)
    }

    /// A line in lightness through the tiles that agree best.
    struct Fit {
        /// Spread of the frame's lightness over that of the reference; `nil` for a flat picture.
        let gain: Float?
        /// Indices of the 70 % of pairs nearest to the line.
        let inliers: [Int]
    }

    /// Least trimmed fit: the reduced major axis (ratio of deviations, which misregistration does not
    /// dilute as it does a regression slope), refitted twice on the 70 % nearest pairs.
    func fit() -> Fit {
        var inliers = Array(frame.indices)
        var gain: Float = 1
        var flat = true
        for _ in 0..<3 {
            let f = moments(frame, inliers)
            let r = moments(reference, inliers)
            flat = f.deviation < 1 || r.deviation < 1
            gain = flat ? 1 : f.deviation / r.deviation
            let residuals = frame.indices.map { i in
                abs(frame[i].x - f.mean - gain * (reference[i].x - r.mean))
            }
            guard let limit = RobustStatistics.quantile(residuals, 0.7) else { break }
            inliers = frame.indices.filter { residuals[$0] <= limit }
        }
        return Fit(gain: flat ? nil : gain, inliers: inliers)
    }

    /// Spread of the frame's lightness over that of the reference over some of the pairs, fitted twice more on the
    /// 80 % of them nearest to the line; `nil` of fewer than `least`, of flat ones, and of those whose lightness
    /// correlates less than `leastCorrelation`, which have moved and do not show the same things.
    func gain(among pairs: [Int], least: Int, leastCorrelation: Float) -> Float? {
        guard pairs.count >= least, correlation(pairs) >= leastCorrelation else { return nil }
        var inliers = pairs
        var gain: Float = 1
        for round in 0..<3 {
            let f = moments(frame, inliers)
            let r = moments(reference, inliers)
            guard f.deviation >= 1, r.deviation >= 1 else { return nil }
            gain = f.deviation / r.deviation
            guard round < 2 else { break }
            let residuals = pairs.map {
                abs(frame[$0].x - f.mean - gain * (reference[$0].x - r.mean))
            }
            guard let limit = RobustStatistics.quantile(residuals, 0.8) else { break }
            inliers = zip(pairs, residuals).compactMap { $0.1 <= limit ? $0.0 : nil }
        }
        return gain
    }

    /// Median log₂ ratio of luminance.
    func exposure(_ inliers: [Int], flare: Float) -> Float {
        RobustStatistics.median(
            inliers.map { log2f((frame[$0].w + flare) / (reference[$0].w + flare)) }) ?? 0
    }

    /// Median shift of a* and b*.
    func chromaShift(_ inliers: [Int]) -> SIMD2<Float> {
        SIMD2(
            RobustStatistics.median(inliers.map { frame[$0].y - reference[$0].y }) ?? 0,
            RobustStatistics.median(inliers.map { frame[$0].z - reference[$0].z }) ?? 0)
    }

    /// Mean shift of a* and b* over all pairs.
    var meanChromaShift: SIMD2<Float> {
        var sum = SIMD2<Float>.zero
        for (f, r) in zip(frame, reference) { sum += SIMD2(f.y - r.y, f.z - r.z) }
        return sum / Float(max(1, count))
    }

    /// Ratio of root mean square chroma; `nil` when the reference has next to none.
    func chromaRatio(_ inliers: [Int]) -> Float? {
        var f: Float = 0
        var r: Float = 0
        for i in inliers {
            f += frame[i].y * frame[i].y + frame[i].z * frame[i].z
            r += reference[i].y * reference[i].y + reference[i].z * reference[i].z
        }
        let n = Float(max(1, inliers.count))
        guard (r / n).squareRoot() >= 1.5, f > 0 else { return nil }
        return (f / r).squareRoot()
    }

    /// Ratio of the spreads of chroma about their means; `nil` when the reference has little spread.
    func chromaGain(_ inliers: [Int]) -> Float? {
        let f = chromaMean(frame, inliers)
        let r = chromaMean(reference, inliers)
        var fSpread: Float = 0
        var rSpread: Float = 0
        for i in inliers {
            let df = SIMD2(frame[i].y, frame[i].z) - f
            let dr = SIMD2(reference[i].y, reference[i].z) - r
            fSpread += (df * df).sum()
            rSpread += (dr * dr).sum()
        }
        let n = Float(max(1, inliers.count))
        guard (rSpread / n).squareRoot() >= 3, fSpread > 0 else { return nil }
        return (fSpread / rSpread).squareRoot()
    }

    /// The shift left in mean a*, b* once `gain` is applied to the reference.
    func chromaMeanShift(_ inliers: [Int], gain: Float) -> SIMD2<Float> {
        chromaMean(frame, inliers) - gain * chromaMean(reference, inliers)
    }

    private func chromaMean(_ side: [SIMD4<Float>], _ inliers: [Int]) -> SIMD2<Float> {
        var sum = SIMD2<Float>.zero
        for i in inliers { sum += SIMD2(side[i].y, side[i].z) }
        return sum / Float(max(1, inliers.count))
    }

    /// Correlation of the lightness of some pairs; 0 of flat ones.
    private func correlation(_ pairs: [Int]) -> Float {
        let f = moments(frame, pairs)
        let r = moments(reference, pairs)
        guard f.deviation > 0, r.deviation > 0 else { return 0 }
        let sum = pairs.reduce(Float(0)) {
            $0 + (frame[$1].x - f.mean) * (reference[$1].x - r.mean)
        }
        return sum / Float(pairs.count) / (f.deviation * r.deviation)
    }

    private func moments(
        _ side: [SIMD4<Float>], _ inliers: [Int]
    ) -> (mean: Float, deviation: Float) {
        let n = Float(max(1, inliers.count))
        let mean = inliers.reduce(0) { $0 + side[$1].x } / n
        let variance =
            inliers.reduce(0) { $0 + (side[$1].x - mean) * (side[$1].x - mean) } / n
        return (mean, variance.squareRoot())
    }
}
