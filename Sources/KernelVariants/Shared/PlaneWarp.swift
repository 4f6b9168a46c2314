internal import CVectorShims

/// Samples a picture through an affine map; contract in `Reference/Plane/Warp+Reference.swift`.
///
/// `sizes` holds width, height and bytes per row of luma, then of chroma, then bytes per row of Cr;
/// all sides are at least 2, and no plane has 2³¹ bytes. `numbers` holds the map (a, b, tx, c, d, ty), R′G′B′ coefficients in code values
/// (luma offset, luma scale, Cr to red, Cb to green, Cr to green, Cb to blue), chroma samples per
/// luma sample across and down, and scale and offset for three components.
@inline(never)
public func planeWarpToRGB(
    _ luma: UnsafePointer<UInt8>, _ cb: UnsafePointer<UInt8>, _ cr: UnsafePointer<UInt8>,
    _ sizes: UnsafePointer<Int>, _ numbers: UnsafePointer<Float>, _ width: Int, _ height: Int,
    _ supersampling: Int, _ output: UnsafeMutablePointer<Float>
) {
    let n = Float(supersampling)
    let share = 1 / (n * n)
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
            red = (red * share) * numbers[14] + numbers[17]
            green = (green * share) * numbers[15] + numbers[18]
            blue = (blue * share) * numbers[16] + numbers[19]
            let pixel = output + 3 &* (y &* width &+ x)
            if x &+ 8 <= width {
                cvs_plane_store_interleaved(pixel, red, green, blue)
            } else {
                for lane in 0..<(width &- x) {
                    pixel[3 &* lane] = red[lane]
                    pixel[3 &* lane &+ 1] = green[lane]
                    pixel[3 &* lane &+ 2] = blue[lane]
                }
            }
            x &+= 8
        }
        y &+= 1
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
    let upper = cvs_plane_gather_pairs(plane, offsets)
    let lower = cvs_plane_gather_pairs(plane + stride, offsets)
    let p = cvs_plane_first_f32x8(upper)
    let q = cvs_plane_first_f32x8(lower)
    let above = p + (cvs_plane_second_f32x8(upper) - p) * taps.across
    let below = q + (cvs_plane_second_f32x8(lower) - q) * taps.across
    return above + (below - above) * taps.down
}
