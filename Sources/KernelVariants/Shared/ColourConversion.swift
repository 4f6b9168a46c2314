internal import CVectorShims

// Exact colour conversion. The contracts are in `VectorCore/Reference/Conversion`; every function here
// computes the same bits as its namesake there, in whole blocks and then sample by sample.

/// Rounds samples to 8 bits: `min(255, (v · multiplier + addend) >> shift)`.
@inline(never)
public func conversionReduceDepth(
    _ source: UnsafePointer<UInt16>, _ target: UnsafeMutablePointer<UInt8>, _ count: Int,
    _ multiplier: UInt32, _ addend: UInt32, _ shift: UInt32
) {
    var i = 0
    while i &+ 16 <= count {
        cvs_cc_reduce(source + i, target + i, multiplier, addend, shift)
        i &+= 16
    }
    while i < count {
        let scaled = (UInt32(source[i]) &* multiplier &+ addend) &>> shift
        target[i] = UInt8(truncatingIfNeeded: scaled < 255 ? scaled : 255)
        i &+= 1
    }
}

/// Full-range BT.709 Y′CbCr of R′G′B′ samples.
@inline(never)
public func conversionFromRGB(
    _ red: UnsafePointer<UInt16>, _ green: UnsafePointer<UInt16>, _ blue: UnsafePointer<UInt16>,
    _ luma: UnsafeMutablePointer<UInt8>, _ cb: UnsafeMutablePointer<UInt8>,
    _ cr: UnsafeMutablePointer<UInt8>, _ count: Int, _ scale: Float
) {
    let toCb: Float = 1 / 1.8556
    let toCr: Float = 1 / 1.5748
    var i = 0
    while i &+ 16 <= count {
        let r = cvs_cc_floats_u16(red + i) * scale
        let g = cvs_cc_floats_u16(green + i) * scale
        let b = cvs_cc_floats_u16(blue + i) * scale
        let redPart: SIMD16<Float> = r * Float(0.2126)
        let greenPart: SIMD16<Float> = g * Float(0.7152)
        let bluePart: SIMD16<Float> = b * Float(0.0722)
        let y: SIMD16<Float> = (redPart + greenPart) + bluePart
        let blueness: SIMD16<Float> = (b - y) * toCb
        let redness: SIMD16<Float> = (r - y) * toCr
        cvs_cc_store_bytes(cvs_cc_bytes(y + Float(0.5)), luma + i)
        cvs_cc_store_bytes(cvs_cc_bytes(blueness + Float(128.5)), cb + i)
        cvs_cc_store_bytes(cvs_cc_bytes(redness + Float(128.5)), cr + i)
        i &+= 16
    }
    while i < count {
        let r = Float(red[i]) * scale
        let g = Float(green[i]) * scale
        let b = Float(blue[i]) * scale
        let y = r * 0.2126 + g * 0.7152 + b * 0.0722
        luma[i] = byte(y + 0.5)
        cb[i] = byte((b - y) * toCb + 128.5)
        cr[i] = byte((r - y) * toCr + 128.5)
        i &+= 1
    }
}

/// Blends two chroma rows of words: `upper · above + lower · below − 8 · zero`.
@inline(never)
public func conversionBlendRows16(
    _ upper: UnsafePointer<UInt16>, _ lower: UnsafePointer<UInt16>, _ above: Int32,
    _ below: Int32, _ zero: Int32, _ output: UnsafeMutablePointer<Float>, _ count: Int
) {
    let raw = UnsafeMutableRawPointer(output)
    let centre = 8 &* zero
    var i = 0
    while i &+ 16 <= count {
        let blended = cvs_cc_blend_u16(upper + i, lower + i, above, below, centre)
        raw.storeBytes(of: blended, toByteOffset: 4 &* i, as: SIMD16<Float>.self)
        i &+= 16
    }
    while i < count {
        output[i] = Float(Int32(upper[i]) &* above &+ Int32(lower[i]) &* below &- centre)
        i &+= 1
    }
}

/// Spreads a blended chroma row over luma samples, multiplied by 8 once more.
@inline(never)
public func conversionSpreadRow(
    _ input: UnsafePointer<Float>, _ count: Int, _ halves: Int, _ shift: Int,
    _ output: UnsafeMutablePointer<Float>, _ width: Int
) {
    var x = 0
    // A pair of luma samples lies between chroma samples i − 1, i and i + 1, all of them inside.
    if shift == 1, count > 10, halves == 0 || halves == 1 {
        x = 2
        spread(input, 0, 2, count, halves, shift, output)
        let raw = UnsafeRawPointer(input)
        // Weights in eighths: on the sample 8 · i and halfway 4 · i + 4 · (i + 1), or between samples
        // 2 · (i − 1) + 6 · i and 6 · i + 2 · (i + 1).
        let before: Float = halves == 0 ? 0 : 2
        let even: Float = halves == 0 ? 8 : 6
        let odd: Float = halves == 0 ? 4 : 6
        let after: Float = halves == 0 ? 4 : 2
        var i = 1
        while i &+ 9 <= count, 2 &* i &+ 16 <= width {
            let left = raw.loadUnaligned(fromByteOffset: 4 &* i &- 4, as: SIMD8<Float>.self)
            let here = raw.loadUnaligned(fromByteOffset: 4 &* i, as: SIMD8<Float>.self)
            let right = raw.loadUnaligned(fromByteOffset: 4 &* i &+ 4, as: SIMD8<Float>.self)
            let first: SIMD8<Float> = left * before + here * even
            let second: SIMD8<Float> = here * odd + right * after
            cvs_cc_store_pairs(first, second, output + 2 &* i)
            i &+= 8
        }
        x = 2 &* i
    }
    spread(input, x, width, count, halves, shift, output)
}

@inline(__always)
private func spread(
    _ input: UnsafePointer<Float>, _ from: Int, _ to: Int, _ count: Int, _ halves: Int,
    _ shift: Int, _ output: UnsafeMutablePointer<Float>
) {
    var x = from
    while x < to {
        let eighths = (8 &* x &- 4 &* halves) &>> shift
        let weight = eighths & 7
        let index = eighths &>> 3
        let first = index < 0 ? 0 : index >= count ? count &- 1 : index
        let next = index &+ 1
        let second = next < 0 ? 0 : next >= count ? count &- 1 : next
        output[x] = input[first] * Float(8 &- weight) + input[second] * Float(weight)
        x &+= 1
    }
}

/// The whole part of a number cut to 0...255.
@inline(__always)
private func byte(_ value: Float) -> UInt8 {
    let low = value > 0 ? value : 0
    let cut = low < 255 ? low : 255
    return UInt8(truncatingIfNeeded: Int32(cut))
}
