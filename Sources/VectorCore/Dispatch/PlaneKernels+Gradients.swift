extension PlaneKernels {
    /// Laplacian and gradient energy of the part of a plane inside `rectangle`.
    ///
    /// The rectangle is clamped to the plane; samples on the plane's border are left out. Integers.
    public func sharpness(_ plane: PlaneView, in rectangle: PlaneRectangle) -> SharpnessSums {
        PlaneReference.sharpness(plane, in: rectangle.clamped(to: plane))
    }

    /// Laplacian and gradient energy of each tile of a grid, in one pass over the plane.
    ///
    /// - Parameter tiles: `grid.count` elements, row by row, overwritten.
    public func sharpness(
        _ plane: PlaneView, grid: TileGrid, into tiles: UnsafeMutablePointer<SharpnessSums>
    ) {
        for index in 0..<grid.count {
            tiles[index] = sharpness(
                plane, in: grid.rectangle(index, width: plane.width, height: plane.height))
        }
    }

    /// Nine sums of gradient magnitude by unsigned direction, for each cell of a grid.
    ///
    /// - Parameter sums: 9 elements for each cell, cells row by row, overwritten. Element k gathers
    ///   gradient angles 20k°..<20(k+1)°, in units of 1/16 code value over two samples. Integers.
    public func orientedGradients(
        _ plane: PlaneView, cells: TileGrid, into sums: UnsafeMutablePointer<UInt64>
    ) {
        for index in 0..<cells.count {
            let rectangle = cells.rectangle(index, width: plane.width, height: plane.height)
            PlaneReference.orientedGradients(plane, in: rectangle, sums + 9 * index)
        }
    }
}
