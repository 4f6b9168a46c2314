/// What is wrong with a still before anything is generated from it: one thing each.
enum StillDefect: Sendable {
    /// Warm light on one side of the face, cold on the other.
    case mixedLight
    /// Light from both sides, and dark between.
    case twoKeys
    /// Light from the side alone.
    case sideLight
    /// A white patch on the forehead.
    case blownFace
    /// A black patch on the cheek and jaw.
    case crushedFace
    /// The face out of focus.
    case softFace
    /// Lids down.
    case shutEyes
    /// Corners of the mouth drawn up and out.
    case smile
    /// Stripes on the clothes, of this period in pixels of the still.
    case stripes(period: Float)
    /// Hair without detail, black.
    case crushedHair
    /// All of it darker, by stops.
    case darker(stops: Float)
    /// All of it in warmer light.
    case warmer

    /// The picture with the defect, in its own pixels; `scale` is picture pixels to one of the still.
    func applied(to picture: RGBPicture, of sitter: Sitter, scale: Float) -> RGBPicture {
        let portrait = sitter.portrait
        let face = portrait.face
        /// −1 at the left edge of the face, 1 at the right one.
        func across(_ x: Int) -> Float { (Float(x) - face.centre.x) / face.radius.x }
        switch self {
        case .mixedLight:
            return picture.mapped { colour, x, _ in
                let share = smoothStep(-0.6, 0.6, across(x))
                let warm = SIMD4<Float>(1.12, 1, 0.78, 1)
                let cold = SIMD4<Float>(0.9, 1, 1.18, 1)
                return colour * (warm + share * (cold - warm))
            }
        case .twoKeys:
            return picture.mapped { colour, x, y in
                let u = min(abs(across(x)), 1)
                let gain = 0.5 + 0.85 * smoothStep(0.05, 0.85, u)
                let share = StillDefect.headShare(portrait, x, y)
                return colour * (1 + share * (gain - 1))
            }
        case .sideLight:
            return picture.mapped { colour, x, y in
                let share = StillDefect.headShare(portrait, x, y)
                guard share > 0 else { return colour }
                let gain = 0.08 + 1.7 * smoothStep(-0.6, 1, -across(x))
                let light = 1 + share * (gain - 1)
                return SIMD4(
                    relit(colour.x, by: light), relit(colour.y, by: light),
                    relit(colour.z, by: light), 0)
            }
        case .blownFace:
            let patch = Ellipse(
                centre: SIMD2(face.centre.x, face.centre.y - 0.72 * face.radius.y),
                radius: SIMD2(0.55 * face.radius.x, 0.2 * face.radius.y))
            return picture.mapped { colour, x, y in
                colour + 1.2 * (1 - smoothStep(0.7, 1, patch.distance(SIMD2(Float(x), Float(y)))))
            }
        case .crushedFace:
            let patch = Ellipse(
                centre: SIMD2(face.centre.x, face.centre.y + 0.84 * face.radius.y),
                radius: SIMD2(0.5 * face.radius.x, 0.17 * face.radius.y))
            return picture.mapped { colour, x, y in
                colour * smoothStep(0.85, 1.1, patch.distance(SIMD2(Float(x), Float(y))))
            }
        case .softFace:
            let soft = picture.blurred(sigma: 4.5 * scale)
            return picture.mapped { colour, x, y in
                colour + portrait.faceShare(x, y) * (soft[x, y] - colour)
            }
        case .shutEyes: return StillDefect.shut(picture, portrait)
        case .smile: return StillDefect.smiling(picture, portrait)
        case .stripes(let period):
            let top = face.centre.y + 1.12 * face.radius.y
            return picture.mapped { colour, x, y in
                let share = smoothStep(top, top + 30, Float(y))
                let wave = sine(turns: Double(Float(x) + 0.25 * Float(y)) / Double(period * scale))
                return colour + share * (0.14 + 0.12 * wave)
            }
        case .crushedHair:
            // Not black, which is another check's: dark, and of one code.
            return picture.mapped { colour, x, y in
                let place = SIMD2(Float(x), Float(y))
                let offFace = smoothStep(1.06, 1.12, face.distance(place))
                let above = 1 - smoothStep(0, 40, place.y - face.centre.y)
                return colour + offFace * above * (SIMD4(repeating: 0.032) - colour)
            }
        case .darker(let stops):
            return picture.mapped { colour, _, _ in colour * powerOfTwo(-stops / 2.2) }
        case .warmer:
            return picture.mapped { colour, _, _ in colour * SIMD4(1.1, 1, 0.8, 1) }
        }
    }

    /// 1 on the head, fading to 0 beside and below it.
    private static func headShare(_ portrait: Portrait, _ x: Int, _ y: Int) -> Float {
        1 - smoothStep(1, 1.35, portrait.head.distance(SIMD2(Float(x), Float(y))))
    }

    /// Lids painted over the eyes in the colours of the skin above and below, with a line of lashes.
    private static func shut(_ picture: RGBPicture, _ portrait: Portrait) -> RGBPicture {
        let gap = portrait.rightPupil - portrait.leftPupil
        let unit = (gap * gap).sum().squareRoot()
        let along = gap / unit
        var result = picture
        for pupil in [portrait.leftPupil, portrait.rightPupil] {
            let eye = Ellipse(centre: .zero, radius: SIMD2(0.27, 0.13) * unit)
            for y in 0..<picture.height {
                for x in 0..<picture.width {
                    let place = SIMD2(Float(x), Float(y)) - pupil
                    let turned = SIMD2(
                        place.x * along.x + place.y * along.y,
                        place.y * along.x - place.x * along.y)
                    let distance = eye.distance(turned)
                    guard distance < 1.1 else { continue }
                    let column = Int(min(max(Float(x), 0), Float(picture.width - 1)))
                    let above = Int(pupil.y - 0.17 * unit + place.x * along.y)
                    let below = Int(pupil.y + 0.19 * unit + place.x * along.y)
                    let share = (turned.y / unit + 0.13) / 0.26
                    var skin = picture[column, above]
                    skin += min(max(share, 0), 1) * (picture[column, below] - skin)
                    // Lashes hang a little lower in the middle.
                    let line = turned.y / unit - 0.07 * (1 - 12 * turned.x * turned.x / unit / unit)
                    let lash = 0.55 * exponential(-line * line / 0.0002)
                    let cover = 1 - smoothStep(0.9, 1.1, distance)
                    result[x, y] += cover * (skin * (1 - lash) - result[x, y])
                }
            }
        }
        return result
    }

    /// The corners of the mouth moved up and out, what is around them with them.
    private static func smiling(_ picture: RGBPicture, _ portrait: Portrait) -> RGBPicture {
        let gap = portrait.rightPupil - portrait.leftPupil
        let unit = (gap * gap).sum().squareRoot()
        let along = gap / unit
        let down = SIMD2(-along.y, along.x)
        var result = picture
        PictureSampler.withSampler(picture) { sampler in
            for y in 0..<picture.height {
                for x in 0..<picture.width {
                    let place = SIMD2(Float(x), Float(y))
                    var source = place
                    for side in [Float(-1), 1] {
                        let corner =
                            portrait.mouth + (side * 0.52 * unit) * along - 0.14 * unit * down
                        let share = FaceWarp.bump((place - corner) / (0.62 * unit))
                        source -= share * unit * ((side * 0.16) * along - 0.17 * down)
                    }
                    if source != place { result[x, y] = sampler.colour(at: source) }
                }
            }
        }
        return result
    }
}
