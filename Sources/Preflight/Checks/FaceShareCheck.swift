import VectorCore
import Faces
/// How much of the frame the face takes.
public enum FaceShareCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "face.share", unit: "% of short side",
        effect: "too few pixels stand for the face, and it becomes someone else when it moves",
        advice: "crop closer, or take a closer still for identity")

    /// Height of the face from forehead to chin over the shorter side of what the take shows.
    public static func measure(_ still: StillScene) -> CheckReading {
        guard let face = still.face else { return still.absentFace ?? .noFace }
        let shown = still.shown
        let short = Float(min(shown.x.count, shown.y.count))
        let pixels = Int(min(max(face.box.height, 0), 1e6).rounded())
        return .measured(Double(100 * face.box.height / short), detail: "\(pixels) px high")
    }
}
