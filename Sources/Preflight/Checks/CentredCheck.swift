import VectorCore
import Faces
/// Whether the subject stands in the middle third.
public enum CentredCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "subject.centred", unit: "% of width",
        effect: "a subject near the edge is pulled to the middle or leaves the frame",
        advice: "reframe with the face in the middle third")

    /// Distance of the face's middle from the middle of what the take shows, over its width.
    public static func measure(_ still: StillScene) -> CheckReading {
        guard let face = still.face else { return still.absentFace ?? .noFace }
        let shown = still.shown
        let middle = Float(shown.x.lowerBound + shown.x.upperBound) / 2
        let off = face.box.centre.x - middle
        return .measured(
            Double(100 * abs(off) / Float(shown.x.count)),
            detail: off < 0 ? "to the left" : "to the right")
    }
}
