internal import Glibc

/// A colour in CIE 1976 L*a*b* for the sRGB white (D65).
///
/// `lightness` 0...100; `a` and `b` about −110...110. Source: CIE 15:2018 §8.2.1; sRGB primaries and
/// transfer from IEC 61966-2-1.
public struct CIELab: Equatable, Sendable {
    /// L*, 0...100.
    public var lightness: Float
    /// a*, green to red.
    public var a: Float
    /// b*, blue to yellow.
    public var b: Float

    /// A colour by its coordinates.
    public init(lightness: Float, a: Float, b: Float) {
        self.lightness = lightness
        self.a = a
        self.b = b
    }

    /// The colour of linear-light sRGB, each component about 0...1.
    public init(linear rgb: SIMD3<Float>) {
        let x = (0.4124564 * rgb.x + 0.3575761 * rgb.y + 0.1804375 * rgb.z) / 0.95047
        let y = luminance(linear: rgb)
        let z = (0.0193339 * rgb.x + 0.1191920 * rgb.y + 0.9503041 * rgb.z) / 1.08883
        let fx = Self.compress(x)
        let fy = Self.compress(y)
        let fz = Self.compress(z)
        self.init(lightness: 116 * fy - 16, a: 500 * (fx - fy), b: 200 * (fy - fz))
    }

    /// √(a² + b²).
    public var chroma: Float { (a * a + b * b).squareRoot() }

    private static func compress(_ t: Float) -> Float {
        t > 216.0 / 24389.0 ? cbrtf(t) : (24389.0 / 27.0 * t + 16) / 116
    }
}

/// Relative luminance Y of linear-light sRGB (IEC 61966-2-1), 0...1.
func luminance(linear rgb: SIMD3<Float>) -> Float {
    0.2126729 * rgb.x + 0.7151522 * rgb.y + 0.0721750 * rgb.z
}

/// Linear light of an sRGB-coded value (IEC 61966-2-1 §5.2), 0...1 to 0...1; values outside are clamped.
func linearLight(_ coded: Float) -> Float {
    let x = min(max(coded, 0), 1)
    return x <= 0.04045 ? x / 12.92 : powf((x + 0.055) / 1.055, 2.4)
}
