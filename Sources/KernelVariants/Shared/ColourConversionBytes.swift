internal import CVectorShims

// R′G′B′ of 8 bits from planes of bytes, in whole numbers of 16.16 bits. Contracts:
// `VectorCore/Reference/Conversion/ReferenceBytes.swift`.

/// What chroma adds to red, green and blue of a row of luma: three rows of terms, `stride` numbers apart, the
/// last of each repeated after it; and
/// of the row of luma after it between the same rows of chroma, in three more, unless `next` is negative.
/// `above` and `next` are the weights of the upper rows in quarters. `factors` are Cr to red, Cb to green, Cr
/// to green, Cb to blue.
@inline(never)
public func conversionChromaTerms(
    _ upperCb: UnsafePointer<UInt8>, _ lowerCb: UnsafePointer<UInt8>,
    _ upperCr: UnsafePointer<UInt8>, _ lowerCr: UnsafePointer<UInt8>, _ above: Int32,
    _ next: Int32, _ terms: UnsafeMutablePointer<Int32>, _ stride: Int, _ count: Int,
    _ factors: UnsafePointer<Int32>, _ shift: Int32
) {
    let use = ChromaFactors(factors, shift)
    let own = weights(above)
    let isPair = next >= 0
    let other = weights(isPair ? next : 0)
    let after = terms + 3 &* stride
    var i = 0
    while i < count &- 31 {
        let (u, l) = (cvs_rgb_centred(upperCb + i), cvs_rgb_centred(lowerCb + i))
        let (v, m) = (cvs_rgb_centred(upperCr + i), cvs_rgb_centred(lowerCr + i))
        let (b0, b1) = (cvs_rgb_quads0(u, l), cvs_rgb_quads1(u, l))
        let (b2, b3) = (cvs_rgb_quads2(u, l), cvs_rgb_quads3(u, l))
        let (r0, r1) = (cvs_rgb_quads0(v, m), cvs_rgb_quads1(v, m))
        let (r2, r3) = (cvs_rgb_quads2(v, m), cvs_rgb_quads3(v, m))
        // Both rows of luma from one part before the next: more would not stay in registers.
        eight(b0, r0, own, use, terms + i, stride)
        if isPair { eight(b0, r0, other, use, after + i, stride) }
        eight(b1, r1, own, use, terms + (i &+ 8), stride)
        if isPair { eight(b1, r1, other, use, after + (i &+ 8), stride) }
        eight(b2, r2, own, use, terms + (i &+ 16), stride)
        if isPair { eight(b2, r2, other, use, after + (i &+ 16), stride) }
        eight(b3, r3, own, use, terms + (i &+ 24), stride)
        if isPair { eight(b3, r3, other, use, after + (i &+ 24), stride) }
        // The last block of a row goes over part of the one before once more.
        i = i &+ 32 < count && i &+ 64 > count ? count &- 32 : i &+ 32
    }
    while i < count {
        let (upper, lower) = ((upperCb[i], upperCr[i]), (lowerCb[i], lowerCr[i]))
        one(upper, lower, above, use, terms + i, stride)
        if isPair { one(upper, lower, next, use, after + i, stride) }
        i &+= 1
    }
    for row in 0..<(isPair ? 6 : 3) {
        let end = terms + (row &* stride &+ count)
        end.pointee = end[-1]
    }
}

/// Factors as they are.
private struct ChromaFactors {
    let crToRed: Int32
    let cbToGreen: Int32
    let crToGreen: Int32
    let cbToBlue: Int32
    let shift: Int32

    @inline(__always)
    init(_ factors: UnsafePointer<Int32>, _ shift: Int32) {
        crToRed = factors[0]
        cbToGreen = factors[1]
        crToGreen = factors[2]
        cbToBlue = factors[3]
        self.shift = shift
    }
}

/// A factor of more than 16 bits as a pair whose second number has 63 times the weight of its first.
@inline(__always)
private func pairs(_ factor: Int32) -> SIMD8<Int32> {
    let second = (factor &+ 31) / 63
    let first = factor &- 63 &* second
    return SIMD8(repeating: (first & 0xffff) | (second &<< 16))
}

/// The weights of upper and lower rows, and 63 times these, in four bytes: 63 times a sum fits 16 bits.
@inline(__always)
private func weights(_ above: Int32) -> SIMD8<Int32> {
    let pair = above | (4 &- above) &<< 8
    return SIMD8(repeating: pair | (63 &* pair) &<< 16)
}

@inline(__always)
private func eight(
    _ b: SIMD32<Int8>, _ r: SIMD32<Int8>, _ weights: SIMD8<Int32>, _ use: ChromaFactors,
    _ terms: UnsafeMutablePointer<Int32>, _ stride: Int
) {
    let cb = cvs_rgb_blended(weights, b)
    let cr = cvs_rgb_blended(weights, r)
    let shift = SIMD8(repeating: use.shift)
    let green: SIMD8<Int32> =
        cvs_rgb_product(cb, pairs(use.cbToGreen)) &+ cvs_rgb_product(cr, pairs(use.crToGreen))
    store(cvs_rgb_product(cr, pairs(use.crToRed)) &>> shift, terms)
    store(green &>> shift, terms + stride)
    store(cvs_rgb_product(cb, pairs(use.cbToBlue)) &>> shift, terms + 2 &* stride)
}

