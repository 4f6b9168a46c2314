internal import CVectorShims

// R′G′B′ of 8 bits from planes of bytes, in whole numbers of 16.16 bits. Contracts:
// `VectorCore/Reference/Conversion/ReferenceBytes.swift`.

/// What chroma adds to red, green and blue: three rows, `stride` numbers apart. `factors` are, in this
/// order: Cr to red, Cb to green, Cr to green, Cb to blue, what is added to each.
@inline(never)
public func conversionChromaTerms(
    _ upperCb: UnsafePointer<UInt8>, _ lowerCb: UnsafePointer<UInt8>,
    _ upperCr: UnsafePointer<UInt8>, _ lowerCr: UnsafePointer<UInt8>, _ above: Int32,
    _ below: Int32, _ terms: UnsafeMutablePointer<Int32>, _ stride: Int, _ count: Int,
    _ factors: UnsafePointer<Float>
) {
    let (crToRed, cbToGreen, crToGreen) = (factors[0], factors[1], factors[2])
    let cbToBlue = factors[3]
    let (redOffset, greenOffset, blueOffset) = (factors[4], factors[5], factors[6])
    let (red, green, blue) = (terms, terms + stride, terms + 2 &* stride)
    var i = 0
    while i &+ 8 <= count {
        let b = cvs_rgb_blend(upperCb + i, lowerCb + i, above, below)
        let r = cvs_rgb_blend(upperCr + i, lowerCr + i, above, below)
        let toRed: SIMD8<Float> = r * crToRed + redOffset
        let part: SIMD8<Float> = b * cbToGreen
        let toGreen: SIMD8<Float> = (part + r * crToGreen) + greenOffset
        let toBlue: SIMD8<Float> = b * cbToBlue + blueOffset
        store(cvs_rgb_nearest(toRed), red + i)
        store(cvs_rgb_nearest(toGreen), green + i)
        store(cvs_rgb_nearest(toBlue), blue + i)
        i &+= 8
    }
    while i < count {
        let b = Float(Int32(upperCb[i]) &* above &+ Int32(lowerCb[i]) &* below)
        let r = Float(Int32(upperCr[i]) &* above &+ Int32(lowerCr[i]) &* below)
        let part = b * cbToGreen
        red[i] = cvs_rgb_nearest1(r * crToRed + redOffset)
        green[i] = cvs_rgb_nearest1((part + r * crToGreen) + greenOffset)
        blue[i] = cvs_rgb_nearest1(b * cbToBlue + blueOffset)
        i &+= 1
    }
}

/// Pixels in pairs under each chroma sample. `far` is 0 where the first of a pair lies on the sample, and
/// 1 where both lie beside it.
@inline(never)
public func conversionBytesInPairs(
    _ luma: UnsafePointer<UInt8>, _ terms: UnsafePointer<Int32>, _ stride: Int, _ count: Int,
    _ far: Int, _ scale: Int32, _ output: UnsafeMutablePointer<UInt8>, _ width: Int
) {
    let rows = TermRows(red: terms, green: terms + stride, blue: terms + 2 &* stride)
    // A block takes 16 samples and the one after them, and fills 32 pixels.
    let last = count &- 17 < (width &- 32) &>> 1 ? count &- 17 : (width &- 32) &>> 1
    var i = 0
    if far == 0 {
        while i <= last {
            onSample(luma + 2 &* i, rows, i, scale, output + 6 &* i)
            i &+= 16
        }
    } else {
        // The first pair has no sample before its own.
        pixels(luma, rows, count, far, scale, output, 0, width < 2 ? width : 2)
        i = 1
        while i <= last {
            besideSample(luma + 2 &* i, rows, i, scale, output + 6 &* i)
            i &+= 16
        }
    }
    pixels(luma, rows, count, far, scale, output, 2 &* i, width)
}

/// Pixels with a chroma sample each.
@inline(never)
public func conversionBytes(
    _ luma: UnsafePointer<UInt8>, _ terms: UnsafePointer<Int32>, _ stride: Int, _ scale: Int32,
    _ output: UnsafeMutablePointer<UInt8>, _ count: Int
) {
    let (red, green, blue) = (terms, terms + stride, terms + 2 &* stride)
    var x = 0
    while x &+ 32 <= count {
        let (luma0, luma1) = (cvs_rgb_pairs(luma + x), cvs_rgb_pairs(luma + (x &+ 16)))
        let (e0, o0) = (even(luma0, scale), odd(luma0, scale))
        let (e1, o1) = (even(luma1, scale), odd(luma1, scale))
        cvs_rgb_store32(
            inTurn(e0, o0, red + x), inTurn(e0, o0, green + x), inTurn(e0, o0, blue + x),
            inTurn(e1, o1, red + (x &+ 16)), inTurn(e1, o1, green + (x &+ 16)),
            inTurn(e1, o1, blue + (x &+ 16)), output + 3 &* x)
        x &+= 32
    }
    while x < count {
        let base = (Int32(luma[x]) &* scale) &>> 6
        output[3 &* x] = byte(base &+ red[x])
        output[3 &* x &+ 1] = byte(base &+ green[x])
        output[3 &* x &+ 2] = byte(base &+ blue[x])
        x &+= 1
    }
}

private struct TermRows {
    let red: UnsafePointer<Int32>
    let green: UnsafePointer<Int32>
    let blue: UnsafePointer<Int32>
}

