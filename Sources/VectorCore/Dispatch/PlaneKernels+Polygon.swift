extension PlaneKernels {
    /// Writes `value` to every sample of `mask` whose centre lies inside a closed polygon.
    ///
    /// Even-odd rule; a centre exactly on an edge counts as the sample to the right of it, so that
    /// polygons sharing an edge neither overlap nor leave a gap. Other samples keep their value.
    /// The same on every level: edges are intersected in double precision.
    ///
    /// - Parameters:
    ///   - points: corners in pixels, centres at half-integers, in order; the last joins the first.
    ///     May lie outside the mask. Edges with a corner that is not finite are left out.
    ///   - value: what is written.
    public func fillPolygon(
        _ points: [SIMD2<Float>], value: UInt8 = 255, into mask: MutablePlaneView
    ) {
        var crossings: [Double] = []
        crossings.reserveCapacity(points.count)
        for y in 0..<mask.height {
            let centre = Double(y) + 0.5
            crossings.removeAll(keepingCapacity: true)
            var previous = points.last ?? SIMD2(0, 0)
            for point in points {
                defer { previous = point }
                let (y0, y1) = (Double(previous.y), Double(point.y))
                guard (y0 <= centre) != (y1 <= centre) else { continue }
                let (x0, x1) = (Double(previous.x), Double(point.x))
                let crossing = x0 + (centre - y0) * (x1 - x0) / (y1 - y0)
                if crossing.isFinite { crossings.append(crossing) }
            }
            crossings.sort()
            let row = mask.base + y * mask.bytesPerRow
            for pair in 0..<crossings.count / 2 {
                let first = Self.firstCentre(at: crossings[2 * pair], mask.width)
                let last = Self.firstCentre(at: crossings[2 * pair + 1], mask.width)
                if first < last { (row + first).update(repeating: value, count: last - first) }
            }
        }
    }

    /// The first column whose centre is not left of `x`, limited to 0...`width`.
    private static func firstCentre(at x: Double, _ width: Int) -> Int {
        Int(min(max((x - 0.5).rounded(.up), 0), Double(width)))
    }
}
