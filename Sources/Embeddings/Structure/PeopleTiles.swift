import Faces
import VectorCore

/// The tiles of a picture's grid that people cover, as the person mask shows them.
struct PeopleTiles: Sendable {
    /// Columns and rows of the grid.
    let columns: Int
    let rows: Int
    /// Row-major.
    private(set) var covered: [Bool]

    /// Mean share of a person in a tile, of 255, from which it counts as covered.
    private static let leastShare = 64
    /// Places of the mask that are looked at along each side of a tile.
    private static let side = 4

    /// The tiles of `grid` that `mask` covers.
    init(_ mask: PersonMask, grid: TileGrid) {
        columns = grid.columns
        rows = grid.rows
        let extent = PersonMask.extent
        let across = Self.side * grid.columns
        let down = Self.side * grid.rows
        var sums = [Int](repeating: 0, count: grid.count)
        for y in 0..<down {
            let row = (2 * y + 1) * extent / (2 * down)
            for x in 0..<across {
                let column = (2 * x + 1) * extent / (2 * across)
                sums[y / Self.side * grid.columns + x / Self.side] +=
                    Int(mask.shares[row * extent + column])
            }
        }
        covered = sums.map { $0 >= Self.leastShare * Self.side * Self.side }
    }

    /// The tiles that either covers; `self` where the grids differ.
    func union(_ other: PeopleTiles) -> PeopleTiles {
        guard other.columns == columns, other.rows == rows else { return self }
        var both = self
        for i in covered.indices where other.covered[i] { both.covered[i] = true }
        return both
    }

    /// The same and one tile around it: masks are computed at some frames only, and hair is wider than they
    /// say.
    var grown: PeopleTiles {
        var grown = self
        for row in 0..<rows {
            for column in 0..<columns where !contains(column: column, row: row) {
                grown.covered[row * columns + column] =
                    contains(column: column - 1, row: row)
                    || contains(column: column + 1, row: row)
                    || contains(column: column, row: row - 1)
                    || contains(column: column, row: row + 1)
            }
        }
        return grown
    }

    /// Whether people cover most of a part of the picture that shows a face: a mask that misses the face misses
    /// the rest too.
    func shows(_ across: Range<Int>, _ down: Range<Int>) -> Bool {
        let found = down.reduce(0) { sum, row in
            sum + across.count { contains(column: $0, row: row) }
        }
        return found > 0 && Float(found) >= Self.leastShown * Float(across.count * down.count)
    }

    /// Share of a face's tiles that a mask must cover.
    private static let leastShown: Float = 0.7

    /// Whether people cover the tile; nobody covers what lies outside.
    func contains(column: Int, row: Int) -> Bool {
        column >= 0 && row >= 0 && column < columns && row < rows
            && covered[row * columns + column]
    }
}

extension PeopleTiles {
    /// Seconds over which a mask speaks for its neighbours.
    private static let reach = 0.5

    /// Where people are in each of `frames`: what the masks before and after it cover, since the mask is
    /// computed at some frames only; `nil` far from any.
    static func over(_ frames: [FrameEmbedding], seconds: [Double]) -> [PeopleTiles?] {
        func nearest(_ order: some Sequence<Int>) -> [PeopleTiles?] {
            var found = [PeopleTiles?](repeating: nil, count: frames.count)
            var last: (second: Double, tiles: PeopleTiles)?
            for i in order {
                if let tiles = frames[i].person?.people { last = (seconds[i], tiles) }
                if let last, abs(seconds[i] - last.second) <= reach { found[i] = last.tiles }
            }
            return found
        }
        return zip(nearest(frames.indices), nearest(frames.indices.reversed())).map { left, right in
            guard let left else { return right }
            return right.map { left.union($0) } ?? left
        }
    }
}
