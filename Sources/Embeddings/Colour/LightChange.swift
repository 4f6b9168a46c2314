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

    /// What the change of luminance does to differences of coded values, near enough to a gamma of 2.2.
    var codedGain: Float { exp2f(exposure / 2.2) }

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

    /// The least ΔE00 of any of `colours` to any of what was expected, lightness counting a share. Only what
    /// leaves both its own colour and its surroundings has changed.
    static func difference(_ colours: [ChromaticColour], from expectations: [CIELab]) -> Float {
        var nearest = (bound: Float.infinity, colour: 0, expectation: 0)
        let expected = expectations.map { ChromaticColour($0) }
        func level(_ i: Int, _ j: Int) -> CIELab {
            let base = expected[j].lab.lightness
            return CIELab(
                lightness: base + lightnessShare * (colours[i].lab.lightness - base),
                a: colours[i].lab.a, b: colours[i].lab.b)
        }
        func bound(_ i: Int, _ j: Int) -> Float {
            level(i, j).squaredBound(
                to: expected[j].lab, chromas: colours[i].chroma + expected[j].chroma)
        }
        for j in expected.indices {
            for i in colours.indices where bound(i, j) < nearest.bound {
                nearest = (bound(i, j), i, j)
            }
        }
        guard nearest.bound < .infinity else { return .infinity }
        var least = level(nearest.colour, nearest.expectation)
            .difference(from: expected[nearest.expectation].lab)
        for j in expected.indices {
            // Where the light did not change, several expectations are one.
            if expectations[..<j].contains(expectations[j]) { continue }
            for i in colours.indices where bound(i, j) < least * least {
                least = min(least, level(i, j).difference(from: expected[j].lab))
            }
        }
        return least
    }

    /// ΔE00 of two linear-light colours; see ``difference(_:from:)-(ChromaticColour,_)``.
    func difference(_ colour: SIMD3<Float>, from reference: SIMD3<Float>) -> Float {
        Self.difference(
            [ChromaticColour(CIELab(linear: colour))], from: expectations(reference))
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

/// A colour with its chroma, for many comparisons.
struct ChromaticColour: Sendable {
    let lab: CIELab
    let chroma: Float

    init(_ lab: CIELab) {
        self.lab = lab
        chroma = lab.chroma
    }
}
