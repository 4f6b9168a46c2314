import VectorCore

/// What the picture is before and after the joint: framing, light, colour.
extension SeamJudge {
    /// Measures framing and colour; `false` when the two show different things, and nothing more can
    /// be said.
    mutating func judgePicture() -> Bool {
        // The same frame on both sides where there is an overlap, neighbours otherwise.
        let isSame = overlap != nil
        var first = joint.before[end]
        var second = joint.after[start]
        var apart: Float = Float(joint.before.count - end + start)
        if let overlap {
            first = joint.before[joint.before.count - 1]
            second = joint.after[overlap.kind == .repeats ? 0 : overlap.frames - 1]
            apart = 0
        } else if Repeats.isDue(
            joint.coarseStepsBefore, joint.coarseStepsAfter, step: first.coarseDistance(to: second))
        {
            apart -= 1
        }
        let motion = BlockMotion(
            from: first, to: second, reach: Self.jointReach, kernels: joint.kernels)
        let framing = FramingFit(motion, width: first.width, height: first.height)
        guard Self.isRelated(motion, natural: natural.blockDifference) else {
            add(
                SeamFinding(
                    .differentPicture,
                    text: "the two show different things: a cut, or clips that do not belong "
                        + "together; light, colour, framing and motion are not compared"))
            return false
        }
        judgeOverlap(isSame)
        judgeFraming(framing, expected: apart)
        judgeColour(
            ColourPairs(first, second, motion: motion, framing: framing), expected: apart)
        judgeSharpness()
        return true
    }

    /// Which part of the natural strays lies between two pictures so many frames apart: of one frame seen
    /// twice only the coding differs.
    private static func bearing(_ apart: Float) -> Float { apart > 0 ? 1 : 0.3 }

    /// Whether blocks of one picture are found again in the other: half of them within a few times what
    /// neighbours leave.
    private static func isRelated(_ motion: BlockMotion, natural: Float) -> Bool {
        let differences = motion.blocks.map(\.difference).sorted()
        guard !differences.isEmpty else { return true }
        return differences[differences.count / 2] <= max(8, 3 * natural)
    }

    private mutating func judgeOverlap(_ isFound: Bool) {
        guard let overlap, isFound else {
            seam.overlapFrames = Overlap.isMeasurable(joint) ? 0 : nil
            if seam.overlapFrames == nil { seam.unmeasured.append(.overlap) }
            return
        }
        seam.overlapFrames = overlap.frames
        let n = overlap.frames
        let noun = n == 1 ? "frame" : "\(n) frames"
        let text =
            overlap.kind == .repeats
            ? "the second clip begins with \(n) copies of the last frame: duplicates; "
                + "begin it at frame \(n)"
            : "the first \(noun) of the second clip repeat the end of the first; "
                + "begin it at frame \(n)"
        add(
            SeamFinding(
                .overlap, frame: 0, value: Float(n), limit: 1, unit: "frames",
                text: n == 1
                    ? "the first frame of the second clip duplicates the last of the first; "
                        + "begin it at frame 1" : text))
    }

