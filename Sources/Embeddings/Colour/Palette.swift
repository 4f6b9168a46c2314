/// The distribution of a frame's colours in OKLab, kept as its projections onto fixed directions.
///
/// Sliced Wasserstein distance: Rabin, Peyré, Delon and Bernot, "Wasserstein barycenter and its
/// application to texture mixing", SSVM 2011, §2.2. OKLab: B. Ottosson, "A perceptual color space for
/// image processing", 2020.
public struct Palette: Sendable {
    /// Unit directions in (L, a, b): the axes, and the diagonals that mix two or three of them.
    static let directions: [SIMD3<Float>] = {
        let half = Float(0.5).squareRoot()
        let third = (Float(1) / 3).squareRoot()
        return [
            SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1), SIMD3(0, half, half),
            SIMD3(0, half, -half), SIMD3(half, half, 0), SIMD3(half, 0, half),
            SIMD3(third, third, third),
        ]
    }()
    /// Bins of each projection.
    static let binCount = 128
    /// Projections range over this part of the line; OKLab of sRGB stays inside.
    static let range: Range<Float> = -0.6..<1.4

    /// Cumulative shares in 1/65535, `directions.count` runs of `binCount`, each rising to 65535.
    let cumulative: [UInt16]

    /// A palette from bin counts, one run per direction.
    init(histograms: [[UInt32]]) {
        var sums = [UInt16]()
        sums.reserveCapacity(histograms.count * Self.binCount)
        for histogram in histograms {
            let total = max(1, histogram.reduce(0) { $0 + Int($1) })
            var running = 0
            for count in histogram {
                running += Int(count)
                sums.append(UInt16((running * 65535 + total / 2) / total))
            }
        }
        cumulative = sums
    }

    private init(cumulative: [UInt16]) { self.cumulative = cumulative }

    /// Sliced 1-Wasserstein distance, in OKLab × 100 (about one just noticeable difference per 2).
    ///
    /// Symmetric, 0 for equal palettes. Per direction ∫|F − G|, averaged over the directions.
    func distance(to other: Palette) -> Float {
        let binWidth = (Self.range.upperBound - Self.range.lowerBound) / Float(Self.binCount)
        var total = 0
        for i in 0..<min(cumulative.count, other.cumulative.count) {
            total += abs(Int(cumulative[i]) - Int(other.cumulative[i]))
        }
        return 100 * Float(total) / 65535 * binWidth / Float(Self.directions.count)
    }

    /// The palette whose cumulative shares are the means of those of `palettes`; `nil` of none.
    static func mean(_ palettes: [Palette]) -> Palette? {
        guard let first = palettes.first else { return nil }
        var sums = first.cumulative.map(Int.init)
        for palette in palettes.dropFirst() {
            for i in sums.indices { sums[i] += Int(palette.cumulative[i]) }
        }
        let count = palettes.count
        return Palette(cumulative: sums.map { UInt16(($0 + count / 2) / count) })
    }

    /// The median of each direction's projection.
    var medians: [Float] {
        let binWidth = (Self.range.upperBound - Self.range.lowerBound) / Float(Self.binCount)
        return Self.directions.indices.map { direction in
            let run = cumulative[(direction * Self.binCount)..<((direction + 1) * Self.binCount)]
            let bin = run.firstIndex { $0 >= 32768 }.map { $0 - run.startIndex } ?? 0
            return Self.range.lowerBound + (Float(bin) + 0.5) * binWidth
        }
    }
}
