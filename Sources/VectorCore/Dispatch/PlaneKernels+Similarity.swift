extension PlaneKernels {
    /// Mean structural similarity of two planes of one size, over 8 × 8 windows 4 samples apart.
    ///
    /// - Returns: −1...1, 1 for equal planes; `nil` where a side is below 8 samples.
    /// - Precondition: both planes have the same width and height.
    /// - Source: Z. Wang et al., *Image Quality Assessment*, IEEE TIP 13(4), 2004, flat window.
    public func structuralSimilarity(_ a: PlaneView, _ b: PlaneView) -> Double? {
        precondition(a.width == b.width && a.height == b.height)
        guard a.width >= 8 && a.height >= 8 else { return nil }
        let blocks = a.width / 4
        let rows = a.height / 4
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 8 * blocks) { sums in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: 8) { totals in
                totals.initialize(repeating: 0)
                // Safety: neither buffer is empty, so both have base addresses.
                var upper = sums.baseAddress!
                var lower = upper + 4 * blocks
                for row in 0..<rows {
                    functions.blockSums(
                        a.base + 4 * row * a.bytesPerRow, a.bytesPerRow,
                        b.base + 4 * row * b.bytesPerRow, b.bytesPerRow, blocks, lower, blocks)
                    if row > 0 {
                        functions.addSimilarities(
                            upper, lower, blocks, blocks - 1, totals.baseAddress!)
                    }
                    swap(&upper, &lower)
                }
                let quarters = (totals[0] + totals[4], totals[1] + totals[5])
                let others = (totals[2] + totals[6], totals[3] + totals[7])
                let total = (quarters.0 + others.0) + (quarters.1 + others.1)
                return total / Double((blocks - 1) * (rows - 1))
            }
        }
    }
}
