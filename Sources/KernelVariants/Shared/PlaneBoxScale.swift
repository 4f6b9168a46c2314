internal import CVectorShims

/// Area averaging where the source's sides are whole multiples of the target's; contract in
/// `Reference/Plane/BoxScale+Reference.swift`.
///
/// `across` and `down` are the multiples, `across · down` ≤ 4096 and `down` ≤ 128; `sums` is scratch
/// for `targetWidth · across` elements.
@inline(never)
public func planeBoxScaleWhole(
    _ source: UnsafePointer<UInt8>, _ sourceStride: Int, _ across: Int, _ down: Int,
    _ target: UnsafeMutablePointer<UInt8>, _ targetStride: Int, _ targetWidth: Int,
    _ targetHeight: Int, _ sums: UnsafeMutablePointer<UInt32>
) {
    let area = across &* down
    // A sum and half the area stay below 256 · 4096 + 2048, so that one more half is exact in Float;
    // the quotient is then at least 0.5 / 4096 from an integer, and its error below 2⁻¹⁵.
    let half = UInt32(truncatingIfNeeded: area / 2)
    let reciprocal = 1 / Float(area)
    var y = 0
    while y < targetHeight {
        let rows = source + y &* down &* sourceStride
        switch across {
        case 2: planeSumPairs(rows, sourceStride, down, targetWidth, sums)
        case 4: planeSumFours(rows, sourceStride, down, targetWidth, sums)
        default: planeSumBlocks(rows, sourceStride, across, down, targetWidth, sums)
        }
        planeQuotients(sums, half, reciprocal, target + y &* targetStride, targetWidth)
        y &+= 1
    }
}

/// Rounds `count` sums to bytes.
@inline(__always)
private func planeQuotients(
    _ sums: UnsafeMutablePointer<UInt32>, _ half: UInt32, _ reciprocal: Float,
    _ target: UnsafeMutablePointer<UInt8>, _ count: Int
) {
    let raw = UnsafeRawPointer(sums)
    let halves = SIMD8<UInt32>(repeating: half)
    var x = 0
    while x &+ 8 <= count {
        let sum = raw.loadUnaligned(fromByteOffset: 4 &* x, as: SIMD8<UInt32>.self) &+ halves
        // Safety: integer vectors of one size; every pattern is a value of each type.
        let place = cvs_plane_to_f32x8(unsafeBitCast(sum, to: SIMD8<Int32>.self)) + 0.5
        let quotient = cvs_plane_truncate_f32x8(place * reciprocal)
        cvs_plane_store_u8x8(target + x, unsafeBitCast(quotient, to: SIMD8<UInt32>.self))
        x &+= 8
    }
    while x < count {
        let place = Float(sums[x] &+ half) + 0.5
        target[x] = UInt8(truncatingIfNeeded: Int32(place * reciprocal))
        x &+= 1
    }
}

@inline(__always)
private func planeSumPairs(
    _ rows: UnsafePointer<UInt8>, _ stride: Int, _ down: Int, _ width: Int,
    _ sums: UnsafeMutablePointer<UInt32>
) {
    let raw = UnsafeRawPointer(rows)
    let output = UnsafeMutableRawPointer(sums)
    var x = 0
    while x &+ 16 <= width {
        // Headroom: 128 rows of 2 · 255 stay below 2¹⁶.
        var pairs = SIMD16<UInt16>.zero
        var offset = 2 &* x
        for _ in 0..<down {
            pairs &+= cvs_plane_pairs_u8x32(
                raw.loadUnaligned(fromByteOffset: offset, as: SIMD32<UInt8>.self))
            offset &+= stride
        }
        // Safety: as above.
        let words = unsafeBitCast(pairs, to: SIMD16<Int16>.self)
        // Widened with sign, hence the mask.
        let low = cvs_plane_low_i32x8(words) & 0xFFFF
        let high = cvs_plane_high_i32x8(words) & 0xFFFF
        output.storeBytes(of: low, toByteOffset: 4 &* x, as: SIMD8<Int32>.self)
        output.storeBytes(of: high, toByteOffset: 4 &* x &+ 32, as: SIMD8<Int32>.self)
        x &+= 16
    }
    planeSumRest(rows, stride, 2, down, x, width, sums)
}

