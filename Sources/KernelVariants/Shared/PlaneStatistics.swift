internal import CVectorShims

/// Moments of `count` floats, selected by `mask` where given; contract in
/// `Reference/Plane/Statistics+Reference.swift`.
///
/// `sums` receives 16 sums and 16 sums of squares, `extremes` the least and greatest of 8 lanes each.
/// Returns how many were selected.
@inline(never)
public func planeMoments(
    _ values: UnsafePointer<Float>, _ mask: UnsafePointer<UInt8>?, _ count: Int,
    _ sums: UnsafeMutablePointer<Double>, _ extremes: UnsafeMutablePointer<Float>
) -> Int {
    let raw = UnsafeRawPointer(values)
    var sum0 = SIMD8<Double>.zero
    var sum1 = SIMD8<Double>.zero
    var square0 = SIMD8<Double>.zero
    var square1 = SIMD8<Double>.zero
    var least = SIMD8<Float>(repeating: .infinity)
    var greatest = SIMD8<Float>(repeating: -.infinity)
    var selected = count
    var i = 0
    if let mask {
        selected = 0
        let high = least
        let low = greatest
        var kept = SIMD8<Int32>.zero
        var pending = 0
        while i &+ 16 <= count {
            let first = raw.loadUnaligned(fromByteOffset: 4 &* i, as: SIMD8<Float>.self)
            let second = raw.loadUnaligned(fromByteOffset: 4 &* i &+ 32, as: SIMD8<Float>.self)
            let mask0 = cvs_plane_load_mask(mask + i)
            let mask1 = cvs_plane_load_mask(mask + (i &+ 8))
            let x = cvs_plane_widen_f32x8(cvs_plane_keep_f32x8(first, mask0))
            let y = cvs_plane_widen_f32x8(cvs_plane_keep_f32x8(second, mask1))
            sum0 += x
            sum1 += y
            square0 += x * x
            square1 += y * y
            least = cvs_plane_least_f32x8(cvs_plane_blend_f32x8(mask0, first, high), least)
            least = cvs_plane_least_f32x8(cvs_plane_blend_f32x8(mask1, second, high), least)
            greatest = cvs_plane_greatest_f32x8(
                cvs_plane_blend_f32x8(mask0, first, low), greatest)
            greatest = cvs_plane_greatest_f32x8(
                cvs_plane_blend_f32x8(mask1, second, low), greatest)
            kept = kept &- mask0 &- mask1
            pending &+= 1
            if pending == 1 << 29 {
                for lane in 0..<8 { selected &+= Int(kept[lane]) }
                kept = .zero
                pending = 0
            }
            i &+= 16
        }
        for lane in 0..<8 { selected &+= Int(kept[lane]) }
    } else {
        while i &+ 16 <= count {
            let first = raw.loadUnaligned(fromByteOffset: 4 &* i, as: SIMD8<Float>.self)
            let second = raw.loadUnaligned(fromByteOffset: 4 &* i &+ 32, as: SIMD8<Float>.self)
            let x = cvs_plane_widen_f32x8(first)
            let y = cvs_plane_widen_f32x8(second)
            sum0 += x
            sum1 += y
            square0 += x * x
            square1 += y * y
            least = cvs_plane_least_f32x8(first, least)
            least = cvs_plane_least_f32x8(second, least)
            greatest = cvs_plane_greatest_f32x8(first, greatest)
            greatest = cvs_plane_greatest_f32x8(second, greatest)
            i &+= 16
        }
    }
    for lane in 0..<8 {
        sums[lane] = sum0[lane]
        sums[lane &+ 8] = sum1[lane]
        sums[lane &+ 16] = square0[lane]
        sums[lane &+ 24] = square1[lane]
        extremes[lane] = least[lane]
        extremes[lane &+ 8] = greatest[lane]
    }
    var lane = 0
    while i < count {
        if let mask {
            if mask[i] == 0 {
                i &+= 1
                lane &+= 1
                continue
            }
            selected &+= 1
        }
        let value = values[i]
        sums[lane] += Double(value)
        sums[lane &+ 16] += Double(value) * Double(value)
        if value < extremes[0] { extremes[0] = value }
        if value > extremes[8] { extremes[8] = value }
        i &+= 1
        lane &+= 1
    }
    return selected
}

