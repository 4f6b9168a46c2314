extension PlaneReference {
    /// Σ |a − b| over two planes of one size.
    ///
    /// - Exactness: integers.
    public static func sumAbsoluteDifference(_ a: PlaneView, _ b: PlaneView) -> UInt64 {
        var sum: UInt64 = 0
        for y in 0..<a.height {
            for x in 0..<a.width {
                let difference =
                    Int(a.base[y * a.bytesPerRow + x]) - Int(b.base[y * b.bytesPerRow + x])
                sum += UInt64(abs(difference))
            }
        }
        return sum
    }

    /// Σ (a − b)² over two planes of one size.
    ///
    /// - Exactness: integers.
    public static func sumSquaredDifference(_ a: PlaneView, _ b: PlaneView) -> UInt64 {
        var sum: UInt64 = 0
        for y in 0..<a.height {
            for x in 0..<a.width {
                let difference =
                    Int(a.base[y * a.bytesPerRow + x]) - Int(b.base[y * b.bytesPerRow + x])
                sum += UInt64(difference * difference)
            }
        }
        return sum
    }

    /// The shift within ±`radius` that leaves the least Σ |a − b|, by trying each.
    ///
    /// Compared is the middle of `a`, `radius` samples from each border, so that each shift compares
    /// equally many samples. `radius` is first limited to (side − 1) / 2 in each direction.
    ///
    /// - Exactness: integers. Of equal sums the shortest shift wins (dx² + dy²), then the lesser dy,
    ///   then the lesser dx.
    public static func bestTranslation(
        _ a: PlaneView, _ b: PlaneView, radius: Int
    ) -> PlaneTranslation {
        let limitX = min(radius, (a.width - 1) / 2)
        let limitY = min(radius, (a.height - 1) / 2)
        let width = a.width - 2 * limitX
        let height = a.height - 2 * limitY
        let middle = a.centredCrop(width: width, height: height)
        let shifts = (-limitY...limitY).flatMap { dy in
            (-limitX...limitX).map { dx in (dx: dx, dy: dy) }
        }
        let sums = shifts.map { shift in
            sumAbsoluteDifference(
                middle,
                b.cropped(
                    to: PlaneRectangle(
                        x: limitX + shift.dx..<limitX + shift.dx + width,
                        y: limitY + shift.dy..<limitY + shift.dy + height)))
        }
        let order = shifts.indices.min { i, j in
            let first = shifts[i]
            let second = shifts[j]
            return (sums[i], UInt64(first.dx * first.dx + first.dy * first.dy), i)
                < (sums[j], UInt64(second.dx * second.dx + second.dy * second.dy), j)
        }
        let best = order ?? 0
        return PlaneTranslation(
            dx: shifts[best].dx, dy: shifts[best].dy, difference: sums[best],
            unshiftedDifference: sums[limitY * (2 * limitX + 1) + limitX], count: width * height)
    }

    /// Mean structural similarity of two planes of one size, over 8 × 8 windows 4 samples apart.
    ///
    /// - Returns: −1...1, 1 for equal planes; `nil` where no window fits (a side below 8).
    /// - Shape: windows begin at multiples of 4 and lie wholly inside; up to 3 columns and rows at
    ///   the right and bottom are not covered.
    /// - Method: per window ((2·μa·μb + C₁)(2·σab + C₂)) / ((μa² + μb² + C₁)(σa² + σb² + C₂)) with
    ///   population moments, C₁ = (0.01 · 255)², C₂ = (0.03 · 255)². Numerators are scaled by 64² so
    ///   that moments are integers; constants are ⌊0.5 + 64²·C⌋.
    /// - Exactness: the same bits on every level. Window sums are integers; the quotient is in
    ///   double precision, unfused; window i of a row goes to accumulator i mod 8, and the
    ///   accumulators are added as a fixed binary tree.
    /// - Source: Z. Wang et al., *Image Quality Assessment: From Error Visibility to Structural
    ///   Similarity*, IEEE TIP 13(4), 2004, with a flat window.
    public static func structuralSimilarity(_ a: PlaneView, _ b: PlaneView) -> Double? {
        guard a.width >= 8, a.height >= 8 else { return nil }
        var sums = [Double](repeating: 0, count: 8)
        let columns = a.width / 4 - 1
        let rows = a.height / 4 - 1
        for row in 0..<rows {
            for column in 0..<columns {
                sums[column % 8] += windowSimilarity(a, b, x: column * 4, y: row * 4)
            }
        }
        for half in [4, 2, 1] {
            for j in 0..<half { sums[j] += sums[j + half] }
        }
        return sums[0] / Double(columns * rows)
    }

    private static func windowSimilarity(
        _ a: PlaneView, _ b: PlaneView, x: Int, y: Int
    ) -> Double {
        var sumA = 0
        var sumB = 0
        var sumSquares = 0
        var sumProducts = 0
        for j in y..<y + 8 {
            for i in x..<x + 8 {
                let p = Int(a.base[j * a.bytesPerRow + i])
                let q = Int(b.base[j * b.bytesPerRow + i])
                sumA += p
                sumB += q
                sumSquares += p * p + q * q
                sumProducts += p * q
            }
        }
        let meanProduct = Double(2 * sumA * sumB)
        let meanSquares = Double(sumA * sumA + sumB * sumB)
        let covariance = Double(2 * (64 * sumProducts - sumA * sumB))
        let variance = Double(64 * sumSquares - sumA * sumA - sumB * sumB)
        let numerator = (meanProduct + 26634) * (covariance + 239_708)
        return numerator / ((meanSquares + 26634) * (variance + 239_708))
    }
}
