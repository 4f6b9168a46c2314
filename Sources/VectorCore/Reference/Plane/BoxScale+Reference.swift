extension PlaneReference {
    /// Resizes a plane by exact area averaging: each result is the mean of the source over the
    /// rectangle that it covers, samples counted by the share that lies inside.
    ///
    /// - Shape: any sizes from 1 × 1; a result larger than the source repeats and blends samples.
    ///   Equal sizes copy. Padding is neither read nor written.
    /// - Exactness: the same bits on every level. The weights are integers (overlaps in units of
    ///   1/target width and 1/target height of a source sample), their sum is
    ///   D = source width × source height, and the result is ⌊(S + ⌊D/2⌋) / D⌋: rounded half up.
    /// - Range: D < 2⁴⁰.
    public static func boxScale(_ source: PlaneView, into target: MutablePlaneView) {
        let divisor = UInt64(source.width) * UInt64(source.height)
        for y in 0..<target.height {
            let rows = overlaps(y, of: target.height, with: source.height)
            for x in 0..<target.width {
                let columns = overlaps(x, of: target.width, with: source.width)
                var sum: UInt64 = 0
                for row in rows {
                    for column in columns {
                        let sample = source.base[row.index * source.bytesPerRow + column.index]
                        sum += UInt64(row.weight) * UInt64(column.weight) * UInt64(sample)
                    }
                }
                target.base[y * target.bytesPerRow + x] = UInt8((sum + divisor / 2) / divisor)
            }
        }
    }

    /// The source samples that result `index` of `targets` covers, each with its overlap; the
    /// overlaps add up to `sources`.
    private static func overlaps(
        _ index: Int, of targets: Int, with sources: Int
    ) -> [(index: Int, weight: Int)] {
        // In units of 1/(targets · sources) of the side, sample i covers [i·targets, (i+1)·targets).
        let start = index * sources
        let end = start + sources
        return (start / targets...(end - 1) / targets).map { sample in
            (sample, min(end, (sample + 1) * targets) - max(start, sample * targets))
        }
    }
}