/// The first pixel of a pair has twice its sample's term, the second that and the next one's.
@inline(__always)
private func onSample(
    _ luma: UnsafePointer<UInt8>, _ rows: TermRows, _ i: Int, _ scale: Int32,
    _ output: UnsafeMutablePointer<UInt8>
) {
    let (luma0, luma1) = (cvs_rgb_pairs(luma), cvs_rgb_pairs(luma + 16))
    let (e0, o0) = (even(luma0, scale), odd(luma0, scale))
    let (e1, o1) = (even(luma1, scale), odd(luma1, scale))
    cvs_rgb_store32(
        twice(e0, o0, rows.red + i), twice(e0, o0, rows.green + i), twice(e0, o0, rows.blue + i),
        twice(e1, o1, rows.red + (i &+ 8)), twice(e1, o1, rows.green + (i &+ 8)),
        twice(e1, o1, rows.blue + (i &+ 8)), output)
}

/// Both pixels of a pair have three times their sample's term and that of the nearer neighbour.
@inline(__always)
private func besideSample(
    _ luma: UnsafePointer<UInt8>, _ rows: TermRows, _ i: Int, _ scale: Int32,
    _ output: UnsafeMutablePointer<UInt8>
) {
    let (luma0, luma1) = (cvs_rgb_pairs(luma), cvs_rgb_pairs(luma + 16))
    let (e0, o0) = (even(luma0, scale), odd(luma0, scale))
    let (e1, o1) = (even(luma1, scale), odd(luma1, scale))
    cvs_rgb_store32(
        threefold(e0, o0, rows.red + i), threefold(e0, o0, rows.green + i),
        threefold(e0, o0, rows.blue + i), threefold(e1, o1, rows.red + (i &+ 8)),
        threefold(e1, o1, rows.green + (i &+ 8)), threefold(e1, o1, rows.blue + (i &+ 8)), output)
}

/// Luma of pixels 0, 2, 4 … of 16.
@inline(__always)
private func even(_ pairs: SIMD8<Int32>, _ scale: Int32) -> SIMD8<Int32> {
    ((pairs & 255) &* scale) &>> 6
}

/// Luma of pixels 1, 3, 5 … of 16.
@inline(__always)
private func odd(_ pairs: SIMD8<Int32>, _ scale: Int32) -> SIMD8<Int32> {
    ((pairs &>> 8) &* scale) &>> 6
}

@inline(__always)
private func twice(
    _ even: SIMD8<Int32>, _ odd: SIMD8<Int32>, _ terms: UnsafePointer<Int32>
) -> SIMD16<Int16> {
    let own = load(terms)
    return cvs_rgb_whole(even &+ (own &+ own), odd &+ (own &+ load(terms + 1)))
}

@inline(__always)
private func threefold(
    _ even: SIMD8<Int32>, _ odd: SIMD8<Int32>, _ terms: UnsafePointer<Int32>
) -> SIMD16<Int16> {
    let own = load(terms)
    let most: SIMD8<Int32> = own &+ own &+ own
    return cvs_rgb_whole(even &+ (most &+ load(terms - 1)), odd &+ (most &+ load(terms + 1)))
}

/// Terms of 16 pixels, one each.
@inline(__always)
private func inTurn(
    _ even: SIMD8<Int32>, _ odd: SIMD8<Int32>, _ terms: UnsafePointer<Int32>
) -> SIMD16<Int16> {
    let (first, second) = (load(terms), load(terms + 8))
    return cvs_rgb_whole(
        even &+ cvs_rgb_evens(first, second), odd &+ cvs_rgb_odds(first, second))
}

/// Pixels `from`..<`to` one by one.
@inline(__always)
private func pixels(
    _ luma: UnsafePointer<UInt8>, _ rows: TermRows, _ count: Int, _ far: Int, _ scale: Int32,
    _ output: UnsafeMutablePointer<UInt8>, _ from: Int, _ to: Int
) {
    var x = from
    while x < to {
        let i = x &>> 1
        let isSecond = x & 1 == 1
        var other = i
        if isSecond {
            other = i &+ 1 < count ? i &+ 1 : i
        } else if far == 1 {
            other = i > 0 ? i &- 1 : i
        }
        let own: Int32 = far == 1 ? 3 : 1
        let base = (Int32(luma[x]) &* scale) &>> 6
        output[3 &* x] = byte(base &+ own &* rows.red[i] &+ rows.red[other])
        output[3 &* x &+ 1] = byte(base &+ own &* rows.green[i] &+ rows.green[other])
        output[3 &* x &+ 2] = byte(base &+ own &* rows.blue[i] &+ rows.blue[other])
        x &+= 1
    }
}

@inline(__always)
private func load(_ from: UnsafePointer<Int32>) -> SIMD8<Int32> {
    UnsafeRawPointer(from).loadUnaligned(as: SIMD8<Int32>.self)
}

@inline(__always)
private func store(_ value: SIMD8<Int32>, _ to: UnsafeMutablePointer<Int32>) {
    UnsafeMutableRawPointer(to).storeBytes(of: value, as: SIMD8<Int32>.self)
}

/// The whole part of a number of 16.16 bits, cut to 0...255.
@inline(__always)
private func byte(_ value: Int32) -> UInt8 {
    let whole = value &>> 16
    let low = whole > 0 ? whole : 0
    return UInt8(truncatingIfNeeded: low < 255 ? low : 255)
}
