import VectorCore
import Faces
/// Shadows without detail in the frame.
public enum CrushedCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "light.crushed", unit: "% of frame",
        effect: "black areas hold no detail to keep and fill with shapes that crawl",
        advice: "lift the shadows or add fill light")

    /// Luma of 5 and less, of full-range 8-bit codes; a plain black backdrop is left out.
    public static func measure(_ still: StillScene) -> CheckReading {
        guard let share = still.grid.share(where: { $0 <= PictureGrid.black }) else {
            return .absent("nothing but backdrop")
        }
        return .measured(
            100 * share,
            detail: still.grid.backdrop == "black" ? "black backdrop left out" : nil)
    }
}
