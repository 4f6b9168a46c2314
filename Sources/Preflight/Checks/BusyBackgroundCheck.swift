import Faces
import VectorCore

/// How much goes on behind the subject, sharp or not.
public enum BusyBackgroundCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "background.busy", unit: "% of background",
        effect: "bokeh and clutter have no shape to keep, and the background morphs",
        advice: "use a plain backdrop")

    /// Longer side that the background is looked at with, in samples: so coarse that a shape out of focus
    /// still has an edge.
    private static let longSide = 160
    /// Distance in OKLab, over one sample to either side, from which a sample counts as an edge.
    private static let edge: Float = 0.06

    /// Share of the background's samples that lie on an edge of lightness or colour.
    public static func measure(_ still: StillScene) -> CheckReading {
        if still.profile.expectsFace, let absent = still.absentFace { return absent }
        var reduced = ReducedPicture(longSide: longSide)
        reduced.update(from: still.picture, with: still.kernels)
        var planes = OKLabPlanes()
        planes.update(from: reduced.picture, with: still.kernels)
        let (width, height) = (planes.width, planes.height)
        let scale = Float(width) / Float(still.picture.width)
        let people = (still.faces ?? []).map { SubjectRegion(of: $0, scale: scale) }
        var all = 0
        var edges = 0
        for y in 1..<max(1, height - 1) {
            for x in 1..<max(1, width - 1)
            where !people.contains(where: { $0.contains(x: x, y: y) }) {
                all += 1
                let i = y * width + x
                var square: Float = 0
                for plane in [planes.lightness, planes.a, planes.b] {
                    let dx = plane[i + 1] - plane[i - 1]
                    let dy = plane[i + width] - plane[i - width]
                    square += dx * dx + dy * dy
                }
                if square > edge * edge { edges += 1 }
            }
        }
        guard all * 12 > width * height else {
            return .absent("next to no background is in the frame")
        }
        return .measured(100 * Double(edges) / Double(all))
    }
}
