/// A division of a plane into `columns` × `rows` tiles.
///
/// Tile (i, j) covers columns ⌊i·width / columns⌋ ..< ⌊(i + 1)·width / columns⌋ and rows likewise, so
/// tiles differ by at most one sample in size and cover the plane exactly; in a plane with fewer
/// samples than tiles some are empty. Results are listed row by row.
public struct TileGrid: Hashable, Sendable {
    /// Tiles side by side.
    public let columns: Int
    /// Tiles one above the other.
    public let rows: Int

    /// A grid.
    ///
    /// - Precondition: both are positive.
    public init(columns: Int, rows: Int) {
        precondition(columns > 0 && rows > 0)
        self.columns = columns
        self.rows = rows
    }

    /// Number of tiles.
    public var count: Int { columns * rows }

    /// The samples of tile `index` in a plane of `width` × `height`.
    public func rectangle(_ index: Int, width: Int, height: Int) -> PlaneRectangle {
        let column = index % columns
        let row = index / columns
        return PlaneRectangle(
            x: column * width / columns..<(column + 1) * width / columns,
            y: row * height / rows..<(row + 1) * height / rows)
    }
}
