extension PlaneKernels {
    /// Count, sum, sum of squares, least and greatest of `count` finite floats.
    ///
    /// - Parameter mask: where given, only elements whose mask byte is not zero count.
    public func moments(
        _ values: UnsafePointer<Float>, count: Int, mask: UnsafePointer<UInt8>? = nil
    ) -> PlaneMoments {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 32) { sums in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: 16) { extremes in
                // Safety: neither buffer is empty, so both have base addresses.
                let selected = functions.moments(
                    values, mask, count, sums.baseAddress!, extremes.baseAddress!)
                var half = 8
                while half > 0 {
                    for lane in 0..<half {
                        sums[lane] += sums[lane + half]
                        sums[lane + 16] += sums[lane + 16 + half]
                    }
                    half /= 2
                }
                var least = extremes[0]
                var greatest = extremes[8]
                for lane in 1..<8 {
                    least = min(least, extremes[lane])
                    greatest = max(greatest, extremes[lane + 8])
                }
                return PlaneMoments(
                    count: selected, sum: sums[0], sumOfSquares: sums[16], minimum: least,
                    maximum: greatest)
            }
        }
    }

    /// How many samples of a plane have each of the 256 values.
    ///
    /// - Parameter bins: 256 elements, overwritten.
    public func histogram(_ plane: PlaneView, into bins: UnsafeMutablePointer<UInt32>) {
        // Four tables, so that a run of equal samples does not wait for its own counter. Table
        // look-ups have no vector form worth having, so this is the same code on every level.
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1024) { tables in
            tables.initialize(repeating: 0)
            for y in 0..<plane.height {
                let row = plane.base + y * plane.bytesPerRow
                var x = 0
                while x + 4 <= plane.width {
                    tables[Int(row[x])] &+= 1
                    tables[Int(row[x + 1]) + 256] &+= 1
                    tables[Int(row[x + 2]) + 512] &+= 1
                    tables[Int(row[x + 3]) + 768] &+= 1
                    x += 4
                }
                while x < plane.width {
                    tables[Int(row[x])] &+= 1
                    x += 1
                }
            }
            for bin in 0..<256 {
                let pair = tables[bin] &+ tables[bin + 256]
                bins[bin] = pair &+ tables[bin + 512] &+ tables[bin + 768]
            }
        }
    }

    /// How many of `count` floats fall into each of `binCount` equal bins over `range`.
    ///
    /// Values outside go to the first and last bin, NaN to the first.
    ///
    /// - Parameters:
    ///   - mask: where given, only elements whose mask byte is not zero count.
    ///   - range: not empty, finite.
    ///   - bins: `binCount` elements, overwritten.
    ///   - binCount: 1...65536.
    public func histogram(
        _ values: UnsafePointer<Float>, count: Int, mask: UnsafePointer<UInt8>? = nil,
        range: Range<Float>, into bins: UnsafeMutablePointer<UInt32>, binCount: Int
    ) {
        project(values, nil, nil, count, mask, SIMD3(1, 0, 0), range, bins, binCount)
    }

    /// As ``histogram(_:count:mask:range:into:binCount:)`` of direction · (x, y, z), for instance of
    /// OKLab coordinates: one slice of a sliced Wasserstein distance.
    public func projectedHistogram(
        _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ z: UnsafePointer<Float>,
        count: Int, mask: UnsafePointer<UInt8>? = nil, direction: SIMD3<Float>,
        range: Range<Float>, into bins: UnsafeMutablePointer<UInt32>, binCount: Int
    ) {
        project(x, y, z, count, mask, direction, range, bins, binCount)
    }

    private func project(
        _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>?, _ z: UnsafePointer<Float>?,
        _ count: Int, _ mask: UnsafePointer<UInt8>?, _ direction: SIMD3<Float>,
        _ range: Range<Float>, _ bins: UnsafeMutablePointer<UInt32>, _ binCount: Int
    ) {
        precondition(!range.isEmpty && (1...65536).contains(binCount))
        let size = binCount + 1
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 8 * size) { tables in
            tables.initialize(repeating: 0)
            withUnsafeTemporaryAllocation(of: Float.self, capacity: 5) { numbers in
                numbers[0] = direction.x
                numbers[1] = direction.y
                numbers[2] = direction.z
                numbers[3] = range.lowerBound
                numbers[4] = Float(binCount) / (range.upperBound - range.lowerBound)
                // Safety: neither buffer is empty, so both have base addresses.
                functions.projectedHistogram(
                    x, y, z, mask, count, numbers.baseAddress!, tables.baseAddress!, binCount)
            }
            for bin in 0..<binCount {
                bins[bin] = (0..<8).reduce(0) { $0 &+ tables[bin + $1 * size] }
            }
        }
    }
}
