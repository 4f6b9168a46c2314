import VectorCore
import Faces
/// The shorter side of what the take will show.
public enum ShortSideCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "frame.short-side", unit: "px",
        effect: "the model invents the texture that is missing within the first second",
        advice: "use the original, at least as large as the take; enlarging it adds nothing")

    /// Pixels.
    public static func measure(_ still: StillScene) -> CheckReading {
        .measured(Double(min(still.shown.x.count, still.shown.y.count)))
    }
}
