import VectorCore
import Faces
/// Whether the eyes are open.
public enum EyesOpenCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "face.eyes-open", unit: "lid ratio",
        effect: "eyes that the model has never seen are invented when they open",
        advice: "use a still with both eyes open")

    /// Eyelid aspect ratio of the wider eye: 0.22...0.36 open, below 0.12 shut.
    public static func measure(_ still: StillScene) -> CheckReading {
        if let obstacle = still.obstacle(leastWidth: 40) { return obstacle }
        guard let face = still.face else { return .noFace }
        return .measured(Double(max(face.leftEye.openness, face.rightEye.openness)))
    }
}
