import VectorCore
import Faces

/// Whether the frame cuts into forehead, chin or cheeks.
public enum FaceCropCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "face.crop", unit: "% of face",
        effect:
            "the part of the head that is cut off is made up as soon as it moves into the frame",
        advice: "reframe with room above the hair and below the chin")

    /// The least distance of the face's outline from the edges of what the take shows, over the face's
    /// height; negative where the edge cuts into the face.
    public static func measure(_ still: StillScene) -> CheckReading {
        guard let face = still.face else { return still.absentFace ?? .noFace }
        let shown = still.shown
        let box = face.box
        guard box.height > 0 else { return .smallFace }
        let margins = [
            ("forehead", box.minY - Float(shown.y.lowerBound)),
            ("chin", Float(shown.y.upperBound) - box.maxY),
            ("left side", box.minX - Float(shown.x.lowerBound)),
            ("right side", Float(shown.x.upperBound) - box.maxX),
        ]
        guard let least = margins.min(by: { $0.1 < $1.1 }) else { return .smallFace }
        return .measured(Double(100 * least.1 / box.height), detail: "at the \(least.0)")
    }
}
