extension PreflightRecipe {
    /// Draws the still and writes it.
    func draw(from pictures: [String: RGBPicture], to path: String) throws(FixtureError) {
        func picture(_ portrait: Portrait) throws(FixtureError) -> RGBPicture {
            guard let picture = pictures[portrait.fileName] else {
                throw FixtureError("needs the picture \(portrait.fileName)", path: path)
            }
            return picture
        }
        let photograph = try picture(sitter.portrait).upper(rows: 1240)
        var person = photograph
        if let defect { person = defect.applied(to: person, of: sitter, scale: scale) }
        // Detail finer than the still can show would be another pattern.
        if scale > 1.3 { person = person.blurred(sigma: 0.42 * scale) }
        var still = composed(person, matte: sitter.matte(of: photograph))
        if hasGuest { still = withGuest(try picture(.second), still) }
        still.addNoise(seed: 11, deviation: 0.6)
        try StillWriter.write(still, as: .png, to: path)
    }

    private func composed(_ person: RGBPicture, matte: [Float]) -> RGBPicture {
        let wall = RGBPicture(width: width, height: height).mapped { _, x, y in behind(x, y) }
        return PictureSampler.withSampler(person) { sampler in
            wall.mapped { behind, x, y in
                let place = origin + scale * SIMD2(Float(x), Float(y))
                guard place.x >= 0, place.y >= 0, place.x < Float(person.width - 1),
                    place.y < Float(person.height - 1)
                else { return behind }
                if case .room = backdrop { return sampler.colour(at: place) }
                let share = matte[Int(place.y + 0.5) * person.width + Int(place.x + 0.5)]
                return behind + share * (sampler.colour(at: place) - behind)
            }
        }
    }

    /// The wall, and what is in it.
    private func behind(_ x: Int, _ y: Int) -> SIMD4<Float> {
        let across = Float(x) / Float(width)
        let down = Float(y) / Float(height)
        let wall =
            SIMD4<Float>(0.46, 0.47, 0.48, 0) + (0.06 * (0.5 - down) + 0.03 * (0.5 - across))
        switch backdrop {
        case .wall, .room: return wall
        case .paper: return SIMD4(repeating: 1)
        case .window:
            return across < 0.24 && down > 0.08 && down < 0.62 ? SIMD4(repeating: 1.2) : wall
        case .doorway:
            return across < 0.22 && down > 0.1 ? SIMD4(repeating: -0.05) : wall
        }
    }

    /// The second portrait's head beside the sitter's, two thirds as high.
    private func withGuest(_ picture: RGBPicture, _ still: RGBPicture) -> RGBPicture {
        let head = Portrait.second.head
        let enlarging: Float = 2.05
        let middle = SIMD2<Float>(145, 330)
        return PictureSampler.withSampler(picture) { sampler in
            still.mapped { colour, x, y in
                let place = head.centre + (SIMD2(Float(x), Float(y)) - middle) / enlarging
                let share = 1 - smoothStep(0.95, 1.05, head.distance(place))
                guard share > 0 else { return colour }
                return colour + share * (sampler.colour(at: place) - colour)
            }
        }
    }
}

extension RGBPicture {
    /// The first `rows` rows.
    fileprivate func upper(rows: Int) -> RGBPicture {
        var part = RGBPicture(width: width, height: min(rows, height))
        part.pixels = Array(pixels.prefix(width * part.height))
        return part
    }
}
