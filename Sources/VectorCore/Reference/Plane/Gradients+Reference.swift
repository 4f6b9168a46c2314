extension PlaneReference {
    /// Laplacian and gradient energy of the part of a plane inside `rectangle`.
    ///
    /// - Shape: any size; samples on the plane's border have no four neighbours and are left out, so
    ///   planes and rectangles without an interior give count 0.
    /// - Exactness: integers; see ``SharpnessSums`` for the sums.
    /// - Range: fewer than 2⁴² samples.
    public static func sharpness(
        _ plane: PlaneView, in rectangle: PlaneRectangle
    ) -> SharpnessSums {
        var sums = SharpnessSums()
        for (x, y) in interior(of: plane, in: rectangle) {
            let p = plane.base + y * plane.bytesPerRow + x
            let left = Int64(p[-1])
            let right = Int64(p[1])
            let above = Int64(p[-plane.bytesPerRow])
            let below = Int64(p[plane.bytesPerRow])
            let laplacian = 4 * Int64(p[0]) - left - right - above - below
            sums.laplacian += laplacian * laplacian
            sums.gradient += (right - left) * (right - left) + (below - above) * (below - above)
            sums.count += 1
        }
        return sums
    }

    /// Nine sums of gradient magnitude by direction, over the part of a plane inside `rectangle`.
    ///
    /// - Shape: `sums` holds 9 elements and is overwritten; border samples are left out as above.
    /// - Units: magnitude is ⌊16·√(gx² + gy²)⌋ with the central differences gx = right − left and
    ///   gy = below − above, so 1/16 of a code value over two samples. Sum k gathers unsigned
    ///   gradient angles 20k°..<20(k+1)°, measured from +x towards +y (clockwise on screen).
    /// - Exactness: the same integers on every level. The bounds 20°, 40°, 60° and 80° are tested
    ///   on |gx|, |gy| with sine and cosine in units of 2⁻⁷ (right to 0.2°), so that 16-bit lanes hold
    ///   the products; the other half by mirroring.
    /// - Source: N. Dalal, B. Triggs, *Histograms of Oriented Gradients for Human Detection*, CVPR
    ///   2005, without block normalisation or interpolation between bins.
    public static func orientedGradients(
        _ plane: PlaneView, in rectangle: PlaneRectangle, _ sums: UnsafeMutablePointer<UInt64>
    ) {
        sums.update(repeating: 0, count: 9)
        for (x, y) in interior(of: plane, in: rectangle) {
            let p = plane.base + y * plane.bytesPerRow + x
            let gx = Int32(p[1]) - Int32(p[-1])
            let gy = Int32(p[plane.bytesPerRow]) - Int32(p[-plane.bytesPerRow])
            var bin = 0
            for bound in orientationBounds where abs(gy) * bound.cosine >= abs(gx) * bound.sine {
                bin += 1
            }
            if gx * gy < 0 { bin = 8 - bin }
            sums[bin] += UInt64(Float((gx * gx + gy * gy) << 8).squareRoot())
        }
    }

    /// 2⁷ · (cos, sin) of 20°, 40°, 60°, 80°.
    private static let orientationBounds: [(cosine: Int32, sine: Int32)] = [
        (120, 44), (98, 82), (64, 111), (22, 126),
    ]

    /// Coordinates inside both `rectangle` and the plane's interior, row by row.
    private static func interior(
        of plane: PlaneView, in rectangle: PlaneRectangle
    ) -> [(x: Int, y: Int)] {
        let columns =
            max(
                1, rectangle.x.lowerBound)..<max(
                1, rectangle.x.lowerBound, min(plane.width - 1, rectangle.x.upperBound))
        let rows =
            max(
                1, rectangle.y.lowerBound)..<max(
                1, rectangle.y.lowerBound, min(plane.height - 1, rectangle.y.upperBound))
        return rows.flatMap { y in columns.map { x in (x, y) } }
    }
}
