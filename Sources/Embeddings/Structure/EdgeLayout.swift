import VectorCore

/// How much of a reference's edges lies where the registration says, tile by tile.
///
/// A camera that moves shifts near things more than far ones, which no global motion undoes. Once it has
/// moved, a tile may therefore look one tile further in any direction, the way its neighbours do, so that
/// parallax is not mistaken for another room; with a camera that stands still nothing may move.
struct EdgeLayout {
    /// 1 − mean cosine of edge histograms over tiles with edges outside the subject, weighted by their
    /// edges, 0...1; `nil` when too few have any.
    let distance: Float?

    /// Mean gradient magnitude, in codes a sample, below which a tile has no edges.
    private static let leastEdges: Float = 2.5
    /// Tiles with edges below which a layout cannot be spoken of.
    private static let leastTiles = 24
    /// Global motion, in tiles, from which parallax is expected, and from which it is in full.
    private static let motion: ClosedRange<Float> = 0.5...1.5
    /// Cosine that a shift must gain over standing still, so that noise does not choose it.
    private static let gain: Float = 0.02

    init(
        frame: StructureSignature, reference: ReferenceSignature, registration: Registration,
        subject: SubjectTiles
    ) {
        let grid = reference.grid
        let moved = registration.reach(over: grid)
        let parallax = min(
            1,
            max(
                0,
                (moved - Self.motion.lowerBound) / (Self.motion.upperBound - Self.motion.lowerBound)
            )
        )
        // Standing still comes first, the eight neighbours only where they are asked for.
        let shifts =
            parallax > 0
            ? [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)]
            : [(0, 0)]
        var weights = [[Float]](
            repeating: [Float](repeating: 0, count: grid.count), count: shifts.count)
        var products = weights
        var tiles = 0
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let p = registration.position(column: column, row: row, grid: grid)
                guard BilinearTap(x: p.x, y: p.y, grid: grid) != nil,
                    !subject.contains(column: column, row: row)
                else { continue }
                let i = row * grid.columns + column
                let x = Int((p.x + 0.5).rounded(.down))
                let y = Int((p.y + 0.5).rounded(.down))
                for (s, shift) in shifts.enumerated() {
                    let c = min(max(x + shift.0, 0), grid.columns - 1)
                    let r = min(max(y + shift.1, 0), grid.rows - 1)
                    let j = r * grid.columns + c
                    let edges = max(frame.edgeEnergy[i], reference.edgeEnergy[j])
                    guard edges >= Self.leastEdges else { continue }
                    if s == 0 { tiles += 1 }
                    weights[s][i] = edges
                    products[s][i] = edges * Self.cosine(frame.edges, i, reference.edges, j)
                }
            }
        }
        guard tiles >= Self.leastTiles else {
            distance = nil
            return
        }
        let still = products[0].reduce(0, +) / weights[0].reduce(0, +)
        guard parallax > 0 else {
            distance = max(0, 1 - still)
            return
        }
        let following = Self.following(products: products, weights: weights, grid: grid)
        distance = max(0, 1 - still - parallax * max(0, following - still))
    }

    /// Mean cosine when each tile takes the shift under which its 3 × 3 neighbourhood agrees best.
    private static func following(
        products: [[Float]], weights: [[Float]], grid: TileGrid
    ) -> Float {
        let agreements = products.indices.map { s in
            zip(boxSums(products[s], grid), boxSums(weights[s], grid)).map { $1 > 0 ? $0 / $1 : 0 }
        }
        var product: Float = 0
        var weight: Float = 0
        for i in 0..<grid.count where weights[0][i] > 0 {
            var best = 0
            var agreement = agreements[0][i] + gain
            for s in 1..<products.count where agreements[s][i] > agreement {
                best = s
                agreement = agreements[s][i]
            }
            product += products[best][i]
            weight += weights[best][i]
        }
        return weight > 0 ? product / weight : 0
    }

    /// Sums over each tile and its neighbours inside the grid.
    private static func boxSums(_ values: [Float], _ grid: TileGrid) -> [Float] {
        (0..<grid.count).map { i in
            let column = i % grid.columns
            let row = i / grid.columns
            var sum: Float = 0
            for r in max(0, row - 1)...min(grid.rows - 1, row + 1) {
                for c in max(0, column - 1)...min(grid.columns - 1, column + 1) {
                    sum += values[r * grid.columns + c]
                }
            }
            return sum
        }
    }

    private static func cosine(_ left: [UInt8], _ i: Int, _ right: [Float], _ j: Int) -> Float {
        let n = StructureSignature.orientationCount
        var product: Float = 0
        var l: Float = 0
        var r: Float = 0
        for k in 0..<n {
            let u = Float(left[i * n + k])
            let v = right[j * n + k]
            product += u * v
            l += u * u
            r += v * v
        }
        guard l > 0, r > 0 else { return 0 }
        return product / (l * r).squareRoot()
    }
}
