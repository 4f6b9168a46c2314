import VectorCore

extension TileGrid {
    /// The grid of nearly square tiles over a picture of `width` by `height` samples: 24 along the longer
    /// side. All spatial signatures share it, so that one registration serves them all.
    init(covering width: Int, by height: Int) {
        precondition(width > 0 && height > 0)
        let longest = 24
        if width >= height {
            self.init(
                columns: min(longest, width),
                rows: min(height, max(1, (longest * height + width / 2) / width)))
        } else {
            self.init(
                columns: min(width, max(1, (longest * width + height / 2) / height)),
                rows: min(longest, height))
        }
    }
}
