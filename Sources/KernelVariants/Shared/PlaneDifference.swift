internal import CVectorShims

/// Σ |a − b| over `height` rows of `width` samples; contract in
/// `Reference/Plane/Difference+Reference.swift`.
///
/// Stops early, after any row, once the sum exceeds `limit`.
@inline(never)
public func planeSumAbsoluteDifference(
    _ a: UnsafePointer<UInt8>, _ strideA: Int, _ b: UnsafePointer<UInt8>, _ strideB: Int,
    _ width: Int, _ height: Int, _ limit: UInt64
) -> UInt64 {
    var total: UInt64 = 0
    let tail = width & 15
    let skip = cvs_plane_skip_u8x16(Int32(truncatingIfNeeded: 16 &- tail))
    var y = 0
    while y < height {
        let rowA = UnsafeRawPointer(a + y &* strideA)
        let rowB = UnsafeRawPointer(b + y &* strideB)
        // Headroom: 64-bit lanes.
        var wide0 = SIMD4<UInt64>.zero
        var wide1 = SIMD4<UInt64>.zero
        var narrow = SIMD2<UInt64>.zero
        var x = 0
        while x &+ 64 <= width {
            wide0 &+= cvs_plane_sad_u8x32(planeBytes32(rowA, x), planeBytes32(rowB, x))
            wide1 &+= cvs_plane_sad_u8x32(planeBytes32(rowA, x &+ 32), planeBytes32(rowB, x &+ 32))
            x &+= 64
        }
        while x &+ 16 <= width {
            narrow &+= cvs_plane_sad_u8x16(planeBytes16(rowA, x), planeBytes16(rowB, x))
            x &+= 16
        }
        if tail > 0 && width >= 16 {
            narrow &+= cvs_plane_sad_u8x16(
                planeBytes16(rowA, width &- 16) & skip, planeBytes16(rowB, width &- 16) & skip)
        } else {
            while x < width {
                let p = Int(a[y &* strideA &+ x])
                let q = Int(b[y &* strideB &+ x])
                total &+= UInt64(truncatingIfNeeded: p > q ? p &- q : q &- p)
                x &+= 1
            }
        }
        wide0 &+= wide1
        total &+= wide0[0] &+ wide0[1] &+ wide0[2] &+ wide0[3]
        total &+= narrow[0] &+ narrow[1]
        if total > limit { return total }
        y &+= 1
    }
    return total
}

/// Σ (a − b)² over `height` rows of `width` samples.
@inline(never)
public func planeSumSquaredDifference(
    _ a: UnsafePointer<UInt8>, _ strideA: Int, _ b: UnsafePointer<UInt8>, _ strideB: Int,
    _ width: Int, _ height: Int
) -> UInt64 {
    var total: UInt64 = 0
    let tail = width & 15
    let skip = cvs_plane_skip_i16x16(Int32(truncatingIfNeeded: 16 &- tail))
    var y = 0
    while y < height {
        let rowA = a + y &* strideA
        let rowB = b + y &* strideB
        var x = 0
        while x &+ 16 <= width {
            // Headroom: a lane gains at most 2 · 255² a block, so 16384 blocks stay below 2³¹.
            let end = min(width, x &+ 16 &* 16384)
            var lanes = SIMD8<Int32>.zero
            while x &+ 16 <= end {
                let d = cvs_plane_load_i16x16(rowA + x) &- cvs_plane_load_i16x16(rowB + x)
                lanes &+= cvs_plane_dot_i16x16(d, d)
                x &+= 16
            }
            total &+= planeTotal32(lanes)
        }
        if tail > 0 && width >= 16 {
            let p = cvs_plane_load_i16x16(rowA + (width &- 16))
            let d = (p &- cvs_plane_load_i16x16(rowB + (width &- 16))) & skip
            total &+= planeTotal32(cvs_plane_dot_i16x16(d, d))
        } else {
            while x < width {
                let d = Int(rowA[x]) &- Int(rowB[x])
                total &+= UInt64(truncatingIfNeeded: d &* d)
                x &+= 1
            }
        }
        y &+= 1
    }
    return total
}

@inline(__always)
private func planeTotal32(_ lanes: SIMD8<Int32>) -> UInt64 {
    var total: Int64 = 0
    for lane in 0..<8 { total &+= Int64(lanes[lane]) }
    return UInt64(truncatingIfNeeded: total)
}

@inline(__always)
private func planeBytes32(_ row: UnsafeRawPointer, _ x: Int) -> SIMD32<UInt8> {
    row.loadUnaligned(fromByteOffset: x, as: SIMD32<UInt8>.self)
}

@inline(__always)
private func planeBytes16(_ row: UnsafeRawPointer, _ x: Int) -> SIMD16<UInt8> {
    row.loadUnaligned(fromByteOffset: x, as: SIMD16<UInt8>.self)
}
