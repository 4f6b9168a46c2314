internal import Glibc

extension CIELab {
    /// CIEDE2000 colour difference ΔE00 with unit weights, not negative.
    ///
    /// Source: ISO/CIE 11664-6:2014; formulation of Sharma, Wu and Dalal, *Color Research and
    /// Application* 30 (2005), equations 2 to 22.
    public func difference(from other: CIELab) -> Float {
        let chromaMean = (chroma + other.chroma) / 2
        let seventh = powf(chromaMean, 7)
        let g = 0.5 * (1 - (seventh / (seventh + Self.twentyFiveToSeventh)).squareRoot())
        let a1 = a * (1 + g)
        let a2 = other.a * (1 + g)
        let c1 = (a1 * a1 + b * b).squareRoot()
        let c2 = (a2 * a2 + other.b * other.b).squareRoot()
        let h1 = Self.hueDegrees(a1, b)
        let h2 = Self.hueDegrees(a2, other.b)
        let achromatic = c1 * c2 == 0

        var dh: Float = 0
        var hMean = h1 + h2
        if !achromatic {
            dh = h2 - h1
            if dh > 180 { dh -= 360 } else if dh < -180 { dh += 360 }
            if abs(h1 - h2) <= 180 {
                hMean = (h1 + h2) / 2
            } else {
                hMean = h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2
            }
        }
        let dL = other.lightness - lightness
        let dC = c2 - c1
        let dH = 2 * (c1 * c2).squareRoot() * Self.sine(dh / 2)

        let lMean = (lightness + other.lightness) / 2
        let cMean = (c1 + c2) / 2
        var t = 1 - 0.17 * Self.cosine(hMean - 30)
        t += 0.24 * Self.cosine(2 * hMean)
        t += 0.32 * Self.cosine(3 * hMean + 6)
        t -= 0.20 * Self.cosine(4 * hMean - 63)
        let offset = (lMean - 50) * (lMean - 50)
        let sL = 1 + 0.015 * offset / (20 + offset).squareRoot()
        let sC = 1 + 0.045 * cMean
        let sH = 1 + 0.015 * cMean * t
        let bend = (hMean - 275) / 25
        let theta = 30 * expf(-bend * bend)
        let cSeventh = powf(cMean, 7)
        let rC = 2 * (cSeventh / (cSeventh + Self.twentyFiveToSeventh)).squareRoot()
        let rT = -Self.sine(2 * theta) * rC
        let l = dL / sL
        let c = dC / sC
        let h = dH / sH
        return max(0, l * l + c * c + h * h + rT * c * h).squareRoot()
    }

    /// 25⁷, rounded to `Float`.
    private static let twentyFiveToSeventh: Float = 6_103_515_648

    private static func hueDegrees(_ a: Float, _ b: Float) -> Float {
        guard a != 0 || b != 0 else { return 0 }
        let degrees = atan2f(b, a) * 180 / .pi
        return degrees < 0 ? degrees + 360 : degrees
    }

    private static func sine(_ degrees: Float) -> Float { sinf(degrees * .pi / 180) }
    private static func cosine(_ degrees: Float) -> Float { cosf(degrees * .pi / 180) }
}
