extension PlaneKernels {
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
        let limitX = min(radius, (a.width - 1) / 2)
        let limitY = min(radius, (a.height - 1) / 2)
        let width = a.width - 2 * limitX
        let height = a.height - 2 * limitY
        let middle = a.base + limitY * a.bytesPerRow + limitX

        func difference(_ dx: Int, _ dy: Int, limit: UInt64) -> UInt64 {
            functions.sumAbsoluteDifference(
                middle, a.bytesPerRow, b.base + (limitY + dy) * b.bytesPerRow + limitX + dx,
                b.bytesPerRow, width, height, limit)
        }

        let unshifted = difference(0, 0, limit: .max)
        var best = (sum: unshifted, length: 0, dx: 0, dy: 0)
        // Rings from the centre outwards: a good shift found early lets the others stop early, and
        // what stops exceeds the best sum, so the result is that of trying all in full.
        for ring in 1...max(1, limitX, limitY) {
            for dy in -min(ring, limitY)...min(ring, limitY) {
                let isEdge = abs(dy) == ring
                var dx = -ring
                while dx <= ring {
                    if abs(dx) <= limitX && (dx, dy) != (0, 0) {
                        let sum = difference(dx, dy, limit: best.sum)
                        let length = dx * dx + dy * dy
                        if (sum, length, dy, dx) < (best.sum, best.length, best.dy, best.dx) {
                            best = (sum, length, dx, dy)
                        }
                    }
                    dx += isEdge ? 1 : 2 * ring
                }
            }
        }
        return PlaneTranslation(
            dx: best.dx, dy: best.dy, difference: best.sum, unshiftedDifference: unshifted,
            count: width * height)
    }
}
