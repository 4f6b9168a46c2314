internal import CVectorShims

/// Nine sums of gradient magnitude by direction over `width` × `height` samples from `first`;
/// contract in `Reference/Plane/Gradients+Reference.swift`, parameters as ``planeSharpness``.
@inline(never)
public func planeOrientedGradients(
    _ first: UnsafePointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int, _ slack: Int,
    _ sums: UnsafeMutablePointer<UInt64>
) {
    for bin in 0..<9 { sums[bin] = 0 }
    let blocks = (width &+ 15) / 16
    let overlap = 16 &* blocks &- width
    let isVector = width >= 16 || overlap <= slack
    let skip = cvs_plane_skip_i16x16(Int32(truncatingIfNeeded: overlap))
    var bins = PlaneBins()
    // Headroom: a lane gains at most 2 · 5770 a block, so 2¹⁷ blocks stay below 2³¹.
    var room = 1 << 17
    var y = 0
    while y < height {
        let row = first + y &* stride
        if isVector {
            var block = 0
            while block < blocks {
                if room == 0 {
                    bins.add(to: sums)
                    bins = PlaneBins()
                    room = 1 << 17
                }
                room &-= 1
                var p = row + 16 &* block
                var gx = SIMD16<Int16>.zero
                var gy = SIMD16<Int16>.zero
                if block == blocks &- 1 && overlap > 0 {
                    p -= overlap
                    gx = (cvs_plane_load_i16x16(p + 1) &- cvs_plane_load_i16x16(p - 1)) & skip
                    gy = cvs_plane_load_i16x16(p + stride) &- cvs_plane_load_i16x16(p - stride)
                    gy &= skip
                } else {
                    gx = cvs_plane_load_i16x16(p + 1) &- cvs_plane_load_i16x16(p - 1)
                    gy = cvs_plane_load_i16x16(p + stride) &- cvs_plane_load_i16x16(p - stride)
                }
                bins.gather(gx, gy)
                block &+= 1
            }
        } else {
            // Narrower than a vector, without room to reach to the left.
            var gx = SIMD16<Int16>.zero
            var gy = SIMD16<Int16>.zero
            for x in 0..<width {
                let p = row + x
                gx[x] = Int16(p[1]) &- Int16(p[-1])
                gy[x] = Int16(p[stride]) &- Int16(p[0 &- stride])
            }
            bins.gather(gx, gy)
            room &-= 1
            if room == 0 {
                bins.add(to: sums)
                bins = PlaneBins()
                room = 1 << 17
            }
        }
        y &+= 1
    }
    bins.add(to: sums)
}

/// Magnitudes gathered by how many of the bounds 20°, 40°, 60° and 80° they reach, and separately for
/// the mirrored half of the circle: nested sums, which cost no comparison of bin numbers.
private struct PlaneBins {
    var all = SIMD8<Int32>.zero
    var reach1 = SIMD8<Int32>.zero
    var reach2 = SIMD8<Int32>.zero
    var reach3 = SIMD8<Int32>.zero
    var reach4 = SIMD8<Int32>.zero
    var mirroredAll = SIMD8<Int32>.zero
    var mirrored1 = SIMD8<Int32>.zero
    var mirrored2 = SIMD8<Int32>.zero
    var mirrored3 = SIMD8<Int32>.zero
    var mirrored4 = SIMD8<Int32>.zero

    @inline(__always)
    init() {}

    @inline(__always)
    mutating func gather(_ gx: SIMD16<Int16>, _ gy: SIMD16<Int16>) {
        let magnitude = Self.magnitude(gx, gy)
        let across = cvs_plane_abs_i16x16(gx)
        let down = cvs_plane_abs_i16x16(gy)
        // Headroom: 255 · 126 < 2¹⁵.
        let bound1 = cvs_plane_reaches_i16x16(down &* 120, across &* 44)
        let bound2 = cvs_plane_reaches_i16x16(down &* 98, across &* 82)
        let bound3 = cvs_plane_reaches_i16x16(down &* 64, across &* 111)
        let bound4 = cvs_plane_reaches_i16x16(down &* 22, across &* 126)
        let other = magnitude & cvs_plane_opposed_i16x16(gx, gy)
        all &+= Self.pairs(magnitude)
        reach1 &+= Self.pairs(magnitude & bound1)
        reach2 &+= Self.pairs(magnitude & bound2)
        reach3 &+= Self.pairs(magnitude & bound3)
        reach4 &+= Self.pairs(magnitude & bound4)
        mirroredAll &+= Self.pairs(other)
        mirrored1 &+= Self.pairs(other & bound1)
        mirrored2 &+= Self.pairs(other & bound2)
        mirrored3 &+= Self.pairs(other & bound3)
        mirrored4 &+= Self.pairs(other & bound4)
    }

    @inline(__always)
    private static func pairs(_ lanes: SIMD16<Int16>) -> SIMD8<Int32> {
        cvs_plane_dot_i16x16(lanes, SIMD16(repeating: 1))
    }

    /// ⌊16·√(gx² + gy²)⌋, at most 5770.
    @inline(__always)
    private static func magnitude(
        _ gx: SIMD16<Int16>, _ gy: SIMD16<Int16>
    ) -> SIMD16<Int16> {
        let low = root(cvs_plane_low_i32x8(gx), cvs_plane_low_i32x8(gy))
        let high = root(cvs_plane_high_i32x8(gx), cvs_plane_high_i32x8(gy))
        return cvs_plane_narrow_i32x8(low, high)
    }

    @inline(__always)
    private static func root(_ gx: SIMD8<Int32>, _ gy: SIMD8<Int32>) -> SIMD8<Int32> {
        let squares = cvs_plane_squares_i32x8(gx, gy)
        return cvs_plane_truncate_f32x8(
            cvs_plane_sqrt_f32x8(cvs_plane_to_f32x8(cvs_plane_shift_left_i32x8(squares, 8))))
    }

    @inline(__always)
    func add(to sums: UnsafeMutablePointer<UInt64>) {
        let plain0 = planeTotal(all) &- planeTotal(mirroredAll)
        let plain1 = planeTotal(reach1) &- planeTotal(mirrored1)
        let plain2 = planeTotal(reach2) &- planeTotal(mirrored2)
        let plain3 = planeTotal(reach3) &- planeTotal(mirrored3)
        let plain4 = planeTotal(reach4) &- planeTotal(mirrored4)
        Self.add(plain0 &- plain1, sums)
        Self.add(plain1 &- plain2, sums + 1)
        Self.add(plain2 &- plain3, sums + 2)
        Self.add(plain3 &- plain4, sums + 3)
        Self.add(plain4 &+ planeTotal(mirrored4), sums + 4)
        Self.add(planeTotal(mirrored3) &- planeTotal(mirrored4), sums + 5)
        Self.add(planeTotal(mirrored2) &- planeTotal(mirrored3), sums + 6)
        Self.add(planeTotal(mirrored1) &- planeTotal(mirrored2), sums + 7)
        Self.add(planeTotal(mirroredAll) &- planeTotal(mirrored1), sums + 8)
    }

    @inline(__always)
    private static func add(_ amount: Int64, _ sum: UnsafeMutablePointer<UInt64>) {
        sum.pointee &+= UInt64(truncatingIfNeeded: amount)
    }
}

@inline(__always)
private func planeTotal(_ lanes: SIMD8<Int32>) -> Int64 {
    var total: Int64 = 0
    for lane in 0..<8 { total &+= Int64(lanes[lane]) }
    return total
}
