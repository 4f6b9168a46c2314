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
        case .wardrobe:
            Alteration.dyed(picture, SIMD4(1.5, 0.9, 0.55, 1), lift: 0.05, portrait.clothesShare)
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

extension Portrait {
    /// 1 on the face, 0 off it, with a soft edge.
    func faceShare(_ x: Int, _ y: Int) -> Float {
        1 - smoothStep(0.72, 1.02, face.distance(SIMD2(Float(x), Float(y))))
    }

    /// 1 in the room, 0 on the person, with an edge about ten pixels wide.
    func roomShare(_ x: Int, _ y: Int) -> Float {
        let place = SIMD2(Float(x), Float(y))
        let offHead = smoothStep(0.94, 1.02, head.distance(place))
        guard offHead > 0 else { return 0 }
        return offHead * smoothStep(0, 10, distanceOutsideBody(place))
    }

    /// 1 on both irises between the lids, 0 elsewhere.
    func irisShare(_ x: Int, _ y: Int) -> Float {
        let place = SIMD2(Float(x), Float(y))
        for (eye, pupil) in zip(eyes, [leftPupil, rightPupil]) {
            guard let column = eye.column(at: place.x) else { continue }
            let d = place - pupil
            let distance = (d * d).sum().squareRoot()
            // An iris is a fifth as wide as the pupils are apart: 11.7 mm of 63.
            let radius = 0.093 * (rightPupil.x - leftPupil.x)
            let inside = 1 - smoothStep(0.85 * radius, 1.05 * radius, distance)
            let pupilShare = smoothStep(0.2 * radius, 0.4 * radius, distance)
            let open =
                smoothStep(column.lid - 1, column.lid + 1, place.y)
                * (1 - smoothStep(column.floor - 0.5, column.floor + 1, place.y))
            return inside * pupilShare * open
        }
        return 0
    }

    /// Distance in pixels to the middle of the cheek on the picture's left.
    func distanceToMole(_ x: Int, _ y: Int) -> Float {
        let d = SIMD2(Float(x), Float(y)) - (leftPupil + SIMD2(-26, 0.7 * (mouth.y - leftPupil.y)))
        return (d * d).sum().squareRoot()
    }

    /// 1 on the hair above and beside the face, 0 elsewhere, with a soft edge.
    func hairShare(_ x: Int, _ y: Int) -> Float {
        let place = SIMD2(Float(x), Float(y))
        return smoothStep(0.98, 1.1, face.distance(place))
            * (1 - smoothStep(0.96, 1.05, head.distance(place)))
            * (1 - smoothStep(leftPupil.y - 10, leftPupil.y + 20, place.y))
    }

    /// 1 on the clothes, 0 on head and room, with a soft edge.
    func clothesShare(_ x: Int, _ y: Int) -> Float {
        let place = SIMD2(Float(x), Float(y))
        let below =
            smoothStep(1.0, 1.1, face.distance(place))
            * smoothStep(mouth.y + 60, mouth.y + 80, place.y)
        return below > 0 ? below * smoothStep(0, 6, -distanceOutsideBody(place)) : 0
    }

    /// Distance to the outline of the body, negative inside it.
    private func distanceOutsideBody(_ place: SIMD2<Float>) -> Float {
        guard body.count > 2 else { return .infinity }
        var nearest = Float.infinity
        var isInside = false
        var a = body[body.count - 1]
        for b in body {
            let along = b - a
            let from = place - a
            let share = min(max((from * along).sum() / (along * along).sum(), 0), 1)
            let gap = from - share * along
            nearest = min(nearest, (gap * gap).sum())
            if (a.y > place.y) != (b.y > place.y),
                place.x < a.x + (place.y - a.y) / (b.y - a.y) * along.x
            {
                isInside.toggle()
            }
            a = b
        }
        return isInside ? -nearest.squareRoot() : nearest.squareRoot()
    }
}
