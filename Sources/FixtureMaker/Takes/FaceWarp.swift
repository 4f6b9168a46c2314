/// Widens nose and jaw and lengthens the nose, smoothly and only there: the shape of a face that is becoming another one.
struct FaceWarp: Sendable {
    /// Middle of the nose's wings and of the jaw, and how far the change reaches around each.
    let nose: SIMD2<Float>
    let noseReach: SIMD2<Float>
    let jaw: SIMD2<Float>
    let jawReach: SIMD2<Float>
    /// How far the nose's end moves down at strength 1, in picture pixels, and the reach of that.
    let lengthening: Float
    let lengthReach: SIMD2<Float>
    /// Growth in width at the middle of each, 0.2 being a fifth.
    let strength: Float

    /// - Parameter strength: growth in width at the middle of nose and jaw.
    init(_ portrait: Portrait, strength: Float) {
        let face = portrait.face
        nose = portrait.nose + SIMD2(0, 0.09 * face.radius.y)
        // Reaching well past wings and jaw, so that both are near the middle of their change.
        noseReach = face.radius * SIMD2(0.9, 0.3)
        jaw = SIMD2(portrait.mouth.x, portrait.mouth.y + 0.2 * face.radius.y)
        jawReach = face.radius * SIMD2(2.2, 0.5)
        lengthening = 0.5 * face.radius.y
        lengthReach = face.radius * SIMD2(1.1, 0.62)
        self.strength = strength
    }

    /// Place of the picture that shows at `place` of the changed one.
    func source(of place: SIMD2<Float>) -> SIMD2<Float> {
        guard strength != 0 else { return place }
        let share =
            FaceWarp.bump((place - nose) / noseReach) + FaceWarp.bump((place - jaw) / jawReach)
        let axis = nose.x
        let middle = FaceWarp.bump((place - nose) / lengthReach)
        return SIMD2(
            axis + (place.x - axis) / (1 + strength * share),
            place.y - lengthening * strength * middle)
    }

    /// 1 at the centre, 0 from distance 1 on, smooth between.
    static func bump(_ place: SIMD2<Float>) -> Float {
        let square = (place * place).sum()
        guard square < 1 else { return 0 }
        return (1 - square) * (1 - square)
    }
}

/// Turns and shifts the head against the room, fading to nothing beyond it.
struct HeadSway: Sendable {
    let centre: SIMD2<Float>
    let reach: SIMD2<Float>
    let shift: SIMD2<Float>
    private let cosine: Float
    private let sine: Float

    /// - Parameter degrees: turn in the plane of the picture, clockwise as seen.
    init(_ head: Ellipse, shift: SIMD2<Float>, degrees: Float) {
        centre = head.centre
        reach = head.radius * 1.9
        self.shift = shift
        (cosine, sine) = rotation(degrees: degrees)
    }

    func source(of place: SIMD2<Float>) -> SIMD2<Float> {
        let from = place - centre
        let scaled = from / reach
        let square = (scaled * scaled).sum()
        guard square < 1 else { return place }
        // Flat over the face, so that the head moves as one piece.
        let share = 1 - smoothStep(0.2, 1, square)
        let moved = from - shift
        let turned = SIMD2(
            cosine * moved.x + sine * moved.y, cosine * moved.y - sine * moved.x)
        return place + share * (turned - from)
    }
}

/// Bends the room and leaves head and chest alone: upright edges turn into waves, as in a picture that is
/// generated anew from frame to frame.
struct RoomBend: Sendable {
    let centre: SIMD2<Float>
    let reach: SIMD2<Float>
    /// Greatest displacement and length of a wave, in picture pixels.
    let strength: Float
    let wave: Float

    init(_ portrait: Portrait, strength: Float) {
        centre = portrait.head.centre + SIMD2(0, portrait.head.radius.y)
        reach = portrait.head.radius * SIMD2(1.7, 2.2)
        wave = 2.2 * portrait.head.radius.y
        self.strength = strength
    }

    /// Place of the picture that shows at `place` of the bent one.
    func source(of place: SIMD2<Float>) -> SIMD2<Float> {
        guard strength != 0 else { return place }
        let from = (place - centre) / reach
        let share = smoothStep(0.8, 1.3, (from * from).sum().squareRoot())
        let along = (place - centre) / wave
        return place + (share * strength)
            * SIMD2(
                sine(turns: Double(along.y)), 0.7 * sine(turns: Double(along.x) + 0.25))
    }
}
