import Channels

extension ClothPattern {
    /// Patches of several frames together.
    init?(_ several: [ClothPattern]) {
        guard !several.isEmpty else { return nil }
        patches = several.flatMap(\.patches)
    }

    /// How far the pattern is from that of `reference`: what lies between crest and trough of the waves that
    /// came or went, in L*. The larger of two medians: over the reference's patches to the most similar one here,
    /// and the other way round, so that an arm or a fold decides nothing.
    ///
    /// - Parameter light: what the frame's light did between the two.
    func difference(from reference: ClothPattern, under light: LightChange) -> Float? {
        guard patches.count >= Self.leastPatches, reference.patches.count >= Self.leastPatches
        else { return nil }
        let gone = reference.patches.map { was in
            patches.map { Self.difference($0, from: was, light) }.min() ?? 0
        }
        let come = patches.map { now in
            reference.patches.map { Self.difference(now, from: $0, light) }.min() ?? 0
        }
        return 2
            * max(RobustStatistics.median(gone) ?? 0, RobustStatistics.median(come) ?? 0)
    }

    /// How much two frequencies may differ, as a share of the greater: a chest that leans and turns.
    private static let sameWave: Float = 0.3

    private static func difference(
        _ now: Patch, from was: Patch, _ light: LightChange
    ) -> Float {
        let gains = [1, light.contrast, light.codedGain]
        func least(_ amplitude: Float) -> Float {
            gains.map { abs(amplitude - $0 * was.amplitude) }.min() ?? 0
        }
        if now.amplitude == 0 || was.amplitude == 0 { return least(now.amplitude) }
        func length(_ v: SIMD2<Float>) -> Float { (v * v).sum().squareRoot() }
        let apart = min(
            length(now.frequency - was.frequency), length(now.frequency + was.frequency))
        let isSame =
            apart <= sameWave * max(length(now.frequency), length(was.frequency))
        return isSame ? least(now.amplitude) : max(now.amplitude, was.amplitude)
    }
}
