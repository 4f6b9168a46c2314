internal import Glibc

/// The power spectrum of a square of samples under a Hann window, its mean and slope taken out.
struct ClothSpectrum {
    private static let side = ClothPattern.side
    private static let half = side / 2
    /// cos and sin of whole parts of a turn.
    private static let turns: [SIMD2<Float>] = (0..<side).map { k in
        let angle = 2 * Float.pi * Float(k) / Float(side)
        return SIMD2(cosf(angle), sinf(angle))
    }
    private static let window: [Float] = (0..<side).map { k in
        0.5 - 0.5 * cosf(2 * .pi * (Float(k) + 0.5) / Float(side))
    }

    /// For each wave down, 0..<side (from the half on they count from −half), those across, 0...half.
    private var power: [Float]

    /// - Precondition: `samples` has ``ClothPattern/side``² codes, row-major.
    init(_ samples: [UInt8]) {
        precondition(samples.count == Self.side * Self.side)
        let n = Self.side
        let middle = Float(n - 1) / 2
        var mean: Float = 0
        var slope = SIMD2<Float>.zero
        for y in 0..<n {
            for x in 0..<n {
                let value = Float(samples[y * n + x])
                mean += value
                slope += value * SIMD2(Float(x) - middle, Float(y) - middle)
            }
        }
        mean /= Float(n * n)
        // Σ (x − middle)² over the square is n · n (n² − 1) / 12.
        slope /= Float(n * n) * Float(n * n - 1) / 12
        // Rows first: each sum of windowed samples times a turn.
        var across = [SIMD2<Float>](repeating: .zero, count: n * (Self.half + 1))
        for y in 0..<n {
            for u in 0...Self.half {
                var sum = SIMD2<Float>.zero
                for x in 0..<n {
                    let plane =
                        mean + slope.x * (Float(x) - middle) + slope.y * (Float(y) - middle)
                    let value = Self.window[x] * (Float(samples[y * n + x]) - plane)
                    sum += value * Self.turns[u * x % n]
                }
                across[y * (Self.half + 1) + u] = Self.window[y] * sum
            }
        }
        power = [Float](repeating: 0, count: n * (Self.half + 1))
        for v in 0..<n {
            for u in 0...Self.half {
                var sum = SIMD2<Float>.zero
                for y in 0..<n {
                    let turn = Self.turns[v * y % n]
                    let value = across[y * (Self.half + 1) + u]
                    sum += SIMD2(
                        value.x * turn.x - value.y * turn.y, value.x * turn.y + value.y * turn.x)
                }
                power[v * (Self.half + 1) + u] = (sum * sum).sum()
            }
        }
    }

    private func at(_ u: Int, _ v: Int) -> Float {
        // The spectrum of real samples is the same in opposite directions.
        let (u, v) = u < 0 ? (-u, -v) : (u, v)
        guard u <= Self.half else { return 0 }
        return power[(v + 2 * Self.side) % Self.side * (Self.half + 1) + u]
    }

    /// Power of a wave and of its eight neighbours, which the window spreads it over.
    func around(_ u: Int, _ v: Int) -> Float {
        var sum: Float = 0
        for j in -1...1 {
            for i in -1...1 { sum += at(u + i, v + j) }
        }
        return sum
    }

    /// Amplitude of a wave in codes: by Parseval's theorem its power, spread by the window, is a quarter of its
    /// amplitude squared times n² times the window's own sum of squares, (3/8 · n)².
    func amplitude(_ u: Int, _ v: Int) -> Float {
        let n = Float(Self.side)
        return (4 * around(u, v)).squareRoot() / (n * 0.375 * n)
    }
}
