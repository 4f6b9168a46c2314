import VectorCore
import Faces
/// Shadows without detail on the face.
public enum FaceCrushedCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "face.crushed", unit: "% of face",
        effect: "the dark side of the face is invented, and each time another way",
        advice: "lift the shadows of the face or add fill light")

    /// Luma of 5 and less on the skin of the face, eyes, brows and lips left out.
    public static func measure(_ still: StillScene) -> CheckReading {
        guard let skin = still.skin else { return still.absentFace ?? .noFace }
        guard let share = skin.share(skinOnly: true, where: { $0 <= PictureGrid.black }) else {
            return .smallFace
        }
        return .measured(100 * share)
    }
}
