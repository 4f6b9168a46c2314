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

    /// Cumulative shares, `directions.count` runs of `binCount`, each rising to 1.
    let cumulative: [Float]

    /// A palette from bin counts, one run per direction.
    init(histograms: [[UInt32]]) {
        var sums = [Float]()
        sums.reserveCapacity(histograms.count * Self.binCount)
        for histogram in histograms {
            let total = Float(max(1, histogram.reduce(0) { $0 + Int($1) }))
            var running = 0
            for count in histogram {
                running += Int(count)
                sums.append(Float(running) / total)
            }
        }
        cumulative = sums
    }

    private init(cumulative: [Float]) { self.cumulative = cumulative }

    /// Sliced 1-Wasserstein distance, in OKLab × 100 (about one just noticeable difference per 2).
    ///
    /// Symmetric, 0 for equal palettes. Per direction ∫|F − G|, averaged over the directions.
    func distance(to other: Palette) -> Float {
        let binWidth = (Self.range.upperBound - Self.range.lowerBound) / Float(Self.binCount)
        var total: Float = 0
        for i in 0..<min(cumulative.count, other.cumulative.count) {
            total += abs(cumulative[i] - other.cumulative[i])
        }
        return 100 * total * binWidth / Float(Self.directions.count)
    }

    /// The palette whose cumulative shares are the means of those of `palettes`; `nil` of none.
    static func mean(_ palettes: [Palette]) -> Palette? {
        guard let first = palettes.first else { return nil }
        var sums = first.cumulative
        for palette in palettes.dropFirst() {
            for i in sums.indices { sums[i] += palette.cumulative[i] }
        }
        let scale = 1 / Float(palettes.count)
        for i in sums.indices { sums[i] *= scale }
        return Palette(cumulative: sums)
    }

    /// The median of each direction's projection.
    var medians: [Float] {
        let binWidth = (Self.range.upperBound - Self.range.lowerBound) / Float(Self.binCount)
        return Self.directions.indices.map { direction in
            let run = cumulative[(direction * Self.binCount)..<((direction + 1) * Self.binCount)]
            let bin = run.firstIndex { $0 >= 0.5 }.map { $0 - run.startIndex } ?? 0
            return Self.range.lowerBound + (Float(bin) + 0.5) * binWidth
        }
    }
}