/// Adds `count` projections to eight tables of `binCount` + 1 counters; the last counter of each
/// gathers what the mask leaves out. Contract in `Reference/Plane/Statistics+Reference.swift`.
///
/// Eight, because neighbours often fall into one bin, and an increment waits for the one before it.
/// `numbers` holds the direction's three components, the lower bound, and bins per unit. Where `y`
/// is `nil` the values of `x` are taken as they are.
@inline(never)
public func planeProjectedHistogram(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>?, _ z: UnsafePointer<Float>?,
    _ mask: UnsafePointer<UInt8>?, _ count: Int, _ numbers: UnsafePointer<Float>,
    _ tables: UnsafeMutablePointer<UInt32>, _ binCount: Int
) {
    let size = binCount &+ 1
    let none = SIMD8<Int32>(repeating: Int32(truncatingIfNeeded: binCount))
    var i = 0
    if let y, let z, mask == nil {
        while i &+ 8 <= count {
            let first = planeLoad(x + i, 8) * numbers[0] + planeLoad(y + i, 8) * numbers[1]
            let value = first + planeLoad(z + i, 8) * numbers[2]
            planeCount(planeBins(value, numbers, binCount), tables, size)
            i &+= 8
        }
    }
    while i < count {
        let block = min(8, count &- i)
        var value = planeLoad(x + i, block)
        if let y, let z {
            let first = value * numbers[0] + planeLoad(y + i, block) * numbers[1]
            value = first + planeLoad(z + i, block) * numbers[2]
        }
        var bins = planeBins(value, numbers, binCount)
        if block == 8 {
            if let mask {
                bins = cvs_plane_blend_i32x8(cvs_plane_load_mask(mask + i), bins, none)
            }
            planeCount(bins, tables, size)
        } else {
            for lane in 0..<block {
                if let mask, mask[i &+ lane] == 0 { continue }
                tables[Int(bins[lane])] &+= 1
            }
        }
        i &+= 8
    }
}

@inline(__always)
private func planeBins(
    _ value: SIMD8<Float>, _ numbers: UnsafePointer<Float>, _ binCount: Int
) -> SIMD8<Int32> {
    let place = (value - numbers[3]) * numbers[4]
    let top = SIMD8<Float>(repeating: Float(binCount &- 1))
    return cvs_plane_truncate_f32x8(
        cvs_plane_clamp_f32x8(place, SIMD8(repeating: 0), top))
}

/// Counts each lane in a table of its own; tables follow each other, `size` counters each.
@inline(__always)
private func planeCount(
    _ bins: SIMD8<Int32>, _ tables: UnsafeMutablePointer<UInt32>, _ size: Int
) {
    tables[Int(bins[0])] &+= 1
    (tables + size)[Int(bins[1])] &+= 1
    (tables + 2 &* size)[Int(bins[2])] &+= 1
    (tables + 3 &* size)[Int(bins[3])] &+= 1
    (tables + 4 &* size)[Int(bins[4])] &+= 1
    (tables + 5 &* size)[Int(bins[5])] &+= 1
    (tables + 6 &* size)[Int(bins[6])] &+= 1
    (tables + 7 &* size)[Int(bins[7])] &+= 1
}

/// Eight floats, or the first `count` of them and zeros.
@inline(__always)
private func planeLoad(_ pointer: UnsafePointer<Float>, _ count: Int) -> SIMD8<Float> {
    if count == 8 {
        return UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
    }
    var lanes = SIMD8<Float>(repeating: 0)
    for lane in 0..<count { lanes[lane] = pointer[lane] }
    return lanes
}
