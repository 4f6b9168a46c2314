/// What an altered copy of a portrait looks like when a defect has come to full strength.
enum Alteration: Sendable {
    /// Another person's face in the place of this one, matched in tone.
    case morph(Portrait, RGBPicture)
    /// Warmer, ruddier skin on the face alone.
    case skin
    /// The face without its fine detail.
    case softFace
    /// The room out of focus.
    case softRoom
    /// Another room, in the colours of the old one: shelves of books, upright or lying.
    case shelves(lying: Bool)
    /// The room in another hue.
    case palette
    /// Light on the face from the left of the picture instead of the right.
    case keyLight
    /// Dark irises turned blue.
    case iris
    /// A mole on the cheek.
    case mark
    /// Hair dyed ginger.
    case hair
    /// Clothes dyed brown.
    case wardrobe
    /// Stripes on clothes whose colour stays as it was in the mean.
    case pattern
    /// Red and sallow blotches on a face whose tone stays as it was in the mean.
    case blotches
    /// A pair of spectacles.
    case glasses

    /// Another person in the room.
    case newcomer(Portrait, RGBPicture)
    /// Another thing in the subject's place.
    case replaced(Portrait, RGBPicture)

    func applied(to picture: RGBPicture, of portrait: Portrait) -> RGBPicture {
        switch self {
        case .morph(let other, let otherPicture):
            Alteration.morph(picture, portrait, other, otherPicture)
        case .skin:
            picture.mapped { colour, x, y in
                let share = portrait.faceShare(x, y)
                guard share > 0 else { return colour }
                let target = colour * SIMD4(1.2, 0.9, 0.62, 1)
                return colour + share * (target - colour)
            }
        case .softFace:
            Alteration.mix(picture, picture.blurred(sigma: 2.6), portrait.faceShare)
        case .softRoom:
            Alteration.mix(picture, picture.blurred(sigma: 5), portrait.roomShare)
        case .shelves(let lying):
            Alteration.mix(
                picture, Alteration.room(picture, portrait, lying: lying), portrait.roomShare)
        case .newcomer(let other, let otherPicture):
            Alteration.newcomer(
                picture, other, otherPicture, at: SIMD2(176, 262), scale: 1.3)
        case .replaced(let other, let otherPicture):
            Alteration.replaced(picture, portrait, other, otherPicture)
        case .keyLight:
            // As a matt ball is shaded whose light goes from the front to one side: by the share of the
            // normal that points across the picture.
            picture.mapped { colour, x, y in
                let place = SIMD2(Float(x), Float(y))
                let share = 1 - smoothStep(0.96, 1.06, portrait.face.distance(place))
                guard share > 0 else { return colour }
                let across = (place.x - portrait.face.centre.x) / portrait.face.radius.x
                let gain = 1 - 0.55 * share * min(1, max(-1, across))
                var lit = colour
                for k in 0..<3 { lit[k] = relit(colour[k], by: gain) }
                return lit
            }
        case .palette:
            Alteration.mix(
                picture, picture.mapped { colour, _, _ in Alteration.turned(colour) },
                portrait.roomShare)
        case .iris:
            Alteration.dyed(picture, SIMD4(0.3, 0.75, 2.1, 1), lift: 0.06, portrait.irisShare)
        case .mark:
            picture.mapped { colour, x, y in
                let share = 1 - smoothStep(4, 6.5, portrait.distanceToMole(x, y))
                return colour + share * (SIMD4(0.2, 0.11, 0.08, 1) - colour)
            }
        case .hair:
            Alteration.dyed(picture, SIMD4(1.9, 0.85, 0.2, 1), lift: 0.05, portrait.hairShare)
        case .pattern:
            // Upright stripes, twelve to the face's width.
            Alteration.added(picture, portrait.clothesShare) { x, _ in
                SIMD4(repeating: 0.09 * sine(turns: 6 * Double(x / portrait.face.radius.x)))
            }
        case .blotches:
            Alteration.added(picture, portrait.faceShare) { x, y in
                let place = (SIMD2(x, y) - portrait.face.centre) / portrait.face.radius
                let wave =
                    sine(turns: 1.3 * Double(place.x) + 0.2)
                    * sine(turns: 1.5 * Double(place.y) + 0.1)
                // Red against green at one luma of BT.709.
                return 0.17 * wave * SIMD4(1, -0.25, -0.47, 0)
            }
        case .glasses:
            Alteration.mix(
                picture, picture.mapped { colour, _, _ in 0.15 * colour }, portrait.frameShare)
        case .wardrobe:
            Alteration.dyed(picture, SIMD4(1.5, 0.9, 0.55, 1), lift: 0.05, portrait.clothesShare)
        }
    }

