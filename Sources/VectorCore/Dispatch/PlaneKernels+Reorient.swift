extension PlaneKernels {
    /// Mirrors and turns a plane by quarter circles.
    ///
    /// The same code on every level: words of eight bytes serve as vectors.
    ///
    /// - Precondition: `target` has the source's sides, exchanged for odd turns.
    public func reorient(
        _ source: PlaneView, _ orientation: PlaneOrientation, into target: MutablePlaneView
    ) {
        let sides =
            orientation.exchangesSides
            ? (source.height, source.width) : (source.width, source.height)
        precondition((target.width, target.height) == sides)
        if orientation.exchangesSides {
            turn(source, orientation, into: target)
        } else {
            let isUpsideDown = orientation.quarterTurns == 2
            for y in 0..<source.height {
                let from = source.base + y * source.bytesPerRow
                let row = isUpsideDown ? source.height - 1 - y : y
                let to = target.base + row * target.bytesPerRow
                if orientation.isMirrored == isUpsideDown {
                    to.update(from: from, count: source.width)
                } else {
                    Self.reverse(from, into: to, source.width)
                }
            }
        }
    }

    private static func reverse(
        _ from: UnsafePointer<UInt8>, into to: UnsafeMutablePointer<UInt8>, _ count: Int
    ) {
        let source = UnsafeRawPointer(from)
        let target = UnsafeMutableRawPointer(to)
        var x = 0
        while x + 8 <= count {
            let bytes = source.loadUnaligned(fromByteOffset: x, as: UInt64.self)
            target.storeBytes(of: bytes.byteSwapped, toByteOffset: count - 8 - x, as: UInt64.self)
            x += 8
        }
        while x < count {
            to[count - 1 - x] = from[x]
            x += 1
        }
    }

    /// A transposition, read and written from the top or from the bottom.
    private func turn(
        _ source: PlaneView, _ orientation: PlaneOrientation, into target: MutablePlaneView
    ) {
        let readsUpwards = orientation.quarterTurns == 1
        let writesUpwards = orientation.isMirrored == readsUpwards
        let sourceStep = readsUpwards ? -source.bytesPerRow : source.bytesPerRow
        let targetStep = writesUpwards ? -target.bytesPerRow : target.bytesPerRow
        let from = source.base + (readsUpwards ? source.height - 1 : 0) * source.bytesPerRow
        let to = target.base + (writesUpwards ? target.height - 1 : 0) * target.bytesPerRow
        // Bands of 64 source rows, so that a cache line of the target is filled while it is near.
        for band in stride(from: 0, to: source.height, by: 64) {
            let bandEnd = min(band + 64, source.height)
            var x = 0
            while x + 8 <= source.width {
                var y = band
                while y + 8 <= bandEnd {
                    Self.transpose(
                        UnsafeRawPointer(from + y * sourceStep + x), sourceStep,
                        UnsafeMutableRawPointer(to + x * targetStep + y), targetStep)
                    y += 8
                }
                while y < bandEnd {
                    for i in x..<x + 8 { to[i * targetStep + y] = from[y * sourceStep + i] }
                    y += 1
                }
                x += 8
            }
            while x < source.width {
                for y in band..<bandEnd { to[x * targetStep + y] = from[y * sourceStep + x] }
                x += 1
            }
        }
    }

    /// Transposes 8 × 8 bytes by exchanging halves, quarters and neighbours of eight words.
    ///
    /// Source: H. S. Warren, *Hacker's Delight*, 2nd ed., §7-3.
    @inline(__always)
    private static func transpose(
        _ from: UnsafeRawPointer, _ fromStep: Int, _ to: UnsafeMutableRawPointer, _ toStep: Int
    ) {
        func row(_ index: Int) -> UInt64 {
            UInt64(
                littleEndian: from.loadUnaligned(
                    fromByteOffset: index * fromStep, as: UInt64.self))
        }
        func store(_ index: Int, _ bytes: UInt64) {
            to.storeBytes(
                of: bytes.littleEndian, toByteOffset: index * toStep, as: UInt64.self)
        }
        var (r0, r1, r2, r3) = (row(0), row(1), row(2), row(3))
        var (r4, r5, r6, r7) = (row(4), row(5), row(6), row(7))
        exchange(&r0, &r4, 32, 0x0000_0000_FFFF_FFFF)
        exchange(&r1, &r5, 32, 0x0000_0000_FFFF_FFFF)
        exchange(&r2, &r6, 32, 0x0000_0000_FFFF_FFFF)
        exchange(&r3, &r7, 32, 0x0000_0000_FFFF_FFFF)
        exchange(&r0, &r2, 16, 0x0000_FFFF_0000_FFFF)
        exchange(&r1, &r3, 16, 0x0000_FFFF_0000_FFFF)
        exchange(&r4, &r6, 16, 0x0000_FFFF_0000_FFFF)
        exchange(&r5, &r7, 16, 0x0000_FFFF_0000_FFFF)
        exchange(&r0, &r1, 8, 0x00FF_00FF_00FF_00FF)
        exchange(&r2, &r3, 8, 0x00FF_00FF_00FF_00FF)
        exchange(&r4, &r5, 8, 0x00FF_00FF_00FF_00FF)
        exchange(&r6, &r7, 8, 0x00FF_00FF_00FF_00FF)
        store(0, r0)
        store(1, r1)
        store(2, r2)
        store(3, r3)
        store(4, r4)
        store(5, r5)
        store(6, r6)
        store(7, r7)
    }

    /// Exchanges the high parts of `low` with the low parts of `high`.
    @inline(__always)
    private static func exchange(
        _ low: inout UInt64, _ high: inout UInt64, _ shift: UInt64, _ mask: UInt64
    ) {
        let difference = ((low &>> shift) ^ high) & mask
        high ^= difference
        low ^= difference &<< shift
    }
}
