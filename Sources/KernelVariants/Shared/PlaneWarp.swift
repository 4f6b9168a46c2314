internal import CVectorShims

/// Samples a picture through an affine map; contract in `Reference/Plane/Warp+Reference.swift`.
///
/// `sizes` holds width, height and bytes per row of luma, then of chroma, then bytes per row of Cr;
/// all sides are at least 2, and no plane has 2³¹ bytes. `numbers` holds the map (a, b, tx, c, d, ty), R′G′B′ coefficients in code values
/// (luma offset, luma scale, Cr to red, Cb to green, Cr to green, Cb to blue), chroma samples per
/// luma sample across and down, and scale and offset for three components. `rows` is scratch for three rows, each
/// of `width` rounded up to 8.
@inline(never)
public func planeWarpToRGB(
    _ luma: UnsafePointer<UInt8>, _ cb: UnsafePointer<UInt8>, _ cr: UnsafePointer<UInt8>,
    _ sizes: UnsafePointer<Int>, _ numbers: UnsafePointer<Float>, _ width: Int, _ height: Int,
    _ supersampling: Int, _ rows: UnsafeMutablePointer<Float>,
    _ output: UnsafeMutablePointer<Float>
) {
    let n = Float(supersampling)
    let share = 1 / (n * n)
    let capacity = (width &+ 7) / 8 &* 8
    let chromaAcross = numbers[12]
    let chromaDown = numbers[13]
    let zero = Lanes(repeating: 0)
    let top = Lanes(repeating: 255)
    var y = 0
    while y < height {
        var x = 0
        while x < width {
            var red = zero
            var green = zero
            var blue = zero
            var j = 0
            while j < supersampling {
                let py = Float(y) + (Float(j) + 0.5) / n
                let rowX = numbers[1] * py + numbers[2]
                let rowY = numbers[4] * py + numbers[5]
                var i = 0
                while i < supersampling {
                    let px = planeColumns(x) + (Float(i) + 0.5) / n
                    let sx = px * numbers[0] + rowX
                    let sy = px * numbers[3] + rowY
                    let inside = planeInside(sx, sy, sizes)
                    let u = sx - 0.5
                    let near = planeTaps(u, sy - 0.5, sizes)
                    let grey = (planeBilinear(luma, sizes[2], near) - numbers[6]) * numbers[7]
                    let v = sy * chromaDown - 0.5
                    let chroma = planeTaps(u * chromaAcross, v, sizes + 3)
                    let c = planeBilinear(cb, sizes[5], chroma) - 128
                    let d = planeBilinear(cr, sizes[6], chroma) - 128
                    let r = grey + d * numbers[8]
                    let mixed = grey + c * numbers[9]
                    let g = mixed + d * numbers[10]
                    let b = grey + c * numbers[11]
                    red += cvs_plane_keep_f32x8(cvs_plane_clamp_f32x8(r, zero, top), inside)
                    green += cvs_plane_keep_f32x8(cvs_plane_clamp_f32x8(g, zero, top), inside)
                    blue += cvs_plane_keep_f32x8(cvs_plane_clamp_f32x8(b, zero, top), inside)
                    i &+= 1
                }
                j &+= 1
            }
            UnsafeMutableRawPointer(rows + x).storeBytes(of: red, as: Lanes.self)
            UnsafeMutableRawPointer(rows + (capacity &+ x)).storeBytes(of: green, as: Lanes.self)
            UnsafeMutableRawPointer(rows + (2 &* capacity &+ x)).storeBytes(
                of: blue, as: Lanes.self)
            x &+= 8
        }
        planeInterleave(rows, capacity, numbers + 14, share, output + (3 &* y &* width), width)
        y &+= 1
    }
}

/// Scales, offsets and interleaves one row. Apart from the loop above, because the optimiser would
/// otherwise carry the shuffles into it.
@inline(never)
private func planeInterleave(
    _ rows: UnsafePointer<Float>, _ capacity: Int, _ numbers: UnsafePointer<Float>,
    _ share: Float, _ output: UnsafeMutablePointer<Float>, _ width: Int
) {
    let greens = rows + capacity
    let blues = greens + capacity
    var x = 0
    while x &+ 8 <= width {
        let red = UnsafeRawPointer(rows + x).loadUnaligned(as: Lanes.self) * share
        let green = UnsafeRawPointer(greens + x).loadUnaligned(as: Lanes.self) * share
        let blue = UnsafeRawPointer(blues + x).loadUnaligned(as: Lanes.self) * share
        cvs_plane_store_interleaved(
            output + 3 &* x, red * numbers[0] + numbers[3], green * numbers[1] + numbers[4],
            blue * numbers[2] + numbers[5])
        x &+= 8
    }
    while x < width {
        output[3 &* x] = (rows[x] * share) * numbers[0] + numbers[3]
        output[3 &* x &+ 1] = (greens[x] * share) * numbers[1] + numbers[4]
        output[3 &* x &+ 2] = (blues[x] * share) * numbers[2] + numbers[5]
        x &+= 1
    }
}

