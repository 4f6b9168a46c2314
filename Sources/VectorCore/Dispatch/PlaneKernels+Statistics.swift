extension PlaneKernels {
    /// Count, sum, sum of squares, least and greatest of `count` finite floats.
    ///
    /// - Parameter mask: where given, only elements whose mask byte is not zero count.
    public func moments(
        _ values: UnsafePointer<Float>, count: Int, mask: UnsafePointer<UInt8>? = nil
    ) -> PlaneMoments {
        PlaneReference.moments(values, mask, count)
    }

    /// How many samples of a plane have each of the 256 values.
    ///
    /// - Parameter bins: 256 elements, overwritten.
    public func histogram(_ plane: PlaneView, into bins: UnsafeMutablePointer<UInt32>) {
        PlaneReference.histogram(plane, into: bins)
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
        precondition(!range.isEmpty && (1...65536).contains(binCount))
        PlaneReference.histogram(
            values, mask, count, lower: range.lowerBound, upper: range.upperBound, bins,
            binCount)
    }

    /// As ``histogram(_:count:mask:range:into:binCount:)`` of direction · (x, y, z), for instance of
    /// OKLab coordinates: one slice of a sliced Wasserstein distance.
    public func projectedHistogram(
        _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ z: UnsafePointer<Float>,
        count: Int, mask: UnsafePointer<UInt8>? = nil, direction: SIMD3<Float>,
        range: Range<Float>, into bins: UnsafeMutablePointer<UInt32>, binCount: Int
    ) {
        precondition(!range.isEmpty && (1...65536).contains(binCount))
        PlaneReference.projectedHistogram(
            x, y, z, mask, count, direction: direction, lower: range.lowerBound,
            upper: range.upperBound, bins, binCount)
    }
}
