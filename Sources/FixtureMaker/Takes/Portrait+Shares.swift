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

    /// 1 on the frame of spectacles: a ring around each eye, a bridge between them.
    func frameShare(_ x: Int, _ y: Int) -> Float {
        let place = SIMD2(Float(x), Float(y))
        let apart = rightPupil.x - leftPupil.x
        let thick = 0.045 * apart
        func edge(_ distance: Float) -> Float {
            1 - smoothStep(0.7 * thick, 1.3 * thick, abs(distance))
        }
        var share: Float = 0
        for pupil in [leftPupil, rightPupil] {
            let d = (place - pupil - SIMD2(0, 0.05 * apart)) / SIMD2(1, 0.85)
            share = max(share, edge((d * d).sum().squareRoot() - 0.38 * apart))
        }
        let middle = (leftPupil + rightPupil) / 2
        if abs(place.x - middle.x) < 0.13 * apart {
            share = max(share, edge(place.y - middle.y + 0.02 * apart))
        }
        return share
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