@inline(__always)
private func planeSumFours(
    _ rows: UnsafePointer<UInt8>, _ stride: Int, _ down: Int, _ width: Int,
    _ sums: UnsafeMutablePointer<UInt32>
) {
    let raw = UnsafeRawPointer(rows)
    let output = UnsafeMutableRawPointer(sums)
    var x = 0
    while x &+ 8 <= width {
        var pairs = SIMD16<UInt16>.zero
        var offset = 4 &* x
        for _ in 0..<down {
            pairs &+= cvs_plane_pairs_u8x32(
                raw.loadUnaligned(fromByteOffset: offset, as: SIMD32<UInt8>.self))
            offset &+= stride
        }
        output.storeBytes(
            of: cvs_plane_pairs_u16x16(pairs), toByteOffset: 4 &* x, as: SIMD8<UInt32>.self)
        x &+= 8
    }
    planeSumRest(rows, stride, 4, down, x, width, sums)
}

/// Sums of columns first, then of `across` columns.
@inline(__always)
private func planeSumBlocks(
    _ rows: UnsafePointer<UInt8>, _ stride: Int, _ across: Int, _ down: Int, _ width: Int,
    _ sums: UnsafeMutablePointer<UInt32>
) {
    let output = UnsafeMutableRawPointer(sums)
    let count = width &* across
    var x = 0
    while x &+ 8 <= count {
        var columns = SIMD8<UInt32>.zero
        var offset = x
        for _ in 0..<down {
            columns &+= cvs_plane_load_u32x8(rows + offset)
            offset &+= stride
        }
        output.storeBytes(of: columns, toByteOffset: 4 &* x, as: SIMD8<UInt32>.self)
        x &+= 8
    }
    planeSumRest(rows, stride, 1, down, x, count, sums)
    var first = 0
    x = 0
    while x < width {
        // In place: the sum of block x lands at or before its first column.
        var sum = sums[first]
        var i = 1
        while i < across {
            sum &+= sums[first &+ i]
            i &+= 1
        }
        sums[x] = sum
        first &+= across
        x &+= 1
    }
}

@inline(__always)
private func planeSumRest(
    _ rows: UnsafePointer<UInt8>, _ stride: Int, _ across: Int, _ down: Int, _ from: Int,
    _ width: Int, _ sums: UnsafeMutablePointer<UInt32>
) {
    var x = from
    while x < width {
        var sum: UInt32 = 0
        var row = 0
        while row < down {
            var i = 0
            while i < across {
                sum &+= UInt32(rows[row &* stride &+ x &* across &+ i])
                i &+= 1
            }
            row &+= 1
        }
        sums[x] = sum
        x &+= 1
    }
}

/// Adds `weight` · sample to `count` column sums; `isFirst` replaces them instead.
///
/// Headroom: the weights of one target row add up to the source's height, below 2²⁴.
@inline(never)
public func planeAddWeightedRow(
    _ row: UnsafePointer<UInt8>, _ count: Int, _ weight: UInt32, _ isFirst: Bool,
    _ sums: UnsafeMutablePointer<UInt32>
) {
    let raw = UnsafeMutableRawPointer(sums)
    let weights = SIMD8<UInt32>(repeating: weight)
    var x = 0
    if isFirst {
        while x &+ 8 <= count {
            let product = cvs_plane_load_u32x8(row + x) &* weights
            raw.storeBytes(of: product, toByteOffset: 4 &* x, as: SIMD8<UInt32>.self)
            x &+= 8
        }
        while x < count {
            sums[x] = UInt32(row[x]) &* weight
            x &+= 1
        }
    } else {
        while x &+ 8 <= count {
            let before = raw.loadUnaligned(fromByteOffset: 4 &* x, as: SIMD8<UInt32>.self)
            let product = cvs_plane_load_u32x8(row + x) &* weights
            raw.storeBytes(of: before &+ product, toByteOffset: 4 &* x, as: SIMD8<UInt32>.self)
            x &+= 8
        }
        while x < count {
            sums[x] &+= UInt32(row[x]) &* weight
            x &+= 1
        }
    }
}

