internal import CVectorShims

/// Laplacian and gradient energy of `width` × `height` samples from `first`, all of which have four
/// neighbours; contract in `Reference/Plane/Gradients+Reference.swift`.
///
/// `slack` samples to the left of `first`, its left neighbour not counted, may be read as well.
/// `sums` receives the two energies.
@inline(never)
public func planeSharpness(
    _ first: UnsafePointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int, _ slack: Int,
    _ sums: UnsafeMutablePointer<Int64>
) {
    var laplacians: Int64 = 0
    var gradients: Int64 = 0
    let blocks = width / 16
    let tail = width &- 16 &* blocks
    let overlap = 16 &- tail
    let hasVectorTail = tail > 0 && overlap <= slack &+ 16 &* blocks
    let skip = cvs_plane_skip_i16x16(Int32(truncatingIfNeeded: overlap))
    var laplacianLanes = SIMD8<Int32>.zero
    var gradientLanes = SIMD8<Int32>.zero
    // Headroom: a lane gains at most 2 · 1020² a block, so 1000 blocks stay below 2³¹.
    var room = 1000
    var y = 0
    while y < height {
        let row = first + y &* stride
        var block = 0
        while block < blocks {
            if room == 0 {
                laplacians &+= planeTotal(laplacianLanes)
                gradients &+= planeTotal(gradientLanes)
                laplacianLanes = .zero
                gradientLanes = .zero
                room = 1000
            }
            let end = min(blocks, block &+ room)
            room &-= end &- block
            while block < end {
                let near = planeNeighbours(row + 16 &* block, stride)
                laplacianLanes &+= cvs_plane_dot_i16x16(near.laplacian, near.laplacian)
                gradientLanes &+= cvs_plane_dot_i16x16(near.gx, near.gx)
                gradientLanes &+= cvs_plane_dot_i16x16(near.gy, near.gy)
                block &+= 1
            }
        }
        if hasVectorTail {
            let near = planeNeighbours(row + (width &- 16), stride)
            let laplacian = near.laplacian & skip
            let gx = near.gx & skip
            let gy = near.gy & skip
            let energy = cvs_plane_dot_i16x16(gx, gx) &+ cvs_plane_dot_i16x16(gy, gy)
            if room == 0 {
                laplacians &+= planeTotal(laplacianLanes)
                gradients &+= planeTotal(gradientLanes)
                laplacianLanes = .zero
                gradientLanes = .zero
                room = 1000
            }
            room &-= 1
            laplacianLanes &+= cvs_plane_dot_i16x16(laplacian, laplacian)
            gradientLanes &+= energy
        } else {
            var x = 16 &* blocks
            while x < width {
                let p = row + x
                let left = Int64(p[-1])
                let right = Int64(p[1])
                let above = Int64(p[0 &- stride])
                let below = Int64(p[stride])
                let laplacian = 4 &* Int64(p[0]) &- left &- right &- above &- below
                laplacians &+= laplacian &* laplacian
                gradients &+= (right &- left) &* (right &- left)
                gradients &+= (below &- above) &* (below &- above)
                x &+= 1
            }
        }
        y &+= 1
    }
    sums[0] = laplacians &+ planeTotal(laplacianLanes)
    sums[1] = gradients &+ planeTotal(gradientLanes)
}

@inline(__always)
private func planeTotal(_ lanes: SIMD8<Int32>) -> Int64 {
    var total: Int64 = 0
    for lane in 0..<8 { total &+= Int64(lanes[lane]) }
    return total
}

