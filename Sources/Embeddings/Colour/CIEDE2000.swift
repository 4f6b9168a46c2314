internal import Glibc

extension CIELab {
    /// CIEDE2000 colour difference ΔE00 with unit weights, not negative.
    ///
    /// Source: ISO/CIE 11664-6:2014; formulation of Sharma, Wu and Dalal, *Color Research and
    /// Application* 30 (2005), equations 2 to 22. Hues are kept as unit vectors: sums and multiples of
    /// angles are then products, and no angle is computed but near blue, where the rotation term needs it.
    public func difference(from other: CIELab) -> Float {
        let g = 0.5 * (1 - Self.highChroma((chroma + other.chroma) / 2))
        let p = SIMD2(a * (1 + g), b)
        let q = SIMD2(other.a * (1 + g), other.b)
        let c1 = (p * p).sum().squareRoot()
        let c2 = (q * q).sum().squareRoot()
        let hue = Self.hues(p, q, c1, c2)

        let lMean = (lightness + other.lightness) / 2
        let cMean = (c1 + c2) / 2
        let twice = Self.doubled(hue.mean)
        let thrice = SIMD2(
            twice.x * hue.mean.x - twice.y * hue.mean.y,
            twice.y * hue.mean.x + twice.x * hue.mean.y)
        var t = 1 - 0.17 * (hue.mean * Self.direction30).sum()
        t += 0.24 * twice.x
        t += 0.32 * (thrice * Self.directionMinus6).sum()
        t -= 0.20 * (Self.doubled(twice) * Self.direction63).sum()
        let offset = (lMean - 50) * (lMean - 50)
        let l = (other.lightness - lightness) / (1 + 0.015 * offset / (20 + offset).squareRoot())
        let c = (c2 - c1) / (1 + 0.045 * cMean)
        let h = hue.difference / (1 + 0.015 * cMean * t)
        let rotation = Self.rotation(of: hue.mean) * 2 * Self.highChroma(cMean)
        return max(0, l * l + c * c + h * h - rotation * c * h).squareRoot()
    }

    /// No more than ΔE00², at a fraction of its cost: to tell that a colour is not the nearest.
    ///
    /// S_L is at most 1.8 for L* up to 100; a′ is a times 1 to 1.5, so that no chroma is more than 1.5 times
    /// what it was; S_H is at most S_C. The rotation term takes away at most the share |R_T| / 2 of the
    /// squares of chroma and hue, of which 0.63 is left while mean C′ is at most 20, and 0.13 always.
    ///
    /// - Parameter chromas: the sum of both colours' ``chroma``.
    func squaredBound(to other: CIELab, chromas: Float) -> Float {
        let l = (lightness - other.lightness) / 1.8
        let da = a - other.a
        let db = b - other.b
        let most = 0.75 * chromas
        let scale = 1 + 0.045 * most
        return l * l + (most <= 20 ? 0.63 : 0.13) * (da * da + db * db) / (scale * scale)
    }

    /// √(C⁷ / (C⁷ + 25⁷)).
    private static func highChroma(_ chroma: Float) -> Float {
        let cube = chroma * chroma * chroma
        let seventh = cube * cube * chroma
        return (seventh / (seventh + twentyFiveToSeventh)).squareRoot()
    }

    /// 25⁷, rounded to `Float`.
    private static let twentyFiveToSeventh: Float = 6_103_515_648

    /// The mean hue as a unit vector, and ΔH′.
    ///
    /// The mean of two hues halves the smaller angle between them; where they are opposite, it is the one
    /// in 90°..<270°. A colour without hue takes the other's.
    private static func hues(
        _ p: SIMD2<Float>, _ q: SIMD2<Float>, _ c1: Float, _ c2: Float
    ) -> (mean: SIMD2<Float>, difference: Float) {
        let product = c1 * c2
        guard product > 0 else {
            let either = p + q
            let length = max(c1, c2)
            return (length > 0 ? either / length : SIMD2(1, 0), 0)
        }
        let cross = p.x * q.y - p.y * q.x
        let dot = p.x * q.x + p.y * q.y
        let u = p / c1
        let v = q / c2
        if dot >= 0 {
            let sum = u + v
            return (
                sum / (sum * sum).sum().squareRoot(),
                cross / ((product + dot) / 2).squareRoot()
            )
        }
        // Across the gap, since the sum of nearly opposite vectors is little more than rounding.
        let gap = v - u
        var mean = SIMD2(gap.y, -gap.x) / (gap * gap).sum().squareRoot()
        var turnsBack = cross < 0
        if turnsBack { mean = -mean }
        if cross == 0 {
            if mean.x > 0 { mean = -mean }
            turnsBack = p.y < 0 || (p.y == 0 && p.x < 0)
        }
        let length = (2 * (product - dot)).squareRoot()
        return (mean, turnsBack ? -length : length)
    }

    /// The unit vector at twice the angle.
    private static func doubled(_ v: SIMD2<Float>) -> SIMD2<Float> {
        SIMD2(v.x * v.x - v.y * v.y, 2 * v.x * v.y)
    }

    /// sin 2Δθ at a mean hue.
    private static func rotation(of hue: SIMD2<Float>) -> Float {
        let along = (hue * direction275).sum()
        // More than 93° away e^−(Δh / 25)² is below 10⁻⁶.
        guard along > -0.06 else { return 0 }
        let across = hue.y * direction275.x - hue.x * direction275.y
        let bend = atan2f(across, along) * (180 / .pi / 25)
        return sinf(expf(-bend * bend) * (.pi / 3))
    }

    private static let direction30 = SIMD2<Float>(0.866_025_4, 0.5)
    private static let directionMinus6 = SIMD2<Float>(0.994_521_9, -0.104_528_46)
    private static let direction63 = SIMD2<Float>(0.453_990_5, 0.891_006_5)
    private static let direction275 = SIMD2<Float>(0.087_155_74, -0.996_194_7)
}