@inline(__always)
private func one(
    _ upper: (UInt8, UInt8), _ lower: (UInt8, UInt8), _ above: Int32, _ use: ChromaFactors,
    _ terms: UnsafeMutablePointer<Int32>, _ stride: Int
) {
    let below = 4 &- above
    let b = Int32(upper.0) &* above &+ Int32(lower.0) &* below &- 512
    let r = Int32(upper.1) &* above &+ Int32(lower.1) &* below &- 512
    terms[0] = (r &* use.crToRed) &>> use.shift
    terms[stride] = (b &* use.cbToGreen &+ r &* use.crToGreen) &>> use.shift
    terms[2 &* stride] = (b &* use.cbToBlue) &>> use.shift
}

/// Bytes from what is written to what is fetched meanwhile: half a row of 1080 lines, the next row at its end.
private let ahead = 3072

/// Pixels in pairs under each chroma sample. `far` is 0 where the first of a pair lies on the sample, and
/// 1 where both lie beside it.
@inline(never)
public func conversionBytesInPairs(
    _ luma: UnsafePointer<UInt8>, _ terms: UnsafePointer<Int32>, _ stride: Int, _ count: Int,
    _ far: Int, _ scale: Int32, _ base: Int32,
    _ output: UnsafeMutablePointer<UInt8>, _ width: Int
) {
    let rows = TermRows(red: terms, green: terms + stride, blue: terms + 2 &* stride)
    let use = LumaFactors(scale: scale, base: base)
    // A block takes 16 samples and the one after them, and fills 32 pixels. The last one goes over part of
    // the one before once more.
    let last = (width &- 32) &>> 1
    var i = far
    // The first pair has no sample before its own.
    if far == 1 { pixels(luma, rows, count, far, use, output, 0, width < 2 ? width : 2) }
    while i <= last {
        let start = i
        cvs_rgb_fetch(output + (6 &* start &+ ahead))
        if far == 0 {
            onSample(luma + 2 &* start, rows, start, use, output + 6 &* start)
        } else {
            besideSample(luma + 2 &* start, rows, start, use, output + 6 &* start)
        }
        i &+= 16
        if i > last, start < last { i = last }
    }
    pixels(luma, rows, count, far, use, output, 2 &* i, width)
}

/// Pixels with a chroma sample each.
@inline(never)
public func conversionBytes(
    _ luma: UnsafePointer<UInt8>, _ terms: UnsafePointer<Int32>, _ stride: Int, _ scale: Int32,
    _ base: Int32, _ output: UnsafeMutablePointer<UInt8>, _ count: Int
) {
    let (red, green, blue) = (terms, terms + stride, terms + 2 &* stride)
    let use = LumaFactors(scale: scale, base: base)
    var x = 0
    while x &+ 32 <= count {
        cvs_rgb_fetch(output + (3 &* x &+ ahead))
        let (e0, o0) = (even(luma + x, use), odd(luma + x, use))
        let (e1, o1) = (even(luma + (x &+ 16), use), odd(luma + (x &+ 16), use))
        cvs_rgb_store32(
            inTurn(e0, o0, red + x), inTurn(e0, o0, green + x), inTurn(e0, o0, blue + x),
            inTurn(e1, o1, red + (x &+ 16)), inTurn(e1, o1, green + (x &+ 16)),
            inTurn(e1, o1, blue + (x &+ 16)), output + 3 &* x)
        x &+= 32
        if x < count, count < x &+ 32 { x = count &- 32 }
    }
    while x < count {
        let base = Int32(luma[x]) &* use.scale &+ use.base
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
    _ luma: UnsafePointer<UInt8>, _ rows: TermRows, _ i: Int, _ use: LumaFactors,
    _ output: UnsafeMutablePointer<UInt8>
) {
    let (e0, o0) = (even(luma, use), odd(luma, use))
    let (e1, o1) = (even(luma + 16, use), odd(luma + 16, use))
    cvs_rgb_store32(
        twice(e0, o0, rows.red + i), twice(e0, o0, rows.green + i), twice(e0, o0, rows.blue + i),
        twice(e1, o1, rows.red + (i &+ 8)), twice(e1, o1, rows.green + (i &+ 8)),
        twice(e1, o1, rows.blue + (i &+ 8)), output)
}

/// Both pixels of a pair have three times their sample's term and that of the nearer neighbour.
@inline(__always)
private func besideSample(
    _ luma: UnsafePointer<UInt8>, _ rows: TermRows, _ i: Int, _ use: LumaFactors,
    _ output: UnsafeMutablePointer<UInt8>
) {
    let (e0, o0) = (even(luma, use), odd(luma, use))
    let (e1, o1) = (even(luma + 16, use), odd(luma + 16, use))
    cvs_rgb_store32(
        threefold(e0, o0, rows.red + i), threefold(e0, o0, rows.green + i),
        threefold(e0, o0, rows.blue + i), threefold(e1, o1, rows.red + (i &+ 8)),
        threefold(e1, o1, rows.green + (i &+ 8)), threefold(e1, o1, rows.blue + (i &+ 8)), output)
}

/// What luma adds to a pixel, and what is added to every pixel.
private struct LumaFactors {
    let scale: Int32
    let base: Int32
}

/// Luma of pixels 0, 2, 4 … of 16.
@inline(__always)
private func even(_ luma: UnsafePointer<UInt8>, _ use: LumaFactors) -> SIMD8<Int32> {
    cvs_rgb_even_bytes(luma) &* use.scale &+ use.base
}

/// Luma of pixels 1, 3, 5 … of 16.
@inline(__always)
private func odd(_ luma: UnsafePointer<UInt8>, _ use: LumaFactors) -> SIMD8<Int32> {
    cvs_rgb_odd_bytes(luma) &* use.scale &+ use.base
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
    _ luma: UnsafePointer<UInt8>, _ rows: TermRows, _ count: Int, _ far: Int, _ use: LumaFactors,
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
        let base = Int32(luma[x]) &* use.scale &+ use.base
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
