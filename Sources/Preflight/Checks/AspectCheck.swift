import VectorCore
import Faces
/// How far the still's shape is from the take's.
public enum AspectCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "frame.aspect", unit: "%",
        effect: "the still is cropped or stretched, so that the frame is not the one composed",
        advice: "crop the still to the take's aspect yourself")

    /// |still's aspect / take's aspect − 1| in per cent, the larger over the smaller.
    public static func measure(_ still: StillScene) -> CheckReading {
        guard let take = still.takeSize else {
            return .absent("the take's size is not known; pass --size")
        }
        let own = Double(still.picture.width) / Double(still.picture.height)
        let wanted = Double(take.x) / Double(take.y)
        let percent = 100 * (max(own, wanted) / min(own, wanted) - 1)
        return .measured(percent, detail: "\(still.picture.width)×\(still.picture.height)")
    }
}
