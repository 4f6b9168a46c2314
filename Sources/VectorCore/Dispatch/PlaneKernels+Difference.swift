extension PlaneKernels {
    /// Σ |a − b| over two planes of one size. Integers: exact.
    ///
    /// - Precondition: both planes have the same width and height.
    public func sumAbsoluteDifference(_ a: PlaneView, _ b: PlaneView) -> UInt64 {
        precondition(a.width == b.width && a.height == b.height)
        return PlaneReference.sumAbsoluteDifference(a, b)
    }

    /// Σ |a − b| for each tile of a grid over two planes of one size. Integers: exact.
    ///
    /// - Parameter tiles: `grid.count` elements, row by row, overwritten.
    /// - Precondition: both planes have the same width and height.
    public func sumAbsoluteDifference(
        _ a: PlaneView, _ b: PlaneView, grid: TileGrid, into tiles: UnsafeMutablePointer<UInt64>
    ) {
        precondition(a.width == b.width && a.height == b.height)
        for index in 0..<grid.count {
            let rectangle = grid.rectangle(index, width: a.width, height: a.height)
            if rectangle.x.isEmpty || rectangle.y.isEmpty {
                tiles[index] = 0
            } else {
                tiles[index] = sumAbsoluteDifference(
                    a.cropped(to: rectangle), b.cropped(to: rectangle))
            }
        }
    }

    /// Σ (a − b)² over two planes of one size. Integers: exact.
    ///
    /// - Precondition: both planes have the same width and height.
    public func sumSquaredDifference(_ a: PlaneView, _ b: PlaneView) -> UInt64 {
        precondition(a.width == b.width && a.height == b.height)
        return PlaneReference.sumSquaredDifference(a, b)
    }

    /// The whole-sample shift within ±`radius` in each direction that leaves the least Σ |a − b|,
    /// by trying every one: the global motion between two small planes.
    ///
    /// Compared is the middle of `a`, `radius` samples from each border; `radius` is limited to
    /// (side − 1) / 2. Of equal sums the shortest shift wins, then the lesser dy, then dx.
    ///
    /// - Precondition: both planes have the same width and height; `radius >= 0`.
    public func bestTranslation(
        from a: PlaneView, to b: PlaneView, radius: Int
    ) -> PlaneTranslation {
        precondition(a.width == b.width && a.height == b.height && radius >= 0)
        return PlaneReference.bestTranslation(a, b, radius: radius)
    }

    /// Mean structural similarity of two planes of one size, over 8 × 8 windows 4 samples apart.
    ///
    /// - Returns: −1...1, 1 for equal planes; `nil` where a side is below 8 samples.
    /// - Precondition: both planes have the same width and height.
    /// - Source: Z. Wang et al., *Image Quality Assessment*, IEEE TIP 13(4), 2004, flat window.
    public func structuralSimilarity(_ a: PlaneView, _ b: PlaneView) -> Double? {
        precondition(a.width == b.width && a.height == b.height)
        return PlaneReference.structuralSimilarity(a, b)
    }
}
