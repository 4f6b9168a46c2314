import VectorCore
import Faces
/// Blown highlights in the frame.
public enum ClippedCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "light.clipped", unit: "% of frame",
        effect: "blown areas hold no detail to keep, flicker, and bleed into what moves past them",
        advice: "take a darker exposure, or a frame without the blown window or sky")

    /// Luma of 250 and more, of full-range 8-bit codes; a plain white backdrop is left out.
    public static func measure(_ still: StillScene) -> CheckReading {
        guard let share = still.grid.share(where: { $0 >= PictureGrid.white }) else {
            return .absent("nothing but backdrop")
        }
        return .measured(
            100 * share,
            detail: still.grid.backdrop == "white" ? "white backdrop left out" : nil)
    }
}