    private mutating func judgeFraming(_ framing: FramingFit?, expected apart: Float) {
        guard let framing, framing.agreement > FramingFit.leastAgreement,
            natural.framings.count >= 2
        else {
            seam.unmeasured += [.crop, .scale, .shift]
            return
        }
        let bearing = Self.bearing(apart)
        let width = Float(joint.before[0].width)
        let height = Float(joint.before[0].height)
        let usualScale = NaturalSteps.spread(natural.framings.map(\.scale))
        let usualX = NaturalSteps.spread(natural.framings.map(\.shift.x))
        let usualY = NaturalSteps.spread(natural.framings.map(\.shift.y))
        let scale = framing.scale - apart * (usualScale.usual - 1)
        let shift =
            SIMD2(
                framing.shift.x - apart * usualX.usual, framing.shift.y - apart * usualY.usual)
        seam.scale = scale
        seam.shift = SIMD2(shift.x / width, shift.y / height)

        let scaleLimit = max(0.006, 4 * bearing * usualScale.stray)
        if scaleLimit > Self.visibleScale { seam.unmeasured.append(.scale) }
        if abs(scale - 1) > scaleLimit {
            let percent = abs(scale - 1) * 100
            add(
                SeamFinding(
                    .scale, value: scale - 1, limit: scaleLimit, unit: "share",
                    text: "the picture is \(Self.text(percent)) % "
                        + "\(scale > 1 ? "larger" : "smaller") after the joint; scale it back"))
        }
        let stretch = framing.scaleX / framing.scaleY - 1
        let stretches = NaturalSteps.spread(
            natural.framings.map { $0.scaleX / $0.scaleY - 1 })
        let stretchLimit = max(0.008, 4 * bearing * stretches.stray)
        if abs(stretch - apart * stretches.usual) > stretchLimit, !has(.crop) {
            add(
                SeamFinding(
                    .crop, value: stretch, limit: stretchLimit, unit: "share",
                    text: "the picture is stretched in one direction after the joint"))
        }
        let length = (shift * shift).sum().squareRoot() / width
        let stray = max(usualX.stray, usualY.stray) / width
        let shiftLimit = max(0.006, 4 * bearing * stray)
        if length > shiftLimit, !has(.scale), !has(.crop) {
            add(
                SeamFinding(
                    .shift, value: length, limit: shiftLimit, unit: "share of width",
                    text: "the picture jumps aside by \(Self.text(length * 100)) % of its width"))
        }
    }

    /// A change of scale that a viewer sees, 0.02, less what measuring it may miss.
    static let visibleScale: Float = 0.016

    private mutating func judgeColour(_ pairs: ColourPairs, expected apart: Float) {
        guard let stated = pairs.step() else {
            seam.unmeasured += [.matrixMixUp, .rangeMixUp, .luma, .colour]
            return
        }
        let bearing = Self.bearing(apart)
        let usual = (
            luma: NaturalSteps.bounds(
                natural.light.near.map(\.luma), natural.light.all.map(\.luma)),
            stops: NaturalSteps.bounds(
                natural.light.near.compactMap(\.stops), natural.light.all.compactMap(\.stops)),
            a: NaturalSteps.spread(natural.steps.map(\.a)),
            b: NaturalSteps.spread(natural.steps.map(\.b))
        )
        let statedLight = natural.steady.step(pairs)
        seam.lumaStep = statedLight.map { $0.luma - apart * usual.luma.usual }
        seam.exposureStep = statedLight?.stops.map { $0 - apart * usual.stops.usual }
        seam.deltaE = stated.deltaE

        let mixUp = CodingMixUp(pairs, natural: natural.pairs)
        seam.mixUp = mixUp
        if let mixUp { add(Self.finding(mixUp)) }
        if !CodingMixUp.isMatrixMeasurable(pairs) { seam.unmeasured.append(.matrixMixUp) }
        guard let step = pairs.step(reading: mixUp),
            let light = natural.steady.step(pairs, reading: mixUp)
        else { return }
        // What a mix-up leaves by clipping and rounding is not a grade, nor what lies beside the place that a
        // change of scale has moved.
        let doubt: Float = mixUp != nil ? 3 : has(.scale) ? 2 : 1
        let luma = light.luma - apart * usual.luma.usual
        let lumaLimit = doubt * max(Self.lumaLimit, bearing * usual.luma.stray)
        let stops = (light.stops ?? 0) - apart * usual.stops.usual
        let stopsLimit = doubt * max(Self.stopsLimit, bearing * usual.stops.stray)
        if stopsLimit > Self.visibleStops { seam.unmeasured.append(.luma) }
        if abs(luma) > lumaLimit {
            add(
                SeamFinding(
                    .luma, value: luma, limit: lumaLimit, unit: "share of full scale",
                    text: "the second clip is \(luma > 0 ? "brighter" : "darker") by "
                        + "\(Self.text(abs(luma) * 100)) % of full scale; grade it back"))
        }
        if abs(stops) > stopsLimit, !has(.luma) {
            add(
                SeamFinding(
                    .luma, value: stops, limit: stopsLimit, unit: "stops",
                    text: "the second clip is \(stops > 0 ? "brighter" : "darker") by "
                        + "\(Self.text(abs(stops), decimals: 2)) stops; grade it back"))
        }
        let chroma = SIMD2(step.a - apart * usual.a.usual, step.b - apart * usual.b.usual)
        let length = (chroma * chroma).sum().squareRoot()
        let stray = max(usual.a.stray, usual.b.stray)
        let chromaLimit = doubt * max(Self.chromaLimit, 3 * bearing * stray)
        // A change of light alone pulls a* and b* along: up to 0.8 of the change in L*.
        if length > chromaLimit, !(has(.luma) && length < 80 * abs(luma)) {
            add(
                SeamFinding(
                    .colour, value: length, limit: chromaLimit, unit: "Δab",
                    text: "the colours are others after the joint; grade them back"))
        }
    }

