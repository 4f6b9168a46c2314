/// The numbers that take whole-number Y′CbCr to R′G′B′ codes of 8 or 16 bits.
///
/// Chroma arrives centred on zero and multiplied by `chromaUnit`, so that interpolation stays exact:
///
///     R = luma·(Y − lumaOffset) + crToRed·Cr
///     G = luma·(Y − lumaOffset) + cbToGreen·Cb + crToGreen·Cr
///     B = luma·(Y − lumaOffset) + cbToBlue·Cb
public struct ToRGBCoefficients: Sendable, Hashable {
    /// Luma code of black.
    public let lumaOffset: Double
    /// Output code per luma code.
    public let luma: Double
    /// Output code of red per unit of Cr.
    public let crToRed: Double
    /// Output code of green per unit of Cb.
    public let cbToGreen: Double
    /// Output code of green per unit of Cr.
    public let crToGreen: Double
    /// Output code of blue per unit of Cb.
    public let cbToBlue: Double

    /// - Parameters:
    ///   - depth: bits of a sample, 8...16.
    ///   - chromaUnit: by what chroma has been multiplied: 8 after blending rows, 64 after spreading too.
    ///   - top: the output code of 1.0: 255 or 65535.
    ///
    /// Source: ITU-R BT.601-7 §2.5, BT.709-6 §3, BT.2020-2 table 4, ITU-T H.273 §8.3, inverted.
    public init(coding: ColourCoding, depth: Int, chromaUnit: Int, top: Int) {
        precondition((8...16).contains(depth) && chromaUnit > 0 && top > 0)
        let step = Double(1 << (depth - 8))
        let whole = Double(1 << depth) - 1
        let isFull = coding.range == .full
        let lumaSpan = isFull ? whole : 219 * step
        let chromaSpan = (isFull ? whole : 224 * step) * Double(chromaUnit)
        let (kr, kb) = (coding.matrix.redWeight, coding.matrix.blueWeight)
        let kg = 1 - kr - kb
        let one = Double(top)
        lumaOffset = isFull ? 0 : 16 * step
        luma = one / lumaSpan
        crToRed = one * 2 * (1 - kr) / chromaSpan
        cbToGreen = -one * 2 * (1 - kb) * kb / kg / chromaSpan
        crToGreen = -one * 2 * (1 - kr) * kr / kg / chromaSpan
        cbToBlue = one * 2 * (1 - kb) / chromaSpan
    }
}

/// Where chroma samples lie among luma samples.
public struct ChromaSite: Sendable, Hashable {
    /// Place of the first chroma sample to the right of the first luma sample, in half luma samples.
    public let halvesRight: Int
    /// The same, downwards.
    public let halvesDown: Int

    /// The places by name, as ITU-T H.273 figure 3 draws them for 4:2:0: `left`, `center`, `topleft`,
    /// `top`, `bottomleft`, `bottom`; any other name counts as `left`.
    public init(named name: String, shiftX: Int, shiftY: Int) {
        let centreX = (1 << shiftX) - 1
        let centreY = (1 << shiftY) - 1
        halvesRight = ["center", "top", "bottom"].contains(name) ? centreX : 0
        switch name {
        case "topleft", "top": halvesDown = 0
        case "bottomleft", "bottom": halvesDown = 2 * centreY
        default: halvesDown = centreY
        }
    }

    /// The two chroma samples around luma sample `position`, and their weights in eighths.
    ///
    /// Linear interpolation at the place of the luma sample; beyond the first and last sample the edge
    /// is repeated.
    ///
    /// - Parameters:
    ///   - halves: place of the first chroma sample in half luma samples.
    ///   - shift: log₂ of subsampling, 0...2.
    ///   - count: chroma samples, at least 1.
    public static func neighbours(
        of position: Int, halves: Int, shift: Int, count: Int
    ) -> (first: Int, second: Int, firstWeight: Int, secondWeight: Int) {
        let eighths = (8 * position - 4 * halves) >> shift
        let index = eighths >> 3
        let weight = eighths & 7
        let last = count - 1
        return (min(max(index, 0), last), min(max(index + 1, 0), last), 8 - weight, weight)
    }
}
