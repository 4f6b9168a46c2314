extension PlaneReference {
    /// Count, sum, sum of squares, least and greatest of `count` floats, or of those whose mask byte
    /// is not zero.
    ///
    /// - Shape: `values` and, where given, `mask` hold `count` elements; any alignment; 0 allowed.
    /// - Range: finite values. With a NaN the results are unspecified, but memory-safe.
    /// - Exactness: the same bits on every level. Element i goes to double-precision accumulator
    ///   i mod 16, unselected elements as 0; the accumulators are added as a fixed binary tree.
    ///   Squares are exact in double precision, so that fusing them changes nothing.
    public static func moments(
        _ values: UnsafePointer<Float>, _ mask: UnsafePointer<UInt8>?, _ count: Int
    ) -> PlaneMoments {
        var sums = [Double](repeating: 0, count: 16)
        var squares = sums
        var selected = 0
        var least = Float.infinity
        var greatest = -Float.infinity
        for i in 0..<count where mask.map({ $0[i] != 0 }) ?? true {
            let value = Double(values[i])
            sums[i % 16] += value
            squares[i % 16] += value * value
            selected += 1
            if values[i] < least { least = values[i] }
            if values[i] > greatest { greatest = values[i] }
        }
        for half in [8, 4, 2, 1] {
            for j in 0..<half {
                sums[j] += sums[j + half]
                squares[j] += squares[j + half]
            }
        }
        return PlaneMoments(
            count: selected, sum: sums[0], sumOfSquares: squares[0], minimum: least,
            maximum: greatest)
    }

    /// How many samples of a plane have each of the 256 values; `bins` is overwritten.
    ///
    /// - Exactness: integers.
    /// - Range: fewer than 2³² samples.
    public static func histogram(_ plane: PlaneView, into bins: UnsafeMutablePointer<UInt32>) {
        bins.update(repeating: 0, count: 256)
        for y in 0..<plane.height {
            for x in 0..<plane.width {
                bins[Int(plane.base[y * plane.bytesPerRow + x])] += 1
            }
        }
    }

    /// How many of `count` projections dx·x + dy·y + dz·z fall into each of `binCount` equal bins
    /// over `lower` ..< `upper`; those outside go to the first and last bin. `bins` is overwritten.
    ///
    /// - Shape: `x`, `y`, `z` and, where given, `mask` hold `count` elements; elements whose mask
    ///   byte is zero are left out. A plain histogram projects onto (1, 0, 0).
    /// - Range: any floats; NaN goes to bin 0. `binCount` in 1...65536, `lower` < `upper`.
    /// - Exactness: the same bits on every level. Bin = trunc(clamp((p − lower)·s, 0, n − 1)) with
    ///   p = (dx·x + dy·y) + dz·z and s = n / (upper − lower), in Float, unfused.
    public static func projectedHistogram(
        _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ z: UnsafePointer<Float>,
        _ mask: UnsafePointer<UInt8>?, _ count: Int, direction: SIMD3<Float>,
        lower: Float, upper: Float, _ bins: UnsafeMutablePointer<UInt32>, _ binCount: Int
    ) {
        bins.update(repeating: 0, count: binCount)
        let scale = Float(binCount) / (upper - lower)
        let top = Float(binCount - 1)
        for i in 0..<count where mask.map({ $0[i] != 0 }) ?? true {
            let projection = (direction.x * x[i] + direction.y * y[i]) + direction.z * z[i]
            let place = (projection - lower) * scale
            let positive = place > 0 ? place : 0
            bins[Int(positive < top ? positive : top)] += 1
        }
    }

    /// As ``projectedHistogram(_:_:_:_:_:direction:lower:upper:_:_:)`` of one array, unprojected.
    public static func histogram(
        _ values: UnsafePointer<Float>, _ mask: UnsafePointer<UInt8>?, _ count: Int,
        lower: Float, upper: Float, _ bins: UnsafeMutablePointer<UInt32>, _ binCount: Int
    ) {
        bins.update(repeating: 0, count: binCount)
        let scale = Float(binCount) / (upper - lower)
        let top = Float(binCount - 1)
        for i in 0..<count where mask.map({ $0[i] != 0 }) ?? true {
            let place = (values[i] - lower) * scale
            let positive = place > 0 ? place : 0
            bins[Int(positive < top ? positive : top)] += 1
        }
    }
}
