import Foundation

/// e to the power of `x`.
func exponential(_ x: Float) -> Float { Float(exp(Double(x))) }

/// Two to the power of `x`.
func powerOfTwo(_ x: Float) -> Float { Float(exp2(Double(x))) }

/// Sine of an angle given in turns.
func sine(turns: Double) -> Float { Float(sin(2 * .pi * turns)) }

/// Cosine and sine of an angle given in degrees.
func rotation(degrees: Float) -> (cosine: Float, sine: Float) {
    let angle = Double(degrees) * .pi / 180
    return (Float(cos(angle)), Float(sin(angle)))
}

/// 0 up to `low`, 1 from `high` on, a cubic with flat ends between them.
func smoothStep(_ low: Float, _ high: Float, _ x: Float) -> Float {
    let share = min(max((x - low) / (high - low), 0), 1)
    return share * share * (3 - 2 * share)
}

/// Pseudo-random numbers that are the same on every machine.
///
/// Source: SplitMix64, Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014, figure 14.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform in 0..<1.
    mutating func unit() -> Float { Float(next() >> 40) / Float(1 << 24) }
}

/// A gamma-coded sRGB value under `gain` times the light (IEC 61966-2-1 §5.2 and its inverse).
func relit(_ coded: Float, by gain: Float) -> Float {
    let x = Double(max(coded, 0))
    let linear = x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4)
    let light = linear * Double(gain)
    return Float(light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055)
}
