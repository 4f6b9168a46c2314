/// Moves the upper lids of a portrait: which place of the picture shows at which place of a frame.
///
/// The skin between brow and lashes is stretched down over the eye, column by column. Lashes keep
/// their thickness, and what the lid has not reached yet shows the eye where it always was.
package struct LidWarp: Sendable {
    /// Height, in picture pixels, of lashes and lid edge, which move without being stretched.
    static let lashes: Float = 2.5
    /// Reach of the fold above the lashes, which a closing lid smooths away, and the height of an
    /// opening from which on it is gone altogether when the eye is shut.
    static let fold: Float = 5
    static let smoothedHeight: Float = 14

    let eyes: [EyeOutline]
    /// How far the resting eye is opened beyond the picture, as a share of its height.
    let widening: Float
    /// 0 at rest, 1 shut.
    let closure: Float

    /// Row of the picture to show at `place`. Above the lid's edge it is skin, below it the eye;
    /// `coverage` says how much of the pixel the lid takes.
    package struct Rows {
        package let skin: Float
        package let eye: Float
        package let coverage: Float
        /// False for the lashes, which move as they are.
        let isStretched: Bool
    }

    /// Nil where no lid reaches.
    func rows(at place: SIMD2<Float>) -> Rows? {
        for eye in eyes {
            guard let column = eye.column(at: place.x), place.y > column.ceiling,
                place.y < column.floor + 1
            else { continue }
            return LidWarp.rows(column, y: place.y, widening: widening, closure: closure)
        }
        return nil
    }

    package static func rows(
        _ column: EyeOutline.Column, y: Float, widening: Float, closure: Float
    ) -> Rows {
        let height = column.floor - column.lid
        let rest = column.lid - widening * height
        let edge = rest + closure * (column.floor - rest)

        let lashLine = max(column.lid - lashes, column.ceiling)
        let thickness = column.lid - lashLine
        // Skin above the fold takes its place, so that the shut lid is plain.
        let foldTop = max(column.lid - fold, column.ceiling + 1)
        let smoothing = closure * min(height / smoothedHeight, 1)
        let skinEnd = lashLine - smoothing * max(lashLine - foldTop, 0)
        let skin: Float
        if y >= edge - thickness {
            skin = min(column.lid - (edge - y), column.lid)
        } else {
            let share = (y - column.ceiling) / max(edge - thickness - column.ceiling, 0.001)
            skin = column.ceiling + share * (skinEnd - column.ceiling)
        }
        let opened =
            y < column.floor
            ? column.floor - (column.floor - y) * height / max(column.floor - rest, 0.001) : y
        return Rows(
            skin: skin, eye: max(opened, column.lid), coverage: min(max(edge - y + 0.5, 0), 1),
            isStretched: y < edge - thickness)
    }
}