    /// Least step of luma that counts: 1 code of 219.
    static let lumaLimit: Float = 0.0045
    /// Least step of exposure that counts, in stops: 0.8 % of each code, just noticeable side by side.
    static let stopsLimit: Float = 0.025
    /// A step of exposure that a viewer sees, 0.05 stops, less what the clips may take off it by themselves, half
    /// of the limit. Where that is below the limit, such a step passes among their own and light is not measurable.
    static let visibleStops: Float = 0.05 / 1.5
    /// Least step of chroma that counts, Δab: 1 is just noticeable side by side.
    static let chromaLimit: Float = 1.1

    private static func finding(_ mixUp: CodingMixUp) -> SeamFinding {
        let kind: SeamFinding.Kind = mixUp.kind == .range ? .rangeMixUp : .matrixMixUp
        let (read, stated) = (mixUp.read, mixUp.stated)
        var parts: [String] = []
        if read.matrix != stated.matrix {
            parts.append(
                "as \(read.matrix.rawValue.uppercased()) and not "
                    + stated.matrix.rawValue.uppercased())
        }
        if read.range != stated.range {
            parts.append("in \(read.range.rawValue) and not \(stated.range.rawValue) range")
        }
        return SeamFinding(
            kind, value: mixUp.size, limit: CodingMixUp.leastSize, unit: "codes",
            text: "the two agree when the \(mixUp.rereadsSecond ? "second" : "first") is read "
                + "\(parts.joined(separator: ", ")): one of them was converted or tagged wrongly, "
                + "which is no grade; convert or tag it again")
    }

    private mutating func judgeSharpness() {
        guard !has(.scale), !has(.crop), !has(.size), seam.mixUp == nil else { return }
        func median(_ frames: [JointPicture]) -> Float? {
            let values = frames.map(\.sharpness).sorted()
            return values.isEmpty ? nil : values[values.count / 2]
        }
        let near = Array(joint.before[...end].suffix(4))
        let far = Array(joint.before[...end].dropLast(4).suffix(4))
        let next = Array(joint.after[start...].prefix(4))
        let later = Array(joint.after[start...].dropFirst(4).prefix(4))
        guard let a = median(near), let b = median(next), a > 1, b > 1 else { return }
        let ratio = Self.log2(b / a)
        let drifts = [(median(far), a), (b, median(later))].compactMap { x, y in
            if let x, let y, x > 0, y > 0 { abs(Self.log2(y / x)) } else { nil }
        }
        let limit = max(0.9, 3 * (drifts.max() ?? 0))
        if abs(ratio) > limit {
            add(
                SeamFinding(
                    .sharpness, value: ratio, limit: limit, unit: "log2",
                    text: "the picture is \(ratio > 0 ? "sharper" : "softer") after the joint"))
        }
    }

    /// `value`, not negative, rounded to one decimal or two.
    static func text(_ value: Float, decimals: Int = 1) -> String {
        let scale = decimals == 1 ? 10 : 100
        let parts = Int((value * Float(scale)).rounded())
        let rest = String(parts % scale)
        let zeros = String(repeating: "0", count: decimals - rest.count)
        return "\(parts / scale).\(zeros)\(rest)"
    }
}