@inline(__always)
private func planeNeighbours(
    _ p: UnsafePointer<UInt8>, _ stride: Int
) -> (laplacian: SIMD16<Int16>, gx: SIMD16<Int16>, gy: SIMD16<Int16>) {
    let left = cvs_plane_load_i16x16(p - 1)
    let right = cvs_plane_load_i16x16(p + 1)
    let above = cvs_plane_load_i16x16(p - stride)
    let below = cvs_plane_load_i16x16(p + stride)
    let centre = cvs_plane_load_i16x16(p)
    let twice = centre &+ centre
    let around = (left &+ right) &+ (above &+ below)
    return ((twice &+ twice) &- around, right &- left, below &- above)
}

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
                bins.gather(cvs_plane_low_i32x8(gx), cvs_plane_low_i32x8(gy))
                bins.gather(cvs_plane_high_i32x8(gx), cvs_plane_high_i32x8(gy))
                block &+= 1
            }
        } else {
            var gx = SIMD8<Int32>.zero
            var gy = SIMD8<Int32>.zero
            var x = 0
            while x < width {
                let p = row + x
                gx[x & 7] = Int32(p[1]) &- Int32(p[-1])
                gy[x & 7] = Int32(p[stride]) &- Int32(p[0 &- stride])
                x &+= 1
                if x & 7 == 0 || x == width {
                    bins.gather(gx, gy)
                    gx = .zero
                    gy = .zero
                }
            }
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

/// Magnitudes gathered by direction, eight lanes each.
private struct PlaneBins {
    var b0 = SIMD8<Int32>.zero
    var b1 = SIMD8<Int32>.zero
    var b2 = SIMD8<Int32>.zero
    var b3 = SIMD8<Int32>.zero
    var b4 = SIMD8<Int32>.zero
    var b5 = SIMD8<Int32>.zero
    var b6 = SIMD8<Int32>.zero
    var b7 = SIMD8<Int32>.zero
    var b8 = SIMD8<Int32>.zero

    @inline(__always)
    init() {}

    @inline(__always)
    mutating func gather(_ gx: SIMD8<Int32>, _ gy: SIMD8<Int32>) {
        let squares = (gx &* gx) &+ (gy &* gy)
        let root = cvs_plane_sqrt_f32x8(
            cvs_plane_to_f32x8(cvs_plane_shift_left_i32x8(squares, 8)))
        let magnitude = cvs_plane_truncate_f32x8(root)
        let across = cvs_plane_abs_i32x8(gx)
        let down = cvs_plane_abs_i32x8(gy)
        // Each passed bound adds −1.
        var passed = cvs_plane_reaches_i32x8(down &* 15396, across &* 5604)
        passed &+= cvs_plane_reaches_i32x8(down &* 12551, across &* 10531)
        passed &+= cvs_plane_reaches_i32x8(down &* 8192, across &* 14189)
        passed &+= cvs_plane_reaches_i32x8(down &* 2845, across &* 16135)
        let mirrored = cvs_plane_reaches_i32x8(SIMD8(repeating: -1), gx &* gy)
        let bin = cvs_plane_blend_i32x8(
            mirrored, SIMD8(repeating: 8) &+ passed, SIMD8.zero &- passed)
        b0 &+= Self.part(magnitude, bin, 0)
        b1 &+= Self.part(magnitude, bin, 1)
        b2 &+= Self.part(magnitude, bin, 2)
        b3 &+= Self.part(magnitude, bin, 3)
        b4 &+= Self.part(magnitude, bin, 4)
        b5 &+= Self.part(magnitude, bin, 5)
        b6 &+= Self.part(magnitude, bin, 6)
        b7 &+= Self.part(magnitude, bin, 7)
        b8 &+= Self.part(magnitude, bin, 8)
    }

    @inline(__always)
    private static func part(
        _ magnitude: SIMD8<Int32>, _ bin: SIMD8<Int32>, _ number: Int32
    ) -> SIMD8<Int32> {
        magnitude & cvs_plane_equal_i32x8(bin, SIMD8(repeating: number))
    }

    @inline(__always)
    func add(to sums: UnsafeMutablePointer<UInt64>) {
        sums[0] &+= UInt64(truncatingIfNeeded: planeTotal(b0))
        sums[1] &+= UInt64(truncatingIfNeeded: planeTotal(b1))
        sums[2] &+= UInt64(truncatingIfNeeded: planeTotal(b2))
        sums[3] &+= UInt64(truncatingIfNeeded: planeTotal(b3))
        sums[4] &+= UInt64(truncatingIfNeeded: planeTotal(b4))
        sums[5] &+= UInt64(truncatingIfNeeded: planeTotal(b5))
        sums[6] &+= UInt64(truncatingIfNeeded: planeTotal(b6))
        sums[7] &+= UInt64(truncatingIfNeeded: planeTotal(b7))
        sums[8] &+= UInt64(truncatingIfNeeded: planeTotal(b8))
    }
}