    /// Laid over the picture, which keeps its colours in the mean.
    private static func added(
        _ picture: RGBPicture, _ share: (Int, Int) -> Float,
        _ change: (Float, Float) -> SIMD4<Float>
    ) -> RGBPicture {
        picture.mapped { colour, x, y in
            let part = share(x, y)
            return part > 0 ? colour + part * change(Float(x), Float(y)) : colour
        }
    }

    /// `picture` where `share` is 1 in shades of `tint`, a little lighter.
    private static func dyed(
        _ picture: RGBPicture, _ tint: SIMD4<Float>, lift: Float, _ share: (Int, Int) -> Float
    ) -> RGBPicture {
        picture.mapped { colour, x, y in
            let part = share(x, y)
            guard part > 0 else { return colour }
            let target = (RGBPicture.luma(colour) + lift) * tint
            return colour + part * (target - colour)
        }
    }

    /// `share` of `second` over `first`.
    private static func mix(
        _ first: RGBPicture, _ second: RGBPicture, _ share: (Int, Int) -> Float
    ) -> RGBPicture {
        first.mapped { colour, x, y in colour + share(x, y) * (second[x, y] - colour) }
    }

    /// Lays the other face over this one by the affine map that carries pupils and mouth onto
    /// each other, with mean and spread of each colour matched over the face.
    private static func morph(
        _ picture: RGBPicture, _ portrait: Portrait, _ other: Portrait, _ otherPicture: RGBPicture
    ) -> RGBPicture {
        let u = portrait.rightPupil - portrait.leftPupil
        let v = portrait.mouth - portrait.leftPupil
        let otherU = other.rightPupil - other.leftPupil
        let otherV = other.mouth - other.leftPupil
        let determinant = u.x * v.y - u.y * v.x

        var laid = picture
        PictureSampler.withSampler(otherPicture) { sampler in
            for y in 0..<picture.height {
                for x in 0..<picture.width where portrait.faceShare(x, y) > 0 {
                    let place = SIMD2(Float(x), Float(y)) - portrait.leftPupil
                    let a = (place.x * v.y - place.y * v.x) / determinant
                    let b = (u.x * place.y - u.y * place.x) / determinant
                    laid[x, y] = sampler.colour(at: other.leftPupil + a * otherU + b * otherV)
                }
            }
        }
        let (mean, spread) = statistics(picture, portrait)
        let (laidMean, laidSpread) = statistics(laid, portrait)
        let matched = laid.mapped { colour, x, y in
            portrait.faceShare(x, y) > 0
                ? mean + (colour - laidMean) * (spread / laidSpread) : colour
        }
        return mix(picture, matched, portrait.faceShare)
    }

    private static func statistics(
        _ picture: RGBPicture, _ portrait: Portrait
    ) -> (mean: SIMD4<Float>, spread: SIMD4<Float>) {
        var sum = SIMD4<Float>.zero
        var squares = SIMD4<Float>.zero
        var count: Float = 0
        for y in 0..<picture.height {
            for x in 0..<picture.width where portrait.faceShare(x, y) > 0.9 {
                sum += picture[x, y]
                squares += picture[x, y] * picture[x, y]
                count += 1
            }
        }
        let mean = sum / max(count, 1)
        let variance = squares / max(count, 1) - mean * mean
        return (mean, variance.squareRoot() + 0.001)
    }

    /// Shelves of books whose spines take their colours from the room that was there.
    private static func room(
        _ picture: RGBPicture, _ portrait: Portrait, lying: Bool
    ) -> RGBPicture {
        var random = SplitMix(seed: 7)
        var colours: [SIMD4<Float>] = []
        while colours.count < 4096 {
            let x = Int(random.unit() * Float(picture.width))
            let y = Int(random.unit() * Float(picture.height))
            if portrait.roomShare(x, y) > 0.99 { colours.append(picture[x, y]) }
        }
        var result = lying ? picture.turned(quarters: 1) : picture
        let shelf = 97
        for top in stride(from: 0, to: result.height, by: shelf) {
            var left = 0
            while left < result.width {
                let width = 14 + Int(random.unit() * 22)
                let height = 60 + Int(random.unit() * 30)
                let colour = colours[Int(random.next() % UInt64(colours.count))]
                for y in top..<min(top + shelf, result.height) {
                    for x in left..<min(left + width, result.width) {
                        let isSpine = y - top >= shelf - 6 - height && y - top < shelf - 6
                        // A spine is round, darker at its sides.
                        let side = abs(Float(x - left) / Float(width) - 0.5)
                        result[x, y] = isSpine ? colour * (1 - side) : colour * 0.5
                    }
                }
                left += width
            }
        }
        return lying ? result.turned(quarters: -1) : result
    }

    /// A third of the way round the circle of hues, luma kept.
    private static func turned(_ colour: SIMD4<Float>) -> SIMD4<Float> {
        let swapped = SIMD4(colour.z, colour.x, colour.y, colour.w)
        return swapped + (RGBPicture.luma(colour) - RGBPicture.luma(swapped))
    }
}
