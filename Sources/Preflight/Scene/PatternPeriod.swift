import VectorCore

/// Finds a repeating pattern by autocorrelation.
enum PatternPeriod {
    /// Lags that are looked at, in samples.
    private static let mostLag = 26
    /// Half width of the mean that is taken off, so that folds and shades do not count.
    private static let reach = 10
    /// Standard deviation, in codes, below which there is nothing to see.
    private static let leastDeviation: Float = 2.5
    /// How far correlation must rise from its trough to the next crest, and how high that crest must be.
    private static let leastRise: Float = 0.45
    private static let leastCrest: Float = 0.3

    /// The shortest period in samples along eight directions of which correlation swings clearly; `nil`
    /// without one.
    ///
    /// - Precondition: the plane is larger than twice the greatest lag.
    static func finest(in plane: PlaneView) -> Float? {
        let (detail, width, height) = highPassed(plane)
        let energy = detail.reduce(0) { $0 + $1 * $1 }
        guard energy / Float(detail.count) >= leastDeviation * leastDeviation else { return nil }
        var best: Float?
        for (dx, dy) in [(1, 0), (0, 1), (1, 1), (1, -1), (2, 1), (1, 2), (2, -1), (1, -2)] {
            let step = Float(dx * dx + dy * dy).squareRoot()
            let most = Int(Float(mostLag) / step)
            let course = (0...most).map { lag in
                correlation(detail, width, height, dx: lag * dx, dy: lag * dy)
            }
            guard let period = period(of: course) else { continue }
            let length = period * step
            if best.map({ length < $0 }) ?? true { best = length }
        }
        return best
    }

    /// Lag of the first crest behind a trough, refined by the crests at twice and three times of it.
    private static func period(of course: [Float]) -> Float? {
        guard course.count > 4 else { return nil }
        var trough = 1
        while trough + 1 < course.count, course[trough + 1] < course[trough] { trough += 1 }
        var crest = trough
        while crest + 1 < course.count, course[crest + 1] > course[crest] { crest += 1 }
        guard crest > trough, crest + 1 < course.count, course[crest] >= leastCrest,
            course[crest] - course[trough] >= leastRise
        else { return nil }
        var period = peak(course, near: crest)
        for multiple in 2...3 {
            let expected = Int((period * Float(multiple)).rounded())
            guard expected + 2 < course.count else { break }
            let place = (expected - 1...expected + 1).max { course[$0] < course[$1] } ?? expected
            // A pattern goes on; a chance likeness does not.
            guard course[place] > 0.5 * leastCrest else { return nil }
            period = peak(course, near: place) / Float(multiple)
        }
        return period
    }

    /// The crest of the parabola through three lags.
    private static func peak(_ course: [Float], near i: Int) -> Float {
        guard i > 0, i + 1 < course.count else { return Float(i) }
        let bend = course[i - 1] - 2 * course[i] + course[i + 1]
        guard bend < -1e-6 else { return Float(i) }
        let shift = 0.5 * (course[i - 1] - course[i + 1]) / bend
        return Float(i) + min(max(shift, -0.5), 0.5)
    }

    /// Correlation of the plane with itself at a lag, −1...1.
    private static func correlation(
        _ detail: [Float], _ width: Int, _ height: Int, dx: Int, dy: Int
    ) -> Float {
        var product: Float = 0
        var first: Float = 0
        var second: Float = 0
        for y in max(0, -dy)..<min(height, height - dy) {
            for x in 0..<width - dx {
                let a = detail[y * width + x]
                let b = detail[(y + dy) * width + x + dx]
                product += a * b
                first += a * a
                second += b * b
            }
        }
        return product / max(1e-3, (first * second).squareRoot())
    }

    /// The plane less its mean over a square about each sample.
    private static func highPassed(_ plane: PlaneView) -> ([Float], Int, Int) {
        let (width, height) = (plane.width, plane.height)
        var sums = [Int](repeating: 0, count: (width + 1) * (height + 1))
        for y in 0..<height {
            var row = 0
            for x in 0..<width {
                row += Int(plane.base[y * plane.bytesPerRow + x])
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row
            }
        }
        var detail = [Float](repeating: 0, count: width * height)
        for y in 0..<height {
            let (top, bottom) = (max(0, y - reach), min(height, y + reach + 1))
            for x in 0..<width {
                let (left, right) = (max(0, x - reach), min(width, x + reach + 1))
                let sum =
                    sums[bottom * (width + 1) + right] - sums[top * (width + 1) + right]
                    - sums[bottom * (width + 1) + left] + sums[top * (width + 1) + left]
                let mean = Float(sum) / Float((bottom - top) * (right - left))
                detail[y * width + x] = Float(plane.base[y * plane.bytesPerRow + x]) - mean
            }
        }
        return (detail, width, height)
    }
}
