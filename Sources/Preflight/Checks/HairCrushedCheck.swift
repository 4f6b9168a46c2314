import Faces
import VectorCore

/// Whether the hair has lost its detail to the dark.
public enum HairCrushedCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "hair.crushed", unit: "% of hair",
        effect: "hair without strands turns to paste when it moves",
        advice: "lift the shadows, or put a light behind the hair")

    /// Full-range luma up to which hair shows no strands.
    private static let dark: Float = 12
    /// Luma that a backdrop must have for dark hair to stand out from it.
    private static let leastBackdrop: Float = 32
    /// Distance from the backdrop, in codes of luma and chroma, from which a sample is not backdrop.
    private static let unlike: Float = 18
    /// Samples to each side of the middle of the face.
    private static let steps = 90

    /// Share of the hair whose luma is 12 or less, of full-range 8-bit codes.
    ///
    /// Hair is what is unlike the backdrop in a band round the upper face: ovals of 0.62 by 0.78 face
    /// widths, from once to 1.6 times that size; the backdrop is the median of a band from 2 to 2.4 times.
    public static func measure(_ still: StillScene) -> CheckReading {
        if let obstacle = still.obstacle(leastWidth: 48) { return obstacle }
        guard let face = still.face else { return .noFace }
        let bands = bands(around: face, in: still.picture)
        guard bands.backdrop.count >= 100 else {
            return .absent("next to no backdrop is seen beside the hair")
        }
        let backdrop = SIMD3(
            median(bands.backdrop.map(\.x)), median(bands.backdrop.map(\.y)),
            median(bands.backdrop.map(\.z)))
        guard backdrop.x >= leastBackdrop else {
            return .absent("the backdrop is as dark as dark hair")
        }
        let hair = bands.hair.filter { sample in
            let d = sample - backdrop
            return (d * d).sum() > unlike * unlike
        }
        guard hair.count >= 200 else { return .absent("next to no hair is in the frame") }
        let crushed = hair.count { $0.x <= dark }
        return .measured(100 * Double(crushed) / Double(hair.count))
    }

    /// Full-range luma and chroma of both bands, above the mouth and inside the picture.
    private static func bands(
        around face: FaceObservation, in picture: PlanarPicture
    ) -> (hair: [SIMD3<Float>], backdrop: [SIMD3<Float>]) {
        let axis = face.mesh[FaceMeshPoint.chin] - face.mesh[FaceMeshPoint.forehead]
        let length = max(1, (axis.x * axis.x + axis.y * axis.y).squareRoot())
        let down = SIMD2(axis.x, axis.y) / length
        let across = SIMD2(down.y, -down.x)
        let coding = picture.coding.coefficients.codeValues
        var hair: [SIMD3<Float>] = []
        var backdrop: [SIMD3<Float>] = []
        for j in -steps...steps / 5 {
            for i in -steps...steps {
                let u = 1.6 * Float(i) / Float(steps)
                let v = 2 * Float(j) / Float(steps)
                let oval = u * u / (0.62 * 0.62) + v * v / (0.78 * 0.78)
                let isHair = oval > 1 && oval < 2.56
                guard isHair || (oval > 4 && oval < 5.76) else { continue }
                let place = face.box.centre + face.width * (u * across + v * down)
                guard place.x >= 0, place.y >= 0, place.x < Float(picture.width),
                    place.y < Float(picture.height)
                else { continue }
                let (x, y) = (Int(place.x), Int(place.y))
                let (cx, cy) = (x >> picture.chromaShiftX, y >> picture.chromaShiftY)
                let sample = SIMD3(
                    coding.lumaScale
                        * (Float(picture.luma.base[y * picture.luma.bytesPerRow + x])
                            - coding.lumaOffset),
                    Float(picture.cb.base[cy * picture.cb.bytesPerRow + cx]),
                    Float(picture.cr.base[cy * picture.cr.bytesPerRow + cx]))
                if isHair { hair.append(sample) } else { backdrop.append(sample) }
            }
        }
        return (hair, backdrop)
    }

    private static func median(_ values: [Float]) -> Float {
        values.sorted()[values.count / 2]
    }
}
