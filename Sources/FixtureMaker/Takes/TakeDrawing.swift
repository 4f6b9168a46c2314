extension TakeRecipe {
    /// Draws the take and writes it.
    ///
    /// - Parameters:
    ///   - pictures: the portraits by file name.
    ///   - path: the clip to write.
    func draw(from pictures: [String: RGBPicture], to path: String) throws(FixtureError) {
        let renderer = try renderer(pictures, path: path)
        var other: TakeRenderer?
        if case .cut = event {
            other = TakeRenderer(
                portrait: .second, picture: try TakeRecipe.picture(.second, pictures, path),
                altered: nil)
        }
        let side = TakeRenderer.side
        let writer = try ClipWriter(
            path: path, width: side, height: side,
            format: ClipFormat(ticksPerSecond: Int32(TakeRecipe.framesPerSecond)))
        var shown = RGBPicture(width: side, height: side)
        for index in 0..<frames {
            var repeats = false
            var isBlack = false
            var isOther = false
            switch event {
            case .cut(let start): isOther = index >= start
            case .freeze(let range): repeats = range.contains(index)
            case .black(let range): isBlack = range.contains(index)
            case .duplicate(let list): repeats = list.contains(index)
            case nil: break
            }
            if isBlack {
                shown = RGBPicture(width: side, height: side)
            } else if isOther, let other {
                var state = FrameState(centre: Portrait.second.centre, scale: Portrait.second.scale)
                state.noiseSeed = UInt64(index + 1)
                shown = other.frame(state)
            } else if !repeats {
                shown = renderer.frame(state(at: index))
            }
            try writer.write(
                isNumbered ? TestCard.stamped(shown, index: index) : shown, ticks: Int64(index))
        }
        try writer.finish()
    }

    /// The still that the take was made from, with its lids as far down as `closure` says.
    func anchor(
        from pictures: [String: RGBPicture], path: String, closure: Float = 0
    ) throws(FixtureError) -> RGBPicture {
        let still = TakeRenderer(
            portrait: subject, picture: try base(pictures, path), altered: nil)
        var state = anchorState
        state.closure = closure
        return still.frame(state)
    }

    /// The take's first frame with its defect at full strength, without noise.
    func altered(
        from pictures: [String: RGBPicture], path: String
    ) throws(FixtureError) -> RGBPicture {
        var state = anchorState
        state.alteration = 1
        return try renderer(pictures, path: path).frame(state)
    }

    /// The subject in the take's setting.
    private func base(
        _ pictures: [String: RGBPicture], _ path: String
    ) throws(FixtureError) -> RGBPicture {
        var photograph = try TakeRecipe.picture(subject, pictures, path)
        // Detail finer than the frame can show would shimmer.
        if case .wide = framing { photograph = photograph.blurred(sigma: 0.6) }
        return switch setting {
        case .photographed: photograph
        case .shelves: Alteration.shelves(lying: false).applied(to: photograph, of: subject)
        }
    }

    private static func picture(
        _ portrait: Portrait, _ pictures: [String: RGBPicture], _ path: String
    ) throws(FixtureError) -> RGBPicture {
        guard let picture = pictures[portrait.fileName] else {
            throw FixtureError("needs the picture \(portrait.fileName)", path: path)
        }
        return picture
    }

    private func renderer(
        _ pictures: [String: RGBPicture], path: String
    ) throws(FixtureError) -> TakeRenderer {
        let base = try base(pictures, path)
        let kind: Alteration? =
            switch alteration {
            case .morph: .morph(.third, try TakeRecipe.picture(.third, pictures, path))
            case .skin: .skin
            case .softFace: .softFace
            case .softRoom: .softRoom
            case .layout: .shelves(lying: true)
            case .palette: .palette
            case .keyLight: .keyLight
            case .background: .shelves(lying: false)
            case .iris: .iris
            case .mark: .mark
            case .hair: .hair
            case .wardrobe: .wardrobe
            case .pattern: .pattern
            case .blotches: .blotches
            case .glasses: .glasses
            case .newcomer:
                .newcomer(.second, try TakeRecipe.picture(.second, pictures, path))
            case .look: .replaced(.cat, try TakeRecipe.picture(.cat, pictures, path))
            case nil: nil
            }
        return TakeRenderer(
            portrait: subject, picture: base, altered: kind?.applied(to: base, of: subject))
    }
}
