import Faces
import VectorCore

/// Whether a pattern of the clothes is too fine for the take.
public enum WardrobePatternCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "wardrobe.pattern", unit: "px a period",
        effect: "a pattern near the limit of sampling crawls and warps as soon as she moves",
        advice: "dress her in plainer cloth, or generate at 1080 rows")

    /// Working pixels to one of the take: finer than the take, to see what it cannot show.
    private static let oversampling: Float = 2
    /// Side of a tile in working pixels.
    private static let tile = 64
    /// Pixels of the take beyond which a pattern is coarse, and no worry.
    private static let coarsest: Float = 12
    /// Share of tiles that must show a pattern for there to be one.
    private static let leastShare: Float = 0.2

    /// Period of the finest pattern below the chin that repeats over a fifth of the clothes, in pixels of
    /// the take (720 rows where nothing is known of it): the median over tiles.
    public static func measure(_ still: StillScene) -> CheckReading {
        guard let face = still.face else { return still.absentFace ?? .noFace }
        guard face.width >= 32 else { return .smallFace }
        let picture = still.picture
        let region = clothes(below: face, width: picture.width, height: picture.height)
        let working = min(1, oversampling * still.scaleToTake)
        let width = Int(Float(region.x.count) * working)
        let height = Int(Float(region.y.count) * working)
        guard width >= tile, height >= tile else {
            return .absent("too little of the clothes is in the frame")
        }
        let luma = picture.luma.cropped(to: region)
        let periods = withUnsafeTemporaryAllocation(
            of: UInt8.self, capacity: width * height
        ) { buffer -> (found: [Float], tiles: Int) in
            // Safety: width and height are positive, so the buffer has a base address.
            let small = MutablePlaneView(
                base: buffer.baseAddress!, width: width, height: height, bytesPerRow: width)
            still.kernels.boxScale(luma, into: small)
            return Self.periods(in: small.view)
        }
        guard Float(periods.found.count) >= leastShare * Float(periods.tiles),
            periods.found.count >= 2
        else { return .clear("no fine pattern") }
        let median = periods.found.sorted()[periods.found.count / 2]
        let period = median / working * still.scaleToTake
        guard period <= coarsest else { return .clear("no fine pattern") }
        let rows = still.takeSize.map { min($0.x, $0.y) } ?? StillScene.usualShortSide
        return .measured(Double(period), detail: "at \(rows) rows")
    }

    /// From a third of a face below the chin down, 1.3 face widths to either side.
    private static func clothes(
        below face: FaceObservation, width: Int, height: Int
    ) -> PlaneRectangle {
        let box = face.box
        func clamped(_ value: Float, _ most: Int) -> Int { Int(min(max(value, 0), Float(most))) }
        let left = clamped(box.centre.x - 1.3 * box.width, width)
        let right = clamped(box.centre.x + 1.3 * box.width, width)
        let top = clamped(box.maxY + 0.35 * box.height, height)
        let bottom = clamped(box.maxY + 3 * box.height, height)
        return PlaneRectangle(x: left..<max(left, right), y: top..<max(top, bottom))
    }

    /// The periods of the tiles that have one, in working pixels, and how many tiles there are.
    private static func periods(in plane: PlaneView) -> (found: [Float], tiles: Int) {
        let columns = max(1, min(10, plane.width / tile))
        let rows = max(1, min(10, plane.height / tile))
        var found: [Float] = []
        for row in 0..<rows {
            for column in 0..<columns {
                let x = columns == 1 ? 0 : column * (plane.width - tile) / (columns - 1)
                let y = rows == 1 ? 0 : row * (plane.height - tile) / (rows - 1)
                let part = plane.cropped(
                    to: PlaneRectangle(x: x..<x + tile, y: y..<y + tile))
                if let period = PatternPeriod.finest(in: part) { found.append(period) }
            }
        }
        return (found, rows * columns)
    }
}