/// Blends column sums into one target row of `targetWidth` bytes.
///
/// Target x is Σ weights[4·steps·x + i] · sums[firsts[x] + i] over i < 4 · steps, divided by `divisor`
/// and rounded half up. The weights of a target add up to at most `divisor`, which is below 2⁴⁰.
/// `columns` is scratch for `sourceWidth` elements with 4 · `steps` zeros behind them.
@inline(never)
public func planeBlendColumns(
    _ sums: UnsafePointer<UInt32>, _ sourceWidth: Int, _ columns: UnsafeMutablePointer<Double>,
    _ firsts: UnsafePointer<Int32>, _ weights: UnsafePointer<Double>, _ steps: Int,
    _ divisor: Int, _ target: UnsafeMutablePointer<UInt8>, _ targetWidth: Int
) {
    var x = 0
    while x &+ 8 <= sourceWidth {
        // Headroom: column sums stay below 2³¹ for sources lower than 2²³ rows.
        let lanes = UnsafeRawPointer(sums + x).loadUnaligned(as: SIMD8<Int32>.self)
        UnsafeMutableRawPointer(columns + x)
            .storeBytes(of: cvs_plane_to_f64x8(lanes), as: SIMD8<Double>.self)
        x &+= 8
    }
    while x < sourceWidth {
        columns[x] = Double(sums[x])
        x &+= 1
    }
    // Every sum and product is an integer below 2⁴⁹ and so exact in any order. With one half added
    // the quotient is at least 0.5 / 2⁴⁰ from an integer, and its error is below 256 · 2⁻⁵².
    let reciprocal = 1 / Double(divisor)
    let half = Double(divisor / 2) + 0.5
    x = 0
    while x &+ 4 <= targetWidth {
        let sum0 = planeBlend(columns, firsts, weights, steps, x)
        let sum1 = planeBlend(columns, firsts, weights, steps, x &+ 1)
        let sum2 = planeBlend(columns, firsts, weights, steps, x &+ 2)
        let sum3 = planeBlend(columns, firsts, weights, steps, x &+ 3)
        let dividends = cvs_plane_totals_f64x4(sum0, sum1, sum2, sum3) + half
        cvs_plane_store_u8x4(target + x, dividends * reciprocal)
        x &+= 4
    }
    while x < targetWidth {
        let sum = planeBlend(columns, firsts, weights, steps, x)
        let dividend = (sum[0] + sum[1]) + (sum[2] + sum[3]) + half
        target[x] = UInt8(truncatingIfNeeded: Int32(dividend * reciprocal))
        x &+= 1
    }
}

@inline(__always)
private func planeBlend(
    _ columns: UnsafeMutablePointer<Double>, _ firsts: UnsafePointer<Int32>,
    _ weights: UnsafePointer<Double>, _ steps: Int, _ x: Int
) -> SIMD4<Double> {
    var column = UnsafeRawPointer(columns + Int(firsts[x]))
    var weight = UnsafeRawPointer(weights + 4 &* steps &* x)
    let share = weight.loadUnaligned(as: SIMD4<Double>.self)
    var sum = column.loadUnaligned(as: SIMD4<Double>.self) * share
    var step = 1
    while step < steps {
        column += 32
        weight += 32
        let next = weight.loadUnaligned(as: SIMD4<Double>.self)
        sum += column.loadUnaligned(as: SIMD4<Double>.self) * next
        step &+= 1
    }
    return sum
}
