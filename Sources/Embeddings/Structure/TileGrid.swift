/// A grid of nearly square tiles over a picture: 24 along the longer side.
///
/// All spatial signatures share the grid, so that one registration serves them all.
public struct TileGrid: Equatable, Sendable {
    /// Tiles per row, 1...24.
    public let columns: Int
    /// Rows of tiles, 1...24.
    public let rows: Int

    /// Tiles in the grid.
    public var count: Int { columns * rows }

    /// The grid of a picture of `width` by `height` samples, both positive.
    public init(width: Int, height: Int) {
        precondition(width > 0 && height > 0)
        let longest = 24
        if width >= height {
            columns = min(longest, width)
            rows = min(height, max(1, (longest * height + width / 2) / width))
        } else {
            rows = min(longest, height)
            columns = min(width, max(1, (longest * width + height / 2) / height))
        }
    }

    /// The samples of tile `index` along an axis of `extent` samples cut into `tiles` parts.
    ///
    /// Cuts fall at ⌊index · extent / tiles⌋, so tiles differ by at most one sample.
    static func range(_ index: Int, of tiles: Int, extent: Int) -> Range<Int> {
        (index * extent / tiles)..<((index + 1) * extent / tiles)
    }
}
