import VectorCore

/// The tiles that the subject is taken to cover: the face widened to hair and shoulders, and all below.
///
/// A stand-in for a person mask: three face widths across, from half a face above the mesh to the
/// bottom of the frame.
struct SubjectTiles {
    private let columns: Range<Int>
    private let firstRow: Int

    init(face: FaceSignature?, grid: TileGrid, frame: FrameEmbedding) {
        guard let face, frame.pictureWidth > 0 else {
            columns = 0..<0
            firstRow = grid.rows
            return
        }
        let toColumn = Float(grid.columns) / Float(frame.pictureWidth)
        let toRow = Float(grid.rows) / Float(frame.pictureHeight)
        let left = (face.bounds.x - face.bounds.z) * toColumn
        let right = (face.bounds.x + 2 * face.bounds.z) * toColumn
        let top = (face.bounds.y - 0.5 * face.bounds.w) * toRow
        let first = min(grid.columns, max(0, Int(left.rounded(.down))))
        columns = first..<max(first, min(grid.columns, max(0, Int(right.rounded(.up)))))
        firstRow = min(grid.rows, max(0, Int(top.rounded(.down))))
    }

    func contains(column: Int, row: Int) -> Bool {
        columns.contains(column) && row >= firstRow
    }
}
