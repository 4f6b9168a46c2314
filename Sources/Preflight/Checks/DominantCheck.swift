import VectorCore
import Faces
/// Whether one person is plainly the subject.
public enum DominantCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "subject.dominant", unit: "% of the largest face",
        effect: "the model mixes the people, or follows the wrong one",
        advice: "crop to one person, or give each their own still")

    /// Area of the second largest face over that of the largest; 0 where there is one face.
    public static func measure(_ still: StillScene) -> CheckReading {
        guard let faces = still.faces, let first = faces.first, first.box.area > 0 else {
            return still.absentFace ?? .noFace
        }
        let second = faces.dropFirst().first?.box.area ?? 0
        return .measured(
            Double(100 * second / first.box.area),
            detail: "\(faces.count) face\(faces.count == 1 ? "" : "s")")
    }
}
