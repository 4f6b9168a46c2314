import Channels
import Drift

/// How a picture as a whole lies over another: a scale in each direction about the centre, and a shift.
struct FramingFit: Equatable {
    /// Size in the second picture over size in the first, across; 1.02 for 2 % larger.
    var scaleX: Float
    /// Likewise, down.
    var scaleY: Float
    /// Shift of the centre, in samples of the pictures that were compared.
    var shift: SIMD2<Float>
    /// Share of the certain blocks that follow it, 0...1.
    var agreement: Float

    /// Share of the certain blocks that must follow a framing for it to be that of the picture.
    static let leastAgreement: Float = 0.2

    /// The mean of both scales.
    var scale: Float { (scaleX + scaleY) / 2 }

    /// Fits the certain blocks of `motion`, least squares on those nearest to the fit, three rounds;
    /// `nil` with fewer than 8 certain blocks or where they lie in a row.
    init?(_ motion: BlockMotion, width: Int, height: Int) {
        var kept = motion.certain
        guard kept.count >= 8 else { return nil }
        let total = Float(kept.count)
        let all = kept
        let middle = SIMD2(Float(width), Float(height)) / 2
        var fit = (x: SIMD2<Float>(0, 0), y: SIMD2<Float>(0, 0))
        // The first guess: the scale whose median shift most blocks follow. A subject that moves by itself
        // pulls the median of the vectors, and a scale moves the outer blocks by more than that tells.
        var most = 0
        for step in [0, -1, 1, -2, 2, -3, 3, -4, 4, -6, 6, -8, 8] as [Float] {
            let scale = 0.005 * step
            let rest = all.map { $0.vector - scale * ($0.centre - middle) }
            let x = RobustStatistics.median(rest.map(\.x)) ?? 0
            let y = RobustStatistics.median(rest.map(\.y)) ?? 0
            let followers = rest.count {
                ($0.x - x) * ($0.x - x) + ($0.y - y) * ($0.y - y) < 0.5
            }
            if followers > most {
                most = followers
                fit = (SIMD2(x, scale), SIMD2(y, scale))
            }
        }
        func residual(_ block: BlockMotion.Block) -> Float {
            let place = block.centre - middle
            let dx = block.vector.x - fit.x.x - fit.x.y * place.x
            let dy = block.vector.y - fit.y.x - fit.y.y * place.y
            return (dx * dx + dy * dy).squareRoot()
        }
        for limit in [3, 1.5, 1] as [Float] {
            let typical = RobustStatistics.median(kept.map(residual)) ?? 0
            kept = all.filter { residual($0) <= max(0.5, limit * max(0.35, 1.5 * typical)) }
            guard kept.count >= 6,
                let x = Self.line(kept.map { ($0.centre.x - middle.x, $0.vector.x) }),
                let y = Self.line(kept.map { ($0.centre.y - middle.y, $0.vector.y) })
            else { return nil }
            fit = (x, y)
        }
        scaleX = 1 + fit.x.y
        scaleY = 1 + fit.y.y
        shift = SIMD2(fit.x.x, fit.y.x)
        agreement = Float(all.filter { residual($0) <= 0.75 }.count) / total
    }

    /// Offset and slope of the line through the points; `nil` where they do not spread.
    private static func line(_ points: [(Float, Float)]) -> SIMD2<Float>? {
        let n = Float(points.count)
        let meanX = points.reduce(0) { $0 + $1.0 } / n
        let meanY = points.reduce(0) { $0 + $1.1 } / n
        let spread = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) }
        guard spread > 64 * n else { return nil }
        let slope = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / spread
        return SIMD2(meanY - slope * meanX, slope)
    }

    /// Where a point of the first picture lies in the second.
    func place(of point: SIMD2<Float>, width: Int, height: Int) -> SIMD2<Float> {
        let middle = SIMD2(Float(width), Float(height)) / 2
        let from = point - middle
        return middle + shift + SIMD2(from.x * scaleX, from.y * scaleY)
    }
}
