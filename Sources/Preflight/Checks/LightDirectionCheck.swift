import Embeddings
import Faces
import VectorCore

/// Where the light on the face comes from.
public enum LightDirectionCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "light.direction", unit: "degrees",
        effect: "with half of the face in the dark, the model invents that half",
        advice: "bring the key light round to within 45 degrees of the camera")

    /// Degrees to the side between the camera and the light, by the fit of ``KeyLight``.
    public static func measure(_ still: StillScene) -> CheckReading {
        if let obstacle = still.obstacle(leastWidth: 64, yaw: 30) { return obstacle }
        guard let face = still.face else { return .noFace }
        guard let key = KeyLight.fit(still.light(on: face)) else {
            return .absent("too little skin is seen")
        }
        let up = Int(key.elevation.rounded())
        let side = key.azimuth < 0 ? "left" : "right"
        return .measured(
            Double(abs(key.azimuth)),
            detail: "from the picture's \(side), \(abs(up))° \(up < 0 ? "below" : "above")")
    }
}

extension StillScene {
    /// The light on the skin that faces the camera: normals (x, y, z) and luminance (w).
    func light(on face: FaceObservation) -> [SIMD4<Float>] {
        var reduced = ReducedPicture(longSide: 640)
        reduced.update(from: picture, with: kernels)
        return FaceLight(
            on: face, in: reduced.picture,
            scale: Float(picture.width) / Float(reduced.width)
        ).samples.filter { $0.w >= 0 }
    }
}
