import VectorCore

/// Where the blocks of one picture have gone in the next: block matching on levelled luma.
///
/// Blocks of 16 × 16 samples on a grid of 12. Each is sought within `reach` samples of where it was and
/// of where the picture as a whole went, by least sum of absolute differences, refined to a fraction of
/// a sample by the parabola through the neighbouring sums.
struct BlockMotion {
    /// Samples along a block's side.
    static let side = 16
    /// Samples from one block to the next.
    static let pitch = 12

    struct Block {
        /// Centre in the first picture, in samples.
        let centre: SIMD2<Float>
        /// From the first picture to the second, in samples.
        let vector: SIMD2<Float>
        /// Mean absolute difference where it was found, in codes of deviation 40.
        let difference: Float
        /// Whether the place is certain: the block has texture in both directions and is found again.
        let isCertain: Bool
    }

    let blocks: [Block]
    /// Blocks side by side.
    let columns: Int

    /// - Precondition: both pictures have one size.
    init(from first: JointPicture, to second: JointPicture, reach: Int, kernels: PlaneKernels) {
        let search = Search(
            from: first.levelled, to: second.levelled, reach: reach, kernels: kernels)
        let columns = max(0, (first.width - Self.side) / Self.pitch + 1)
        let rows = max(0, (first.height - Self.side) / Self.pitch + 1)
        self.columns = columns
        let whole = columns * rows > 0 ? search.wholeShift() : .zero
        blocks = (0..<columns * rows).map { index in
            search.block(
                x: index % columns * Self.pitch, y: index / columns * Self.pitch, whole: whole)
        }
    }

    /// Mean vector and spread; `nil` with fewer than 6 certain blocks.
    var certain: [Block] { blocks.filter(\.isCertain) }
}

/// The search of one pair of planes.
private struct Search {
    let from: PlaneView
    let to: PlaneView
    let reach: Int
    let kernels: PlaneKernels

    /// How far the picture as a whole moved, in whole samples, found on planes four times smaller.
    func wholeShift() -> SIMD2<Int> {
        let (width, height) = (from.width / 4, from.height / 4)
        guard width >= 8, height >= 8 else { return .zero }
        var small = [UInt8](repeating: 0, count: 2 * width * height)
        return small.withUnsafeMutableBufferPointer { buffer in
            // Safety: the buffer holds at least 128 samples, so it has a base address.
            let base = buffer.baseAddress!
            let a = MutablePlaneView(base: base, width: width, height: height, bytesPerRow: width)
            let b = MutablePlaneView(
                base: base + width * height, width: width, height: height, bytesPerRow: width)
            kernels.boxScale(from, into: a)
            kernels.boxScale(to, into: b)
            let found = kernels.bestTranslation(
                from: a.view, to: b.view, radius: min(8, min(width, height) / 4))
            // Nothing is won by a shift that explains next to nothing more.
            guard Float(found.difference) < 0.85 * Float(found.unshiftedDifference) else {
                return .zero
            }
            return SIMD2(4 * found.dx, 4 * found.dy)
        }
    }

    func block(x: Int, y: Int, whole: SIMD2<Int>) -> BlockMotion.Block {
        let side = BlockMotion.side
        let own = from.cropped(to: PlaneRectangle(x: x..<x + side, y: y..<y + side))
        func sum(_ dx: Int, _ dy: Int) -> Float? {
            let (left, top) = (x + dx, y + dy)
            guard left >= 0, top >= 0, left + side <= to.width, top + side <= to.height else {
                return nil
            }
            let other = to.cropped(
                to: PlaneRectangle(x: left..<left + side, y: top..<top + side))
            return Float(kernels.sumAbsoluteDifference(own, other))
        }
        var best = (sum: sum(0, 0) ?? .infinity, dx: 0, dy: 0)
        func look(around centre: SIMD2<Int>, step: Int, reach: Int) {
            for dy in stride(from: -reach, through: reach, by: step) {
                for dx in stride(from: -reach, through: reach, by: step) {
                    let place = (centre.x + dx, centre.y + dy)
                    guard let found = sum(place.0, place.1) else { continue }
                    // A longer way must explain more than a shorter one.
                    if found < best.sum { best = (found, place.0, place.1) }
                }
            }
        }
        if whole != .zero { look(around: whole, step: 2, reach: reach) }
        look(around: .zero, step: 2, reach: reach)
        look(around: SIMD2(best.dx, best.dy), step: 1, reach: 1)

        let samples = Float(side * side)
        let difference = best.sum / samples
        var vector = SIMD2(Float(best.dx), Float(best.dy))
        let near = (
            left: sum(best.dx - 1, best.dy), right: sum(best.dx + 1, best.dy),
            up: sum(best.dx, best.dy - 1), down: sum(best.dx, best.dy + 1)
        )
        guard let left = near.left, let right = near.right, let up = near.up, let down = near.down
        else {
            return BlockMotion.Block(
                centre: centre(x, y), vector: vector, difference: difference, isCertain: false)
        }
        vector.x += Self.vertex(left, best.sum, right)
        vector.y += Self.vertex(up, best.sum, down)
        // How much worse a sample aside is, in the direction that tells least.
        let sharpness = (min(left + right, up + down) / 2 - best.sum) / samples
        return BlockMotion.Block(
            centre: centre(x, y), vector: vector, difference: difference,
            isCertain: sharpness > 0.8 && difference < 12 && sharpness > 0.15 * difference)
    }

    private func centre(_ x: Int, _ y: Int) -> SIMD2<Float> {
        SIMD2(Float(x) + Float(BlockMotion.side) / 2, Float(y) + Float(BlockMotion.side) / 2)
    }

    /// Where the least lies between three sums a sample apart, −½...½: sums of absolute differences
    /// grow linearly about their least, so the two sides are taken as lines of one slope.
    private static func vertex(_ before: Float, _ middle: Float, _ after: Float) -> Float {
        let slope = max(before, after) - middle
        guard slope > 0 else { return 0 }
        return min(0.5, max(-0.5, (before - after) / (2 * slope)))
    }
}
