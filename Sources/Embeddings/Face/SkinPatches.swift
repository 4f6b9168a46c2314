import Channels
import Faces
import VectorCore

/// Where skin is looked at: discs on cheeks and forehead, away from eyes, mouth and hairline.
enum SkinPatches {
    /// MediaPipe landmarks: right cheek (two), left cheek (two), forehead, with the side of the face that
    /// must be turned to the camera: −1 the person's right, 1 the left, 0 either.
    private static let landmarks: [(index: Int, side: Float)] = [
        (50, -1), (205, -1), (280, 1), (425, 1), (151, 0),
    ]
    /// Yaw in degrees beyond which the far cheek is left out.
    private static let farYaw: Float = 20
    /// Linear light from which two components together count as blown out, and the share of such samples
    /// from which a tone cannot be told. Red alone clips on fair skin in good light.
    private static let clipped: Float = 0.9
    private static let mostClipped: Float = 0.25
    /// Samples along a disc's diameter.
    private static let across = 7

    /// The median linear-light colour over the patches that face the camera and lie in the picture;
    /// `nil` when fewer than 30 samples are left or a quarter of them is clipped.
    static func colour(of face: FaceObservation, in picture: PlanarPicture) -> SIMD3<Float>? {
        let radius = 0.045 * face.width
        var samples: [SIMD3<Float>] = []
        let coding = picture.coding.coefficients
        for (index, side) in landmarks {
            // A head turned to the picture's right (positive yaw) hides the person's left cheek.
            if side * face.pose.yaw > farYaw { continue }
            let centre = face.mesh[index]
            for i in 0..<across {
                for j in 0..<across {
                    let u = 2 * Float(i) / Float(across - 1) - 1
                    let v = 2 * Float(j) / Float(across - 1) - 1
                    guard u * u + v * v <= 1 else { continue }
                    let x = centre.x + u * radius
                    let y = centre.y + v * radius
                    guard x >= 0, y >= 0, x < Float(picture.width), y < Float(picture.height)
                    else { continue }
                    samples.append(colour(picture, Int(x), Int(y), coding))
                }
            }
        }
        let lost = samples.count { min(max($0.x, $0.y), max($0.y, $0.z)) >= clipped }
        guard samples.count >= 30, Float(lost) <= mostClipped * Float(samples.count) else {
            return nil
        }
        return SIMD3(
            RobustStatistics.median(samples.map(\.x)) ?? 0,
            RobustStatistics.median(samples.map(\.y)) ?? 0,
            RobustStatistics.median(samples.map(\.z)) ?? 0)
    }

    private static func colour(
        _ picture: PlanarPicture, _ x: Int, _ y: Int, _ coding: ColourCoding.Coefficients
    ) -> SIMD3<Float> {
        let cx = x >> picture.chromaShiftX
        let cy = y >> picture.chromaShiftY
        return coding.linearLight(
            luma: Float(picture.luma.base[y * picture.luma.bytesPerRow + x]),
            cb: Float(picture.cb.base[cy * picture.cb.bytesPerRow + cx]),
            cr: Float(picture.cr.base[cy * picture.cr.bytesPerRow + cx]))
    }
}
