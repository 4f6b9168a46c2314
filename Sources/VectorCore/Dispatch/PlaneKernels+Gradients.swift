extension PlaneKernels {
    /// Laplacian and gradient energy of the part of a plane inside `rectangle`.
    ///
    /// The rectangle is clamped to the plane; samples on the plane's border are left out. Integers.
    public func sharpness(_ plane: PlaneView, in rectangle: PlaneRectangle) -> SharpnessSums {
        let (left, top, width, height) = interior(of: plane, in: rectangle)
        guard width > 0 && height > 0 else { return SharpnessSums() }
        return withUnsafeTemporaryAllocation(of: Int64.self, capacity: 2) { sums in
            // Safety: the buffer holds two elements, so it has a base address.
            functions.sharpness(
                plane.base + top * plane.bytesPerRow + left, plane.bytesPerRow, width, height,
                left - 1, sums.baseAddress!)
            return SharpnessSums(laplacian: sums[0], gradient: sums[1], count: width * height)
        }
    }

    /// Laplacian and gradient energy of each tile of a grid, in one pass over the plane.
    ///
    /// - Parameter tiles: `grid.count` elements, row by row, overwritten.
    public func sharpness(
        _ plane: PlaneView, grid: TileGrid, into tiles: UnsafeMutablePointer<SharpnessSums>
    ) {
        tiles.update(repeating: SharpnessSums(), count: grid.count)
        let columns = (0..<grid.columns).map {
            grid.rectangle($0, width: plane.width, height: plane.height).x
        }
        for row in 0..<grid.rows {
            let first = row * grid.columns
            let height = grid.rectangle(first, width: plane.width, height: plane.height).y
            // A band of rows at a time over all tiles, so that memory is read in its own order.
            var top = height.lowerBound
            while top < height.upperBound {
                let bottom = min(height.upperBound, top + Self.bandRows)
                for (column, x) in columns.enumerated() {
                    let part = sharpness(plane, in: PlaneRectangle(x: x, y: top..<bottom))
                    tiles[first + column].laplacian += part.laplacian
                    tiles[first + column].gradient += part.gradient
                    tiles[first + column].count += part.count
                }
                top = bottom
            }
        }
    }

    /// Rows that stay in the first-level cache while tiles pass over them.
    private static let bandRows = 16

    /// Nine sums of gradient magnitude by unsigned direction, for each cell of a grid.
    ///
    /// - Parameter sums: 9 elements for each cell, cells row by row, overwritten. Element k gathers
    ///   gradient angles 20k°..<20(k+1)°, in units of 1/16 code value over two samples. Integers.
    public func orientedGradients(
        _ plane: PlaneView, cells: TileGrid, into sums: UnsafeMutablePointer<UInt64>
    ) {
        for index in 0..<cells.count {
            let rectangle = cells.rectangle(index, width: plane.width, height: plane.height)
            let (left, top, width, height) = interior(of: plane, in: rectangle)
            guard width > 0 && height > 0 else {
                (sums + 9 * index).update(repeating: 0, count: 9)
                continue
            }
            functions.orientedGradients(
                plane.base + top * plane.bytesPerRow + left, plane.bytesPerRow, width, height,
                left - 1, sums + 9 * index)
        }
    }

    /// What of `rectangle` has four neighbours inside `plane`.
    private func interior(
        of plane: PlaneView, in rectangle: PlaneRectangle
    ) -> (left: Int, top: Int, width: Int, height: Int) {
        let left = max(1, rectangle.x.lowerBound)
        let top = max(1, rectangle.y.lowerBound)
        return (
            left, top, min(plane.width - 1, rectangle.x.upperBound) - left,
            min(plane.height - 1, rectangle.y.upperBound) - top
        )
    }
}
