import Faces
import VectorCore

/// How much goes on behind the subject.
public enum BusyBackgroundCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "background.busy", unit: "% of background",
        effect: "busy bokeh and clutter have no shape to keep, and the background morphs",
        advice: "use a plain backdrop, or one that is either sharp or wholly out of focus")

    /// Longer side that the background is measured at, in samples.
    private static let longSide = 640
    /// Gradient, in full-range codes over one sample, from which a sample counts as an edge.
    private static let edge: Float = 12

    /// Share of the background's samples that lie on an edge.
    public static func measure(_ still: StillScene) -> CheckReading {
        if still.profile.expectsFace, let absent = still.absentFace { return absent }
        var reduced = ReducedPicture(longSide: longSide)
        reduced.update(from: still.picture, with: still.kernels)
        let luma = reduced.picture.luma
        let region = SubjectRegion(
            of: still.face, scale: Float(luma.width) / Float(still.picture.width))
        let step = 255 * still.picture.coding.coefficients.lumaScale / 2
        let least = edge * edge / (step * step)
        var all = 0
        var edges = 0
        for y in 1..<max(1, luma.height - 1) {
            let row = luma.base + y * luma.bytesPerRow
            for x in 1..<max(1, luma.width - 1) where !region.contains(x: x, y: y) {
                all += 1
                let dx = Int(row[x + 1]) - Int(row[x - 1])
                let dy = Int(row[x + luma.bytesPerRow]) - Int(row[x - luma.bytesPerRow])
                if Float(dx * dx + dy * dy) > least { edges += 1 }
            }
        }
        guard all * 12 > luma.width * luma.height else {
            return .absent("next to no background is in the frame")
        }
        return .measured(100 * Double(edges) / Double(all))
    }
}
