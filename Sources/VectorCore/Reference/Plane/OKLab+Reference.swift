extension PlaneReference {
    /// OKLab lightness, a and b of `count` Y′CbCr code values, and on request linear luminance.
    ///
    /// - Shape: `count` samples in each array; any alignment; outputs may not overlap inputs.
    /// - Units: L in 0...1, a and b in about −0.4...0.4, luminance Y in 0...1.
    /// - Method: R′G′B′ by `coding`, clamped to 0...1; linear light by ``linearFromSRGB(_:)``; the
    ///   matrices below; ``cubeRoot(_:)``. Colour primaries are taken as those of BT.709 / sRGB.
    /// - Exactness: the same bits on every level: only correctly rounded + − × ÷ √, in the written
    ///   order, never fused.
    /// - Error against float64 arithmetic: at most ``oklabError`` in L, a and b.
    /// - Source: B. Ottosson, *A perceptual color space for image processing* (2020), matrices of
    ///   2021-01-25; IEC 61966-2-1 for the transfer function; BT.709-6 §3 for luminance.
    public static func oklab(
        _ luma: UnsafePointer<UInt8>, _ cb: UnsafePointer<UInt8>, _ cr: UnsafePointer<UInt8>,
        _ count: Int, _ coding: ColourCoding.Coefficients,
        lightness: UnsafeMutablePointer<Float>, a: UnsafeMutablePointer<Float>,
        b: UnsafeMutablePointer<Float>, luminance: UnsafeMutablePointer<Float>?
    ) {
        for i in 0..<count {
            let y = (Float(luma[i]) - coding.lumaOffset) * coding.lumaScale
            let u = Float(cb[i]) - 128
            let v = Float(cr[i]) - 128
            let red = linearFromSRGB(clampToUnit(y + coding.crToRed * v))
            let green = linearFromSRGB(
                clampToUnit((y + coding.cbToGreen * u) + coding.crToGreen * v))
            let blue = linearFromSRGB(clampToUnit(y + coding.cbToBlue * u))
            let long = cubeRoot(
                (0.4122214708 * red + 0.5363325363 * green) + 0.0514459929 * blue)
            let medium = cubeRoot(
                (0.2119034982 * red + 0.6806995451 * green) + 0.1073969566 * blue)
            let short = cubeRoot(
                (0.0883024619 * red + 0.2817188376 * green) + 0.6299787005 * blue)
            lightness[i] = (0.2104542553 * long + 0.7936177850 * medium) - 0.0040720468 * short
            a[i] = (1.9779984951 * long - 2.4285922050 * medium) + 0.4505937099 * short
            b[i] = (0.0259040371 * long + 0.7827717662 * medium) - 0.8086757660 * short
            luminance?[i] = (0.2126 * red + 0.7152 * green) + 0.0722 * blue
        }
    }

    /// The largest difference between the kernel's L, a or b and float64 arithmetic that is allowed
    /// over code values and codings: twice what the check in `ColourTests` finds.
    public static let oklabError: Float = 4e-6

    /// Linear light of an sRGB component in 0...1.
    ///
    /// Above 0.04045, ((v + 0.055) / 1.055)^2.4 as a polynomial in s = √((v + 0.055) / 1.055) over
    /// 0.3008...1 by Estrin's scheme; below, v / 12.92. Largest error 3 · 10⁻⁷.
    public static func linearFromSRGB(_ v: Float) -> Float {
        let low = v * 0.07739938080495357
        let s = ((v + 0.055) * 0.9478672985781991).squareRoot()
        let c = srgbPolynomial
        let s2 = s * s
        let high = (s * c.0 + c.1) * s2 + (s * c.2 + c.3)
        let rest = (s * c.4 + c.5) * s2 + (s * c.6 + c.7)
        let p = high * (s2 * s2) + rest
        return v > 0.04045 ? p : low
    }

    /// Cube root of x ≥ 0, as x·y² with y = x^(−1/3): a guess from the exponent, then two steps of a
    /// third-order iteration, which need no division; 0 below 10⁻¹⁸. Relative error below 2⁻²¹.
    ///
    /// Source: the guess is W. Kahan's, *Computing a real cube root* (1991), for the reciprocal; the
    /// step is the binomial series of (1 − h)^(−1/3) with h = 1 − x·y³, cut after h².
    public static func cubeRoot(_ x: Float) -> Float {
        let guess = 1_419_967_104 - Float(Int32(bitPattern: x.bitPattern)) * 0.33333334
        var y = Float(bitPattern: UInt32(bitPattern: Int32(guess)))
        for _ in 0..<2 {
            let h = 1 - (y * y) * (y * x)
            y = y + y * (h * (h * 0.22222222 + 0.33333334))
        }
        return x < 1e-18 ? 0 : (y * y) * x
    }

    /// Descending coefficients of the polynomial in ``linearFromSRGB(_:)``: least maximum error of
    /// s^4.8 over the stated interval, 7.6 · 10⁻⁹ before rounding.
    private static let srgbPolynomial:
        (
            Float, Float, Float, Float, Float, Float, Float, Float
        ) = (
            0.009729279491650082, -0.0795218407371343, 0.891746207906631,
            0.22613680358088561, -0.05968653894842613, 0.01332728940015171,
            -0.0018458079063285726, 0.00011461475464050186
        )

    private static func clampToUnit(_ v: Float) -> Float {
        let low = v > 0 ? v : 0
        return low < 1 ? low : 1
    }
}
