internal import Glibc

import Channels
import Faces
import VectorCore

/// The colour of both irises, linear-light sRGB, as lit.
struct IrisSignature: Sendable {
    /// The person's left and right eye; `nil` where lids hide it.
    let eyes: (left: SIMD3<Float>?, right: SIMD3<Float>?)
    /// How far each iris, left and right, stands from the middle between the corners, in distances between
    /// them, signed.
    let gaze: SIMD2<Float>
    /// Eyelid aspect ratio of the wider eye.
    let openness: Float

    /// Iris diameter in pixels below which chroma, at half resolution, is the lids' and the sclera's.
    static let leastDiameter: Float = 8
    /// Eyelid aspect ratio below which lids and lashes shade what is left of the iris.
    static let leastOpenness: Float = 0.16
    /// How far from the middle between the eye's corners the iris may stand, in distances between them:
    /// a glance brings lids and lashes over it.
    static let farthestGlance: Float = 0.17
    /// The ring that is looked at, in iris radii: the pupil reaches to 0.45, the dark rim begins at 0.85.
    private static let ring: ClosedRange<Float> = 0.4...0.82
    /// How far above and below a sample must lie between the lids too, in iris radii.
    private static let lidMargin: Float = 0.25
    private static let leastSamples = 12

    static func measure(
        _ face: FaceObservation, in picture: PlanarPicture
    ) -> PersonSignature.Part<IrisSignature> {
        if abs(face.pose.yaw) > PoseGate.profileYaw { return .absent(.profile) }
        let eyes = [face.leftEye, face.rightEye]
        let large = eyes.map { $0.irisDiameter >= leastDiameter }
        guard large.contains(true) else { return .absent(.smallFace) }
        let open = eyes.map { $0.openness >= leastOpenness }
        let colours = eyes.indices.map { i in
            large[i] && open[i] && abs(glance(eyes[i])) <= farthestGlance
                ? colour(of: eyes[i], in: picture) : nil
        }
        guard colours.contains(where: { $0 != nil }) else {
            return .absent(open.contains(true) ? .eyesAverted : .eyesShut)
        }
        return .measured(
            IrisSignature(
                eyes: (colours[0], colours[1]), gaze: SIMD2(glance(eyes[0]), glance(eyes[1])),
                openness: max(eyes[0].openness, eyes[1].openness)))
    }

    /// Whether the eyes look about as they did in `reference`, or straight ahead, under lids as open: else
    /// lids, lashes and the white of the eye lie over what was seen of the iris.
    func isComparable(with reference: IrisSignature) -> Bool {
        func farthest(_ gaze: SIMD2<Float>) -> Float { max(abs(gaze.x), abs(gaze.y)) }
        return openness >= Self.leastShareOpen * reference.openness
            && (farthest(gaze) <= Self.straightGlance
                || farthest(gaze - reference.gaze) <= Self.sameGlance)
    }

    /// Share of the reference's eyelid aspect ratio.
    private static let leastShareOpen: Float = 0.8
    /// Distances between an eye's corners.
    private static let straightGlance: Float = 0.125
    private static let sameGlance: Float = 0.05

    private static func glance(_ eye: EyeObservation) -> Float {
        let axis = eye.contour[8] - eye.contour[0]
        let offset = eye.irisCentre - (eye.contour[8] + eye.contour[0]) / 2
        return (axis * offset).sum() / max(1e-3, (axis * axis).sum())
    }

    /// The mean colour of the ring between the lids, without its brightest quarter (reflections) and its
    /// darkest tenth (lashes, pupil); `nil` when too little of it shows.
    private static func colour(
        of eye: EyeObservation, in picture: PlanarPicture
    ) -> SIMD3<Float>? {
        let radius = eye.irisDiameter / 2
        let centre = eye.irisCentre
        guard radius < 500, abs(centre.x) < 1e6, abs(centre.y) < 1e6 else { return nil }
        let coding = picture.coding.coefficients
        let lids = ClosedPolygon(corners: outline.map { eye.contour[$0] })
        let margin = SIMD2(0, lidMargin * radius)
        // Large irises are sampled, not scanned.
        let step = max(1, radius / 12)
        let reach = Int(radius / step)
        var samples: [(luma: Float, colour: SIMD3<Float>)] = []
        for j in -reach...reach {
            for i in -reach...reach {
                let offset = SIMD2(Float(i), Float(j)) * step
                let distance = (offset * offset).sum().squareRoot() / radius
                let place = centre + offset
                guard ring.contains(distance), place.x >= 0, place.y >= 0,
                    place.x < Float(picture.width), place.y < Float(picture.height),
                    lids.contains(place - margin), lids.contains(place + margin)
                else { continue }
                let x = Int(place.x)
                let y = Int(place.y)
                let luma = Float(picture.luma.base[y * picture.luma.bytesPerRow + x])
                samples.append((luma, picture.linearLight(x, y, coding)))
            }
        }
        guard samples.count >= leastSamples else { return nil }
        samples.sort { $0.luma < $1.luma }
        let kept = samples[(samples.count / 10)..<(samples.count - samples.count / 4)]
        return kept.reduce(SIMD3<Float>.zero) { $0 + $1.colour } / Float(kept.count)
    }

    /// The contour's points in the order of a walk around the eye: it runs along the lower lid, then along
    /// the upper one from the same corner.
    private static let outline = Array(0...8) + (9...15).reversed()
}

extension PlanarPicture {
    /// Linear-light sRGB of the sample at column x, row y.
    ///
    /// - Precondition: it lies in the picture.
    func linearLight(
        _ x: Int, _ y: Int, _ coding: ColourCoding.Coefficients
    ) -> SIMD3<Float> {
        let cx = x >> chromaShiftX
        let cy = y >> chromaShiftY
        return coding.linearLight(
            luma: Float(luma.base[y * luma.bytesPerRow + x]),
            cb: Float(cb.base[cy * cb.bytesPerRow + cx]),
            cr: Float(cr.base[cy * cr.bytesPerRow + cx]))
    }
}
