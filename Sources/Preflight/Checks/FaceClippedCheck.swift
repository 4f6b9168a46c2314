import VectorCore
import Faces
/// Blown highlights on the face.
public enum FaceClippedCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "face.clipped", unit: "% of face",
        effect: "skin without detail is painted anew in every frame, and the face changes with it",
        advice: "take a darker exposure or a softer key light; a blown face cannot be mended")

    /// Luma of 250 and more inside the face's outline, of full-range 8-bit codes.
    public static func measure(_ still: StillScene) -> CheckReading {
        guard let skin = still.skin else { return still.absentFace ?? .noFace }
        guard let share = skin.share(where: { $0 >= PictureGrid.white }) else {
            return .smallFace
        }
        return .measured(100 * share)
    }
}
