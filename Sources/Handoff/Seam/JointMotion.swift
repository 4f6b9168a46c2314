internal import Glibc

/// How the picture moves before a joint and after it: the same blocks, by block matching.
struct JointMotion {
    /// Speeds below this, in samples a frame, are noise of the matching.
    static let noise: Float = 0.12

    /// Root mean square speed before and after, in samples a frame.
    let speeds: SIMD2<Float>
    /// Length of the change of motion over the joint, in samples a frame.
    let jump: Float
    /// The greatest such change within either clip.
    let naturalJump: Float
    /// cos of the angle between both fields, −1...1.
    let cosine: Float

    /// Speed after over speed before; `nil` when nothing moves before.
    var ratio: Float? { speeds.x > Self.noise ? speeds.y / speeds.x : nil }
    /// Whether both point against each other by far more than the clips do by themselves.
    var turnsBack: Bool { cosine < -0.5 && jump > 1.6 * naturalJump + 0.2 }
    /// Angle between both, in degrees, 0...180; `nil` when either is still.
    var angle: Float? {
        guard speeds.min() > Self.noise else { return nil }
        return acosf(min(1, max(-1, cosine))) * 180 / .pi
    }

    /// - Parameters:
    ///   - before: motions of neighbours before the joint, the nearest first.
    ///   - after: motions after it, the nearest first.
    ///   - steps: neighbours to a field.
    init?(before: [BlockMotion], after: [BlockMotion], steps: Int = 3) {
        guard let near = Field(before.prefix(steps)), let next = Field(after.prefix(steps)),
            let both = Field.compare(near, next)
        else { return nil }
        speeds = SIMD2(both.first, both.second)
        cosine = both.cosine
        jump = both.gap
        var natural: Float = 0
        for side in [before, after] {
            // Fields as far apart as those beside the joint, which has a step of its own.
            var place = 0
            while place + 2 * steps <= side.count {
                let apart = steps == 1 ? 2 : steps
                if let one = Field(side.dropFirst(place).prefix(steps)),
                    let other = Field(side.dropFirst(place + apart).prefix(steps)),
                    let pair = Field.compare(one, other)
                {
                    natural = max(natural, pair.gap)
                }
                place += steps
            }
        }
        naturalJump = natural
    }

    /// Mean vectors of blocks over some steps; `nil` where a block was never certain.
    private struct Field {
        let vectors: [SIMD2<Float>?]

        init?(_ motions: ArraySlice<BlockMotion>) {
            guard let count = motions.first?.blocks.count, count > 0 else { return nil }
            vectors = (0..<count).map { index in
                let certain = motions.compactMap { motion -> SIMD2<Float>? in
                    let block = motion.blocks[index]
                    return block.isCertain ? block.vector : nil
                }
                guard certain.count * 2 > motions.count else { return nil }
                return certain.reduce(.zero, +) / Float(certain.count)
            }
        }

        static func compare(
            _ a: Field, _ b: Field
        ) -> (first: Float, second: Float, cosine: Float, gap: Float)? {
            var n: Float = 0
            var sums = SIMD4<Float>.zero
            for case (let u?, let v?) in zip(a.vectors, b.vectors) {
                n += 1
                let d = v - u
                sums += SIMD4((u * u).sum(), (v * v).sum(), (u * v).sum(), (d * d).sum())
            }
            guard n >= 6 else { return nil }
            let means = sums / n
            let scale = (means.x * means.y).squareRoot()
            return (
                means.x.squareRoot(), means.y.squareRoot(), scale > 0 ? means.z / scale : 1,
                means.w.squareRoot()
            )
        }
    }
}
