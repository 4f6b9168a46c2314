/// Draws the frames of takes from one portrait, and from an altered copy of it where a take has one.
struct TakeRenderer: Sendable {
    /// Width and height of every take.
    static let side = 576
    /// Standard deviation of the sensor noise, in eight-bit code values.
    static let noise: Float = 0.8

    let portrait: Portrait
    let picture: RGBPicture
    /// The same picture with the defect at full strength.
    let altered: RGBPicture?

    func frame(_ state: FrameState) -> RGBPicture {
        PictureSampler.withSampler(picture) { base in
            guard let altered, state.alteration > 0 else { return draw(state, base, nil) }
            return PictureSampler.withSampler(altered) { draw(state, base, $0) }
        }
    }

    private func draw(
        _ state: FrameState, _ base: PictureSampler, _ altered: PictureSampler?
    ) -> RGBPicture {
        let side = TakeRenderer.side
        let sway = HeadSway(portrait.head, shift: state.headShift, degrees: state.headDegrees)
        let warp = FaceWarp(portrait, strength: state.geometry)
        let bend = RoomBend(portrait, strength: state.bend)
        let lids = LidWarp(
            eyes: portrait.eyes, widening: portrait.widening, closure: state.closure)
        let half = Float(side - 1) / 2
        let share = state.alteration

        func colour(_ place: SIMD2<Float>) -> SIMD4<Float> {
            guard let altered else { return base.colour(at: place) }
            let after = altered.colour(at: place)
            guard share < 1 else { return after }
            return (1 - share) * base.colour(at: place) + share * after
        }

        var frame = RGBPicture(width: side, height: side)
        let grade = state.grade
        let isGraded = grade != Grade()
        for y in 0..<side {
            for x in 0..<side {
                let offset = SIMD2<Float>(Float(x) - half, Float(y) - half)
                let seen = bend.source(of: state.centre + state.scale * offset)
                let place = warp.source(of: sway.source(of: seen))
                var value: SIMD4<Float>
                if let rows = lids.rows(at: place) {
                    // Stretched skin is taken from a little to both sides, or it shows streaks.
                    let side = 2.5 * state.closure * (rows.isStretched ? 1 : 0)
                    let left = colour(SIMD2(place.x - side, rows.skin))
                    let right = colour(SIMD2(place.x + side, rows.skin))
                    value = (0.5 * rows.coverage) * (left + right)
                    if rows.coverage < 1 {
                        value += (1 - rows.coverage) * colour(SIMD2(place.x, rows.eye))
                    }
                } else {
                    value = colour(place)
                }
                frame.pixels[y * side + x] = isGraded ? grade.applied(to: value) : value
            }
        }
        if let seed = state.noiseSeed { frame.addNoise(seed: seed, deviation: TakeRenderer.noise) }
        return frame
    }
}

extension RGBPicture {
    /// Adds grey noise, close to normal, of the given deviation in eight-bit code values.
    mutating func addNoise(seed: UInt64, deviation: Float) {
        var random = SplitMix(seed: seed)
        // Four uniform 16-bit numbers have a sum of variance 4/12.
        let scale = deviation / 255 / (Float(4) / 12).squareRoot()
        for index in pixels.indices {
            let bits = random.next()
            let sum =
                (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48)
            pixels[index] += scale * (Float(sum) / 65536 - 2)
        }
    }
}
