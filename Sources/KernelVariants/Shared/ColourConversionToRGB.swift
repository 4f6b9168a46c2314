internal import CVectorShims

// Rows of R′G′B′ from luma and spread chroma. `factors` are, in this order: luma offset, luma, Cr to
// red, Cb to green, Cr to green, Cb to blue. Contracts: `VectorCore/Reference/Conversion`.

/// R′G′B′ of 8 bits from luma of up to 16 bits.
@inline(never)
public func conversionRGB8From16(
    _ luma: UnsafePointer<UInt16>, _ cb: UnsafePointer<Float>, _ cr: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<UInt8>, _ count: Int, _ factors: UnsafePointer<Float>
) {
    let use = Factors(factors)
    var i = 0
    while i &+ 16 <= count {
        block(cvs_cc_floats_u16(luma + i), cb + i, cr + i, output + 3 &* i, use)
        i &+= 16
    }
    while i < count {
        sample(Float(luma[i]), cb[i], cr[i], output + 3 &* i, use)
        i &+= 1
    }
}

/// R′G′B′ of 16 bits from luma of up to 16 bits, in double precision.
@inline(never)
public func conversionRGB16From16(
    _ luma: UnsafePointer<UInt16>, _ cb: UnsafePointer<Float>, _ cr: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<UInt16>, _ count: Int, _ factors: UnsafePointer<Double>
) {
    let (offset, scale) = (factors[0], factors[1])
    let (crToRed, cbToGreen) = (factors[2], factors[3])
    let (crToGreen, cbToBlue) = (factors[4], factors[5])
    let rawCb = UnsafeRawPointer(cb)
    let rawCr = UnsafeRawPointer(cr)
    var i = 0
    while i &+ 8 <= count {
        let y = cvs_cc_doubles_u16(luma + i)
        let b = cvs_cc_doubles(
            rawCb.loadUnaligned(fromByteOffset: 4 &* i, as: SIMD8<Float>.self))
        let r = cvs_cc_doubles(
            rawCr.loadUnaligned(fromByteOffset: 4 &* i, as: SIMD8<Float>.self))
        let base: SIMD8<Double> = (y - offset) * scale + 0.5
        let red: SIMD8<Double> = base + r * crToRed
        let part: SIMD8<Double> = base + b * cbToGreen
        let green: SIMD8<Double> = part + r * crToGreen
        let blue: SIMD8<Double> = base + b * cbToBlue
        cvs_cc_store_rgb16(
            cvs_cc_words(red), cvs_cc_words(green), cvs_cc_words(blue), output + 3 &* i)
        i &+= 8
    }
    while i < count {
        let (b, r) = (Double(cb[i]), Double(cr[i]))
        let base = (Double(luma[i]) - offset) * scale + 0.5
        output[3 &* i] = word(base + r * crToRed)
        output[3 &* i &+ 1] = word(base + b * cbToGreen + r * crToGreen)
        output[3 &* i &+ 2] = word(base + b * cbToBlue)
        i &+= 1
    }
}

private struct Factors {
    let offset: Float
    let luma: Float
    let crToRed: Float
    let cbToGreen: Float
    let crToGreen: Float
    let cbToBlue: Float

    @inline(__always)
    init(_ factors: UnsafePointer<Float>) {
        offset = factors[0]
        luma = factors[1]
        crToRed = factors[2]
        cbToGreen = factors[3]
        crToGreen = factors[4]
        cbToBlue = factors[5]
    }
}

@inline(__always)
private func block(
    _ luma: SIMD16<Float>, _ cb: UnsafePointer<Float>, _ cr: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<UInt8>, _ use: Factors
) {
    let b = UnsafeRawPointer(cb).loadUnaligned(as: SIMD16<Float>.self)
    let r = UnsafeRawPointer(cr).loadUnaligned(as: SIMD16<Float>.self)
    let base: SIMD16<Float> = (luma - use.offset) * use.luma + Float(0.5)
    let red: SIMD16<Float> = base + r * use.crToRed
    let part: SIMD16<Float> = base + b * use.cbToGreen
    let green: SIMD16<Float> = part + r * use.crToGreen
    let blue: SIMD16<Float> = base + b * use.cbToBlue
    cvs_cc_store_rgb8(cvs_cc_bytes(red), cvs_cc_bytes(green), cvs_cc_bytes(blue), output)
}

@inline(__always)
private func sample(
    _ luma: Float, _ b: Float, _ r: Float, _ output: UnsafeMutablePointer<UInt8>, _ use: Factors
) {
    let base = (luma - use.offset) * use.luma + 0.5
    output[0] = cut(base + r * use.crToRed)
    output[1] = cut(base + b * use.cbToGreen + r * use.crToGreen)
    output[2] = cut(base + b * use.cbToBlue)
}

@inline(__always)
private func cut(_ value: Float) -> UInt8 {
    let low = value > 0 ? value : 0
    let high = low < 255 ? low : 255
    return UInt8(truncatingIfNeeded: Int32(high))
}

@inline(__always)
private func word(_ value: Double) -> UInt16 {
    let low = value > 0 ? value : 0
    let high = low < 65535 ? low : 65535
    return UInt16(truncatingIfNeeded: Int32(high))
}
