extension PlaneKernels {
    /// Resizes a plane by exact area averaging, rounded half up.
    ///
    /// Any sizes; meant for making planes smaller. Equal sizes copy. Integers: exact.
    public func boxScale(_ source: PlaneView, into target: MutablePlaneView) {
        if source.width == target.width && source.height == target.height {
            for y in 0..<source.height {
                (target.base + y * target.bytesPerRow)
                    .update(from: source.base + y * source.bytesPerRow, count: source.width)
            }
            return
        }
        // Safety: the buffers below hold at least one element, so they have base addresses.
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: source.width) { sums in
            let across = source.width / target.width
            let down = source.height / target.height
            if across * target.width == source.width && down * target.height == source.height
                && across * down <= 4096 && down <= 128
            {
                functions.boxScaleWhole(
                    source.base, source.bytesPerRow, across, down, target.base,
                    target.bytesPerRow, target.width, target.height, sums.baseAddress!)
            } else {
                blend(source, into: target, sums.baseAddress!)
            }
        }
    }

    private func blend(
        _ source: PlaneView, into target: MutablePlaneView, _ sums: UnsafeMutablePointer<UInt32>
    ) {
        precondition(source.height < 1 << 24 && target.height < 1 << 24)
        for y in 0..<target.height {
            // In units of 1 / target.height of a source row.
            let start = y * source.height
            let end = start + source.height
            var row = start / target.height
            var place = start
            while place < end {
                let next = min(end, (row + 1) * target.height)
                functions.addWeightedRow(
                    source.base + row * source.bytesPerRow, source.width,
                    UInt32(next - place), place == start, sums)
                place = next
                row += 1
            }
            functions.blendColumns(
                sums, source.width, target.width, source.width * source.height,
                target.base + y * target.bytesPerRow)
        }
    }

    /// Mirrors and turns a plane by quarter circles.
    ///
    /// - Precondition: `target` has the source's sides, exchanged for odd turns.
    public func reorient(
        _ source: PlaneView, _ orientation: PlaneOrientation, into target: MutablePlaneView
    ) {
        let sides =
            orientation.exchangesSides
            ? (source.height, source.width) : (source.width, source.height)
        precondition((target.width, target.height) == sides)
        PlaneReference.reorient(source, orientation, into: target)
    }
}
