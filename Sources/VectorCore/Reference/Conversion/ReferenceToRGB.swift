extension ConversionReference {
    /// Blends two chroma rows: `upper · above + lower · below − 8 · zero`, whole numbers.
    ///
    /// - Shape: `count` samples in each row; any alignment; inputs may be the same row.
    /// - Range: `above + below` is 8, each in 0...8; results are below 2²⁰ in size, so exact.
    /// - Exactness: the same bits on every level.
    public static func blendRows<Sample: FixedWidthInteger>(
        _ upper: UnsafePointer<Sample>, _ lower: UnsafePointer<Sample>, above: Int, below: Int,
        zero: Int, _ output: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        for i in 0..<count {
            output[i] = Float(Int(upper[i]) * above + Int(lower[i]) * below - 8 * zero)
        }
    }

    /// Spreads a blended chroma row over luma samples, multiplied by 8 once more.
    ///
    /// - Shape: `count` chroma samples in, `width` out, `count` = ⌈width / 2^shift⌉, at least 1.
    /// - Parameters:
    ///   - halves: place of the first chroma sample in half luma samples; see ``ChromaSite``.
    ///   - shift: 1 or 2.
    /// - Exactness: the same bits on every level; results are whole numbers below 2²³.
    public static func spreadRow(
        _ input: UnsafePointer<Float>, _ count: Int, halves: Int, shift: Int,
        _ output: UnsafeMutablePointer<Float>, _ width: Int
    ) {
        for x in 0..<width {
            let near = ChromaSite.neighbours(of: x, halves: halves, shift: shift, count: count)
            output[x] =
                input[near.first] * Float(near.firstWeight)
                + input[near.second] * Float(near.secondWeight)
        }
    }

    /// One row of R′G′B′ of 8 bits from luma and spread chroma.
    ///
    /// - Shape: `count` luma samples of 8 bits, or of up to 16 bits in two bytes; `count` chroma numbers
    ///   each; `3 · count` bytes out. Any alignment; output overlaps nothing.
    /// - Exactness: the same bits on every level: single precision, unfused, in the order written here;
    ///   halves up; clamped. Within 0.5001 code of the exact value.
    public static func rgb8Row<Sample: FixedWidthInteger>(
        _ luma: UnsafePointer<Sample>, _ cb: UnsafePointer<Float>, _ cr: UnsafePointer<Float>,
        _ output: UnsafeMutablePointer<UInt8>, _ count: Int, _ factors: ToRGBCoefficients
    ) {
        let (offset, scale) = (Float(factors.lumaOffset), Float(factors.luma))
        let (crToRed, cbToGreen) = (Float(factors.crToRed), Float(factors.cbToGreen))
        let (crToGreen, cbToBlue) = (Float(factors.crToGreen), Float(factors.cbToBlue))
        for i in 0..<count {
            let base = (Float(luma[i]) - offset) * scale + 0.5
            let red = base + cr[i] * crToRed
            let green = base + cb[i] * cbToGreen + cr[i] * crToGreen
            let blue = base + cb[i] * cbToBlue
            output[3 * i] = UInt8(min(max(red, 0), 255))
            output[3 * i + 1] = UInt8(min(max(green, 0), 255))
            output[3 * i + 2] = UInt8(min(max(blue, 0), 255))
        }
    }

    /// One row of R′G′B′ of 16 bits from luma and spread chroma.
    ///
    /// - Shape: as ``rgb8Row(_:_:_:_:_:_:)``, with words of two bytes in and out.
    /// - Exactness: the same bits on every level: double precision, unfused, in the order written here;
    ///   halves up; clamped. Within 0.5 code of the exact value and 10⁻⁹.
    public static func rgb16Row(
        _ luma: UnsafePointer<UInt16>, _ cb: UnsafePointer<Float>, _ cr: UnsafePointer<Float>,
        _ output: UnsafeMutablePointer<UInt16>, _ count: Int, _ factors: ToRGBCoefficients
    ) {
        for i in 0..<count {
            let (blueness, redness) = (Double(cb[i]), Double(cr[i]))
            let base = (Double(luma[i]) - factors.lumaOffset) * factors.luma + 0.5
            let red = base + redness * factors.crToRed
            let green = base + blueness * factors.cbToGreen + redness * factors.crToGreen
            let blue = base + blueness * factors.cbToBlue
            output[3 * i] = UInt16(min(max(red, 0), 65535))
            output[3 * i + 1] = UInt16(min(max(green, 0), 65535))
            output[3 * i + 2] = UInt16(min(max(blue, 0), 65535))
        }
    }
}