/// Samples one plane through an affine map; parameters as ``planeWarpToRGB``, of luma only.
///
/// Writes destination rows `firstRow` ..< `firstRow + height`.
@inline(never)
public func planeWarp(
    _ plane: UnsafePointer<UInt8>, _ sizes: UnsafePointer<Int>, _ numbers: UnsafePointer<Float>,
    _ width: Int, _ firstRow: Int, _ height: Int, _ supersampling: Int,
    _ output: UnsafeMutablePointer<Float>
) {
    let n = Float(supersampling)
    let share = 1 / (n * n)
    var y = 0
    while y < height {
        var x = 0
        while x < width {
            var sum = Lanes(repeating: 0)
            var j = 0
            while j < supersampling {
                let py = Float(firstRow &+ y) + (Float(j) + 0.5) / n
                let rowX = numbers[1] * py + numbers[2]
                let rowY = numbers[4] * py + numbers[5]
                var i = 0
                while i < supersampling {
                    let px = planeColumns(x) + (Float(i) + 0.5) / n
                    let sx = px * numbers[0] + rowX
                    let sy = px * numbers[3] + rowY
                    let near = planeTaps(sx - 0.5, sy - 0.5, sizes)
                    let value = planeBilinear(plane, sizes[2], near)
                    sum += cvs_plane_keep_f32x8(value, planeInside(sx, sy, sizes))
                    i &+= 1
                }
                j &+= 1
            }
            sum = sum * share
            let pixel = output + (y &* width &+ x)
            if x &+ 8 <= width {
                UnsafeMutableRawPointer(pixel).storeBytes(of: sum, as: Lanes.self)
            } else {
                for lane in 0..<(width &- x) { pixel[lane] = sum[lane] }
            }
            x &+= 8
        }
        y &+= 1
    }
}

private typealias Lanes = SIMD8<Float>

/// Where eight samples are taken: the first of two neighbouring rows and columns, and the weights of
/// the second ones.
private struct PlaneTaps {
    let row: SIMD8<Int32>
    let column: SIMD8<Int32>
    let down: Lanes
    let across: Lanes
}

@inline(__always)
private func planeColumns(_ x: Int) -> Lanes {
    cvs_plane_to_f32x8(cvs_plane_lanes_i32x8() &+ Int32(truncatingIfNeeded: x))
}

@inline(__always)
private func planeInside(_ x: Lanes, _ y: Lanes, _ sizes: UnsafePointer<Int>) -> SIMD8<Int32> {
    cvs_plane_within_f32x8(x, Lanes(repeating: Float(sizes[0])))
        & cvs_plane_within_f32x8(y, Lanes(repeating: Float(sizes[1])))
}

@inline(__always)
private func planeTaps(_ u: Lanes, _ v: Lanes, _ sizes: UnsafePointer<Int>) -> PlaneTaps {
    let zero = Lanes(repeating: 0)
    let x = cvs_plane_clamp_f32x8(u, zero, Lanes(repeating: Float(sizes[0] &- 1)))
    let y = cvs_plane_clamp_f32x8(v, zero, Lanes(repeating: Float(sizes[1] &- 1)))
    let column = cvs_plane_least_i32x8(
        cvs_plane_truncate_f32x8(x),
        SIMD8(repeating: Int32(truncatingIfNeeded: sizes[0] &- 2)))
    let row = cvs_plane_least_i32x8(
        cvs_plane_truncate_f32x8(y),
        SIMD8(repeating: Int32(truncatingIfNeeded: sizes[1] &- 2)))
    return PlaneTaps(
        row: row, column: column, down: y - cvs_plane_to_f32x8(row),
        across: x - cvs_plane_to_f32x8(column))
}

@inline(__always)
private func planeBilinear(
    _ plane: UnsafePointer<UInt8>, _ stride: Int, _ taps: PlaneTaps
) -> Lanes {
    let rows = taps.row &* SIMD8(repeating: Int32(truncatingIfNeeded: stride))
    let offsets = rows &+ taps.column
    return cvs_plane_bilinear(plane, stride, offsets, taps.across, taps.down)
}
