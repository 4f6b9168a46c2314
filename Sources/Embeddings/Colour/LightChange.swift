internal import Glibc

/// What the light of the whole frame did between two pictures, so that a surface's own change can be told
/// from it.
struct LightChange: Sendable {
    /// log₂ ratio of luminance.
    let exposure: Float
    /// Gain and shift of a* and b*.
    let chromaGain: Float
    let chromaShift: SIMD2<Float>
    /// Gain of lightness about the middle of its range.
    let contrast: Float

    /// What `relation` says; no change where there is none.
    init(_ relation: TileRelation?) {
        exposure = relation?.exposure ?? 0
        chromaGain = relation?.chromaGain ?? 1
        chromaShift = relation?.chromaShift ?? .zero
        contrast = exp2f(relation?.contrast ?? 0)
    }

    /// Share of a difference in lightness that counts: folds, shade and a lamp nearby change it without
    /// changing the cloth.
    private static let lightnessShare: Float = 0.4

    /// What a linear-light colour may have become: as it was, under the frame's change of exposure
    /// (clipped as the picture clips) or of contrast, under its change of colour, and under both.
    func expectations(_ reference: SIMD3<Float>) -> [CIELab] {
        let plain = CIELab(linear: reference)
        let flattened = CIELab(
            lightness: min(max(50 + contrast * (plain.lightness - 50), 0), 100), a: plain.a,
            b: plain.b)
        return [plain, CIELab(linear: exposed(reference)), flattened].flatMap { base in
            [
                base,
                CIELab(
                    lightness: base.lightness, a: chromaGain * base.a + chromaShift.x,
                    b: chromaGain * base.b + chromaShift.y),
            ]
        }
    }

    /// ΔE00 of a colour to the nearest of what was expected, lightness counting a share. Only what leaves
    /// both its own colour and its surroundings has changed.
    static func difference(_ now: CIELab, from expectations: [CIELab]) -> Float {
        expectations.reduce(Float.infinity) { least, expected in
            let level = CIELab(
                lightness: expected.lightness
                    + lightnessShare * (now.lightness - expected.lightness),
                a: now.a, b: now.b)
            return min(least, level.difference(from: expected))
        }
    }

    /// ΔE00 of two linear-light colours; see ``difference(_:from:)-(CIELab,_)``.
    func difference(_ colour: SIMD3<Float>, from reference: SIMD3<Float>) -> Float {
        Self.difference(CIELab(linear: colour), from: expectations(reference))
    }

    private func exposed(_ colour: SIMD3<Float>) -> SIMD3<Float> {
        (colour * exp2f(exposure)).clamped(
            lowerBound: .zero, upperBound: SIMD3(repeating: 1))
    }

    /// The same with luminance set equal first: for tones whose lightness says nothing.
    func toneDifference(_ colour: SIMD3<Float>, from reference: SIMD3<Float>) -> Float {
        let light = max(1e-4, luminance(linear: reference))
        let exposed = exposed(reference)
        var least = Float.infinity
        for base in [reference, exposed * (light / max(1e-4, luminance(linear: exposed)))] {
            let from = CIELab(linear: base)
            let now = CIELab(linear: colour * (light / max(1e-4, luminance(linear: colour))))
            let graded = CIELab(
                lightness: from.lightness, a: chromaGain * from.a + chromaShift.x,
                b: chromaGain * from.b + chromaShift.y)
            for expected in [from, graded] {
                let level = CIELab(lightness: expected.lightness, a: now.a, b: now.b)
                least = min(least, level.difference(from: expected))
            }
        }
        return least
    }
}
