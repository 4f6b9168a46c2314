public import VectorCore

/// Least-squares similarities: rotation, one scale and translation, never a reflection.
public enum Similarity {
    /// The similarity that takes `source` closest to `target` in the sense of least squares.
    ///
    /// - Parameters:
    ///   - source: At least two distinct points, in pixels.
    ///   - target: As many points; `target[i]` is where `source[i]` should come to lie.
    /// - Returns: The map from source to target, or `nil` when fewer than two points are given, the
    ///   counts differ, or all source points coincide.
    /// - Source: S. Umeyama, "Least-squares estimation of transformation parameters between two point
    ///   patterns", IEEE PAMI 13(4), 1991; in two dimensions the optimum is a ratio of sums.
    public static func fit(_ source: [SIMD2<Float>], to target: [SIMD2<Float>]) -> AffineMap? {
        guard source.count == target.count, source.count >= 2 else { return nil }
        let count = Double(source.count)
        var sourceMean = SIMD2<Double>.zero
        var targetMean = SIMD2<Double>.zero
        for i in source.indices {
            sourceMean += SIMD2<Double>(source[i])
            targetMean += SIMD2<Double>(target[i])
        }
        sourceMean /= count
        targetMean /= count
        var spread = 0.0
        var along = 0.0
        var across = 0.0
        for i in source.indices {
            let s = SIMD2<Double>(source[i]) - sourceMean
            let t = SIMD2<Double>(target[i]) - targetMean
            spread += s.x * s.x + s.y * s.y
            along += s.x * t.x + s.y * t.y
            across += s.x * t.y - s.y * t.x
        }
        guard spread > 1e-9 else { return nil }
        let cosine = along / spread
        let sine = across / spread
        let tx = targetMean.x - (cosine * sourceMean.x - sine * sourceMean.y)
        let ty = targetMean.y - (sine * sourceMean.x + cosine * sourceMean.y)
        return AffineMap(
            a: Float(cosine), b: Float(-sine), tx: Float(tx), c: Float(sine), d: Float(cosine),
            ty: Float(ty))
    }
}
