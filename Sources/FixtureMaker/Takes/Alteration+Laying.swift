extension Alteration {
    /// Another person's head in the room beside this one, `scale` pixels to one of `otherPicture`.
    static func newcomer(
        _ picture: RGBPicture, _ other: Portrait, _ otherPicture: RGBPicture,
        at place: SIMD2<Float>,
        scale: Float
    ) -> RGBPicture {
        PictureSampler.withSampler(otherPicture) { sampler in
            picture.mapped { colour, x, y in
                let source = other.head.centre + (SIMD2(Float(x), Float(y)) - place) / scale
                let share = 1 - smoothStep(0.84, 0.98, other.head.distance(source))
                guard share > 0 else { return colour }
                return colour + share * (sampler.colour(at: source) - colour)
            }
        }
    }

    /// What fills the face's ellipse of `other` in that of this picture, in its own colours.
    static func replaced(
        _ picture: RGBPicture, _ portrait: Portrait, _ other: Portrait, _ otherPicture: RGBPicture
    ) -> RGBPicture {
        PictureSampler.withSampler(otherPicture) { sampler in
            picture.mapped { colour, x, y in
                let share = portrait.faceShare(x, y)
                guard share > 0 else { return colour }
                let ray = (SIMD2(Float(x), Float(y)) - portrait.face.centre) / portrait.face.radius
                let there = sampler.colour(at: other.face.centre + ray * other.face.radius)
                return colour + share * (there - colour)
            }
        }
    }
}
