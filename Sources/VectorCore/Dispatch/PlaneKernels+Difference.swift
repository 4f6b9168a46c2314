extension PlaneKernels {
    /// Σ |a − b| over two planes of one size. Integers: exact.
    ///
    /// - Precondition: both planes have the same width and height.
    public func sumAbsoluteDifference(_ a: PlaneView, _ b: PlaneView) -> UInt64 {
        precondition(a.width == b.width && a.height == b.height)
        return functions.sumAbsoluteDifference(
            a.base, a.bytesPerRow, b.base, b.bytesPerRow, a.width, a.height, .max)
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
        return functions.sumSquaredDifference(
            a.base, a.bytesPerRow, b.base, b.bytesPerRow, a.width, a.height)
    }
}
