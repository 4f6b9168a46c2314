internal import Glibc

import Channels
import Faces
import VectorCore

/// The tone of the skin place by place over the unwrapped face, so that blotches can be told from light.
struct SkinEvenness: Sendable {
    /// a* and b* of each of ``squares`` at one luminance, and log₂ of its own; `nil` where it is not seen.
    let tones: [SIMD3<Float>?]
    /// Head pose in degrees: yaw, pitch.
    let pose: SIMD2<Float>

    /// Face width in pixels below which a place is a pixel of chroma.
    static let leastWidth: Float = 64
    /// Places that a comparison needs.
    private static let leastPlaces = 40
    /// Squares along each side of the chart.
    private static let extent = 24
    /// Middles of the squares of the chart that show skin, 0...1, in rows.
    private static let squares: [(index: Int, place: SIMD2<Float>)] = (0..<extent * extent)
        .compactMap { i in
            let place = (SIMD2(Float(i % extent), Float(i / extent)) + 0.5) / Float(extent)
            return FaceChart.showsSkin(place) ? (i, place) : nil
        }
    /// Degrees from the line of sight beyond which skin is seen too flat, and the dark side of the head.
    private static let farthestAngle: Float = 55
    /// The luminance at which tones are compared: that of light skin.
    private static let level: Float = 0.25
    /// Linear light that has clipped, and coded luma, 0...1, below which chroma is noise.
    private static let clipped: Float = 0.93
    private static let leastLuma: Float = 0.25
    /// How far around its middle a place is averaged, in face widths.
    private static let reach: Float = 0.028

    static func measure(
        _ face: FaceObservation, in picture: PlanarPicture
    ) -> PersonSignature.Part<SkinEvenness> {
        if face.width < leastWidth { return .absent(.smallFace) }
        if abs(face.pose.yaw) > MarkMap.farthestYaw || abs(face.pose.pitch) > PoseGate.steepPitch {
            return .absent(.profile)
        }
        let coding = picture.coding.coefficients
        let reach = max(1, Self.reach * face.width)
        let corners = FaceChart.corners.map { $0.place(face.mesh) }
        let tones = squares.map { square -> SIMD3<Float>? in
            guard abs(FaceChart.angle(square.place.x) + face.pose.yaw) < farthestAngle else {
                return nil
            }
            let middle = FaceChart.place(square.place, corners: corners)
            guard let code = picture.mean(at: middle, reach: reach) else { return nil }
            let linear = coding.linearLight(luma: code.x, cb: code.y, cr: code.z)
            let light = Embeddings.luminance(linear: linear)
            guard linear.max() < clipped, light > 0,
                coding.lumaScale * (code.x - coding.lumaOffset) > leastLuma
            else { return nil }
            let tone = CIELab(linear: linear * (level / light))
            return SIMD3(tone.a, tone.b, log2f(light))
        }
        guard tones.count(where: { $0 != nil }) >= leastPlaces else { return .absent(.clipped) }
        return .measured(
            SkinEvenness(tones: tones, pose: SIMD2(face.pose.yaw, face.pose.pitch)))
    }

    /// The place-wise median of several; places that most of them lack stay unseen. `nil` of none.
    init?(medianOf several: [SkinEvenness]) {
        guard let first = several.first else { return nil }
        tones = first.tones.indices.map { i in
            let seen = several.compactMap { $0.tones[i] }
            guard 2 * seen.count > several.count else { return nil }
            return .median(seen)
        }
        pose = SIMD2(
            RobustStatistics.median(several.map(\.pose.x)) ?? 0,
            RobustStatistics.median(several.map(\.pose.y)) ?? 0)
    }

    private init(tones: [SIMD3<Float>?], pose: SIMD2<Float>) {
        self.tones = tones
        self.pose = pose
    }

    /// Degrees of yaw and pitch by which the head may be turned from the reference: shine moves over skin.
    private static let samePose: Float = 12
    /// log₂ by which a place may have become lighter or darker than the rest before it is shine, shadow or something
    /// in front of it, and the share of places that must be none of these.
    private static let sameLight: Float = 0.3
    private static let leastShare: Float = 0.6
    /// Share of the places that the plane of light is fitted to, and that whose change is told.
    private static let agreeing: Float = 0.8
    private static let told: Float = 0.9

    /// How blotched the skin has become, or ceased to be, since `reference`: ΔE in a* and b* by which nine of
    /// ten places at most have left the whole; `nil` where the head is turned or too few places are seen in both.
    ///
    /// Each place is compared with itself. What is a plane over the face is light of another colour from one
    /// side, and is taken out, fitted to the places that agree best; what is left is averaged over neighbours, so
    /// that marks and noise do not count.
    func difference(from reference: SkinEvenness) -> Float? {
        let turned = pose - reference.pose
        guard abs(turned.x) < Self.samePose, abs(turned.y) < Self.samePose else { return nil }
        var seen: [(square: Int, place: SIMD2<Float>, change: SIMD3<Float>)] = []
        for (i, square) in Self.squares.enumerated() {
            guard let now = tones[i], let was = reference.tones[i] else { continue }
            seen.append((square.index, square.place - 0.5, now - was))
        }
        let inBoth = seen.count
        let exposure = RobustStatistics.median(seen.map(\.change.z)) ?? 0
        seen.removeAll { abs($0.change.z - exposure) > Self.sameLight }
        guard seen.count >= Self.leastPlaces,
            Float(seen.count) >= Self.leastShare * Float(inBoth),
            let left = LeastSquares.residuals(
                seen.map { [1, $0.place.x, $0.place.y] },
                seen.map { SIMD2($0.change.x, $0.change.y) },
                keeping: Self.agreeing)
        else { return nil }
        // A square of the chart with room around it: its sum and how many were seen.
        let across = Self.extent + 2
        var sums = [SIMD3<Float>](repeating: .zero, count: across * across)
        for (one, value) in zip(seen, left) {
            sums[(one.square / Self.extent + 1) * across + one.square % Self.extent + 1] = SIMD3(
                value, 1)
        }
        let smooth = seen.map { one -> Float in
            let middle = (one.square / Self.extent + 1) * across + one.square % Self.extent + 1
            var sum = SIMD3<Float>.zero
            for row in -1...1 {
                for column in -1...1 { sum += sums[middle + row * across + column] }
            }
            let mean = SIMD2(sum.x, sum.y) / sum.z
            return (mean * mean).sum().squareRoot()
        }
        return RobustStatistics.quantile(smooth, Self.told)
    }
}

extension PlanarPicture {
    /// Mean luma, Cb and Cr of the samples at most `reach` luma samples from `place` along both axes; `nil`
    /// where that leaves the picture.
    func mean(at place: SIMD2<Float>, reach: Float) -> SIMD3<Float>? {
        let down = SIMD2(Float(1 << chromaShiftX), Float(1 << chromaShiftY))
        let c = place / down
        guard let y = luma.mean(x: place.x, y: place.y, reach: reach),
            let b = cb.mean(x: c.x, y: c.y, reach: reach / max(down.x, down.y)),
            let r = cr.mean(x: c.x, y: c.y, reach: reach / max(down.x, down.y))
        else { return nil }
        return SIMD3(y, b, r)
    }
}
