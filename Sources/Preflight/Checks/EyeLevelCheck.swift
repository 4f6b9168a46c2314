import VectorCore
import Faces
/// Whether the camera stands at eye level.
public enum EyeLevelCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "camera.eye-level", unit: "degrees",
        effect: "proportions seen from above or below change as soon as the head moves",
        advice: "put the camera at the height of the eyes")

    /// Pitch of the mesh in portraits taken at eye level, in degrees: the line from forehead to chin
    /// slopes back (median over portraits at eye level).
    private static let rest: Float = -8.5

    /// Nod of the head against the camera, up or down.
    public static func measure(_ still: StillScene) -> CheckReading {
        if let obstacle = still.obstacle(leastWidth: 32) { return obstacle }
        guard let face = still.face else { return .noFace }
        let pitch = face.pose.pitch - rest
        return .measured(
            Double(abs(pitch)), detail: pitch > 0 ? "seen from below" : "seen from above")
    }
}
