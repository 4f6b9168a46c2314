import VectorCore

/// How the tiles of a frame lie over those of a reference: a zoom about the centre and a shift.
///
/// A tile at column c, row r of the frame shows what the reference shows at
/// `(c − centreX) · zoom + centreX + shiftX`, likewise for rows, in tiles.
struct Registration: Equatable, Sendable {
    /// Reference tiles per frame tile; below 1 after a push-in.
    var zoom: Float
    /// In reference tiles.
    var shiftX: Float
    /// In reference tiles.
    var shiftY: Float
    /// Correlation of lightness over the overlap, −1...1; invariant to exposure and contrast.
    var correlation: Float

    static let identity = Registration(zoom: 1, shiftX: 0, shiftY: 0, correlation: -1)

    /// Searches around `start` (and the identity) for the registration that correlates best.
    ///
    /// The search descends through steps of 2, 1 and ½ tile and of 8, 4 and 2 % zoom: a take's camera
    /// moves little between frames, so the last frame's registration is a good start.
    static func search(
        frame: [Float], reference: [Float], grid: TileGrid, from start: Registration
    ) -> Registration {
        var best = Registration.identity
        best.correlation = correlation(frame, reference, grid, best)
        // A start that is not clearly better than standing still is noise in a flat picture.
        var other = start
        other.correlation = correlation(frame, reference, grid, start)
        if other.correlation > best.correlation + 0.002 { best = other }

        var step: Float = 1
        var zoomStep: Float = 0.06
        for _ in 0..<3 {
            var improved = true
            var rounds = 0
            while improved && rounds < 6 {
                improved = false
                rounds += 1
                for (dz, dx, dy) in neighbours {
                    var candidate = best
                    candidate.zoom = min(2, max(0.5, best.zoom + dz * zoomStep))
                    candidate.shiftX += dx * step
                    candidate.shiftY += dy * step
                    candidate.correlation = correlation(frame, reference, grid, candidate)
                    if candidate.correlation > best.correlation + 0.0005 {
                        best = candidate
                        improved = true
                    }
                }
            }
            step /= 2
            zoomStep /= 2
        }
        return best
    }

    private static let neighbours: [(Float, Float, Float)] = [
        (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1), (1, 0, 0), (-1, 0, 0),
    ]

    /// Where a frame tile's centre lies in the reference, in reference tile coordinates.
    func position(column: Int, row: Int, grid: TileGrid) -> (x: Float, y: Float) {
        position(ofColumn: Float(column), row: Float(row), grid: grid)
    }

    /// Where a place between the frame's tile centres lies in the reference.
    func position(ofColumn column: Float, row: Float, grid: TileGrid) -> (x: Float, y: Float) {
        let cx = Float(grid.columns - 1) / 2
        let cy = Float(grid.rows - 1) / 2
        return (
            (column - cx) * zoom + cx + shiftX, (row - cy) * zoom + cy + shiftY
        )
    }

    /// The furthest that a tile of the grid is moved, along either axis, in tiles.
    func reach(over grid: TileGrid) -> Float {
        let spread = abs(zoom - 1) / 2 * Float(max(grid.columns, grid.rows) - 1)
        return max(abs(shiftX), abs(shiftY)) + spread
    }

    /// Pearson's correlation of `frame` with `reference` sampled bilinearly under the registration;
    /// −1 when less than half of the tiles overlap or either side is flat.
    private static func correlation(
        _ frame: [Float], _ reference: [Float], _ grid: TileGrid, _ registration: Registration
    ) -> Float {
        var n: Float = 0
        var sums = SIMD4<Float>.zero
        var product: Float = 0
        let across = (0..<grid.columns).map {
            AxisTap(registration.position(column: $0, row: 0, grid: grid).x, of: grid.columns)
        }
        for row in 0..<grid.rows {
            let y = registration.position(column: 0, row: row, grid: grid).y
            guard let down = AxisTap(y, of: grid.rows) else { continue }
            for column in 0..<grid.columns {
                guard let tap = across[column] else { continue }
                let u = frame[row * grid.columns + column]
                let v = BilinearTap(tap, down, columns: grid.columns).sample(reference)
                n += 1
                sums += SIMD4(u, v, u * u, v * v)
                product += u * v
            }
        }
        guard n * 2 >= Float(grid.count) else { return -1 }
        let covariance = product / n - sums.x / n * (sums.y / n)
        let varianceU = sums.z / n - sums.x / n * (sums.x / n)
        let varianceV = sums.w / n - sums.y / n * (sums.y / n)
        guard varianceU > 1e-3, varianceV > 1e-3 else { return -1 }
        return covariance / (varianceU * varianceV).squareRoot()
    }
}

/// Two neighbouring rows or columns of tiles and the weight of the second.
struct AxisTap {
    let first: Int
    let second: Int
    let share: Float

    /// The tap at tile coordinate `place` among `count`, or `nil` when it lies outside the tile centres.
    init?(_ place: Float, of count: Int) {
        let slack: Float = 0.01
        guard place >= -slack, place <= Float(count - 1) + slack else { return nil }
        let inside = min(max(place, 0), Float(count - 1))
        first = min(Int(inside), max(0, count - 2))
        second = min(first + 1, count - 1)
        share = inside - Float(first)
    }
}

/// Four neighbouring tiles and their weights.
struct BilinearTap {
    let indices: SIMD4<Int32>
    let weights: SIMD4<Float>

    /// The tap at tile coordinates (x, y), or `nil` when it lies outside the tile centres.
    init?(x: Float, y: Float, grid: TileGrid) {
        guard let across = AxisTap(x, of: grid.columns), let down = AxisTap(y, of: grid.rows)
        else { return nil }
        self.init(across, down, columns: grid.columns)
    }

    init(_ x: AxisTap, _ y: AxisTap, columns: Int) {
        indices = SIMD4(
            Int32(truncatingIfNeeded: y.first * columns + x.first),
            Int32(truncatingIfNeeded: y.first * columns + x.second),
            Int32(truncatingIfNeeded: y.second * columns + x.first),
            Int32(truncatingIfNeeded: y.second * columns + x.second))
        weights = SIMD4(
            (1 - x.share) * (1 - y.share), x.share * (1 - y.share), (1 - x.share) * y.share,
            x.share * y.share)
    }

    /// The weighted value of `plane`.
    func sample(_ plane: [Float]) -> Float {
        plane[Int(indices[0])] * weights[0] + plane[Int(indices[1])] * weights[1]
            + plane[Int(indices[2])] * weights[2] + plane[Int(indices[3])] * weights[3]
    }
}
