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
        precondition(source.height < 1 << 23 && source.width < 1 << 23)
        // A target sample covers up to ⌈ratio⌉ + 1 source samples.
        let steps = ((source.width + target.width - 1) / target.width + 1 + 3) / 4
        let taps = 4 * steps
        let count = source.width + taps + target.width * taps
        withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { numbers in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: target.width) { firsts in
                numbers.initialize(repeating: 0)
                // Safety: neither buffer is empty, so both have base addresses.
                let columns = numbers.baseAddress!
                let weights = columns + source.width + taps
                let starts = firsts.baseAddress!
                for x in 0..<target.width {
                    let start = x * source.width
                    starts[x] = Int32(start / target.width)
                    Self.eachOverlap(start, source.width, of: target.width) { index, weight in
                        weights[x * taps + index - Int(starts[x])] = Double(weight)
                    }
                }
                for y in 0..<target.height {
                    let start = y * source.height
                    Self.eachOverlap(start, source.height, of: target.height) { row, weight in
                        functions.addWeightedRow(
                            source.base + row * source.bytesPerRow, source.width,
                            UInt32(weight), row == start / target.height, sums)
                    }
                    functions.blendColumns(
                        sums, source.width, columns, starts, weights, steps,
                        source.width * source.height, target.base + y * target.bytesPerRow,
                        target.width)
                }
            }
        }
    }

    /// Calls `body` with each source sample that `start` ..< `start + length` touches, in units of
    /// 1 / `unit` of a source sample, and with the length of their overlap.
    @inline(__always)
    private static func eachOverlap(
        _ start: Int, _ length: Int, of unit: Int, _ body: (_ index: Int, _ weight: Int) -> Void
    ) {
        var place = start
        var index = start / unit
        while place < start + length {
            let next = min(start + length, (index + 1) * unit)
            body(index, next - place)
            place = next
            index += 1
        }
    }
}
