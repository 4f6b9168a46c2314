/// The points that a BlazeFace detector's outputs are offsets from.
///
/// Source: MediaPipe's SSD anchor options for the two detectors; anchors have a fixed size of 1.
package struct DetectorAnchors: Sendable {
    /// Anchor centres as shares of the input's side, in the order of the network's rows.
    package let centres: [SIMD2<Float>]

    /// The full-range detector's: one anchor in each cell of 48 × 48.
    package static let fullRange = DetectorAnchors(grids: [(48, 1)])
    /// The short-range detector's: two in each cell of 16 × 16, then six in each of 8 × 8.
    package static let shortRange = DetectorAnchors(grids: [(16, 2), (8, 6)])

    /// Anchors of square grids, each with its cells per side and anchors per cell, rows first.
    package init(grids: [(cells: Int, perCell: Int)]) {
        var centres: [SIMD2<Float>] = []
        for grid in grids {
            for y in 0..<grid.cells {
                for x in 0..<grid.cells {
                    let centre = (SIMD2(Float(x), Float(y)) + 0.5) / Float(grid.cells)
                    for _ in 0..<grid.perCell { centres.append(centre) }
                }
            }
        }
        self.centres = centres
    }
}
