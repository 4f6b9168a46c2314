internal import Glibc

import VectorCore

/// How the tiles of one frame relate to those of a reference, once registered: light, colour, edges
/// and sharpness, each as one robust number.
///
/// Light and colour are fitted on the 70 % of tiles that agree best with one straight line in lightness,
/// so that a moving subject does not pass for a change of light. Each is then held against the same
/// quantity taken over whole-frame statistics, and the smaller of the two counts when they agree in
/// sign, nothing when they do not: a pan upsets tiles but not statistics, a gesture upsets statistics
/// but not most tiles, a change of grade moves both.
struct TileRelation: Sendable {
    let registration: Registration
    /// Share of the frame's tiles that the reference shows too, 0...1.
    let overlap: Float
    /// log₂ ratio of luminance, frame over reference.
    let exposure: Float
    /// Shift in a* and b*.
    let whiteBalance: SIMD2<Float>
    /// log₂ ratio of the spread of lightness; `nil` for a flat picture.
    let contrast: Float?
    /// log₂ ratio of chroma; `nil` for a picture without colour.
    let saturation: Float?
    /// Gain and shift that take the reference's a*, b* to the frame's.
    let chromaGain: Float
    let chromaShift: SIMD2<Float>
    /// 1 − mean cosine of edge histograms over tiles with edges, 0...1; `nil` when none has any.
    let edgeDistance: Float?
    /// Median change of fineness over tiles with detail outside the subject, log₂; `nil` when none has.
    let backgroundFineness: Float?
    /// Median change of fineness over all tiles with detail, log₂; `nil` when none has.
    let frameFineness: Float?

    /// Codes² below which a tile has no detail whose fineness means anything.
    private static let leastGradient: Float = 6
    /// Veiling light added to luminance before taking ratios, so that blacks do not decide.
    private static let flare: Float = 0.004

    init(
        frame: FrameEmbedding, reference: ReferenceSignature, registration: Registration
    ) {
        let grid = reference.grid
        let colour = frame.colour
        self.registration = registration

        var pairs = TilePairs()
        var cosine: Float = 0
        var cosineWeight: Float = 0
        var background: [Float] = []
        var detail: [Float] = []
        // Enlarging detail m times lowers Laplacian over gradient energy m² times.
        let zoomed = 2 * log2f(registration.zoom)
        let subject = SubjectTiles(face: frame.face, grid: grid, frame: frame)
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let i = row * grid.columns + column
                let p = registration.position(column: column, row: row, grid: grid)
                guard let tap = BilinearTap(x: p.x, y: p.y, grid: grid) else { continue }
                pairs.append(
                    frame: SIMD4(
                        colour.lightness[i], colour.a[i], colour.b[i], colour.luminance[i]),
                    reference: SIMD4(
                        tap.sample(reference.lightness), tap.sample(reference.a),
                        tap.sample(reference.b), tap.sample(reference.luminance)))
                let nearest =
                    Int((p.y + 0.5).rounded(.down)) * grid.columns
                    + Int((p.x + 0.5).rounded(.down))
                let j = min(max(nearest, 0), grid.count - 1)
                let energy = min(
                    frame.structure.gradientEnergy[i], reference.gradientEnergy[j])
                let either = max(frame.structure.gradientEnergy[i], reference.gradientEnergy[j])
                if either >= Self.leastGradient {
                    let weight = either.squareRoot()
                    cosine +=
                        weight
                        * Self.cosine(
                            frame.structure.edges, i, reference.edges, j)
                    cosineWeight += weight
                }
                if energy >= Self.leastGradient {
                    let change =
                        frame.structure.fineness[i] - tap.sample(reference.fineness) - zoomed
                    detail.append(change)
                    if !subject.contains(column: column, row: row) { background.append(change) }
                }
            }
        }
        overlap = Float(pairs.count) / Float(grid.count)
        let fit = pairs.fit()

        let ratio = log2f(
            (colour.meanLuminance + Self.flare)
                / (reference.meanLuminance + Self.flare))
        exposure = Self.agreement(pairs.exposure(fit.inliers, flare: Self.flare), ratio)
        let shift = pairs.chromaShift(fit.inliers)
        let mean = pairs.meanChromaShift
        whiteBalance = SIMD2(
            Self.agreement(shift.x, mean.x), Self.agreement(shift.y, mean.y))
        contrast = fit.gain.map { gain in
            Self.agreement(
                log2f(gain),
                log2f(
                    max(1e-3, colour.lightnessDeviation)
                        / max(1e-3, reference.lightnessDeviation)))
        }
        saturation = pairs.chromaRatio(fit.inliers).map { gain in
            Self.agreement(
                log2f(gain), log2f(max(1e-3, colour.chroma) / max(1e-3, reference.chroma)))
        }
        chromaGain = pairs.chromaGain(fit.inliers) ?? fit.gain ?? 1
        chromaShift = pairs.chromaMeanShift(fit.inliers, gain: chromaGain)
        edgeDistance = cosineWeight > 0 ? max(0, 1 - cosine / cosineWeight) : nil
        backgroundFineness = background.count >= 8 ? RobustStatistics.median(background) : nil
        frameFineness = detail.count >= 8 ? RobustStatistics.median(detail) : nil
    }

    /// The smaller of two estimates of one quantity when their signs agree, else 0.
    private static func agreement(_ left: Float, _ right: Float) -> Float {
        guard left * right > 0 else { return 0 }
        return abs(left) < abs(right) ? left : right
    }

    private static func cosine(_ left: [Float], _ i: Int, _ right: [Float], _ j: Int) -> Float {
        let n = StructureSignature.orientationCount
        var product: Float = 0
        var l: Float = 0
        var r: Float = 0
        for k in 0..<n {
            let u = left[i * n + k]
            let v = right[j * n + k]
            product += u * v
            l += u * u
            r += v * v
        }
        guard l > 0, r > 0 else { return 0 }
        return product / (l * r).squareRoot()
    }
}
