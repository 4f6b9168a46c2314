import VectorCore

/// Looks for tiles of a reference scene in later frames.
///
/// A tile is a square of four grid tiles that does not lie on the subject. In a frame it is looked for
/// where the global motion puts it, where it was last seen, and up to one grid tile around each; it is
/// found where structure agrees (``BlockPair``), the frame's own change of contrast taken out; a plain tile is
/// found where the frame stays plain, which it also has to do as part of a square twice as large, at half the
/// size: what comes slowly over a wall shows there first (``CoarseScene``). What was last seen on its way behind
/// the subject or out of the frame is out of view, not lost.
struct SceneMatcher {
    /// Squared codes of structure up to which a tile is plain.
    private static let plain: Float = 24
    /// Similarity up to which a tile is lost, and from which it is found; between, in part.
    static let lostSimilarity: Float = 0.3
    static let foundSimilarity: Float = 0.7
    /// Similarity from which no better place is looked for.
    private static let enough: Float = 0.85
    /// Samples along a tile's sides.
    static let side = 2 * ScenePlane.samplesPerTile
    /// Samples of search around each expected place.
    private static let reach = ScenePlane.samplesPerTile

    /// Samples from the frame's edge within which a tile that moves is about to leave.
    private static let brink = 3

    private struct Block {
        let x: Int
        let y: Int
        let mean: Float
        let variance: Float
        /// Whether all that lies around a plain tile is scene too.
        let isPlainAround: Bool
        /// Where it was last found, from where the global motion put it.
        var drift = SIMD2<Int>.zero
    }

    /// What became of the reference's tiles in one frame.
    struct Finding {
        /// Tiles that are in view and not behind the subject.
        let inView: Int
        /// How many of them were not found.
        let lost: Float
    }

    private let reference: ScenePlane
    private let coarse: CoarseScene
    private let grid: TileGrid
    private var blocks: [Block] = []

    /// How many tiles are looked for.
    var count: Int { blocks.count }

    /// - Parameter subject: the tiles of the reference that the subject covers.
    init(reference: ScenePlane, grid: TileGrid, subject: SubjectTiles) {
        self.reference = reference
        coarse = CoarseScene(reference)
        self.grid = grid
        for row in 0..<max(0, grid.rows - 1) {
            for column in 0..<max(0, grid.columns - 1)
            where !subject.touches(column: column, row: row) {
                let x = column * ScenePlane.samplesPerTile
                let y = row * ScenePlane.samplesPerTile
                let own = BlockPair(reference.block(x, y), reference.block(x, y), side: Self.side)
                blocks.append(
                    Block(
                        x: x, y: y, mean: own.mean, variance: own.variance,
                        isPlainAround: own.variance <= Self.plain
                            && !subject.touchesAround(column: column, row: row)))
            }
        }
    }

    /// Looks for all tiles in one frame.
    ///
    /// - Parameters:
    ///   - registration: how the frame lies over the reference.
    ///   - gain: the frame's contrast over the reference's.
    ///   - subject: the frame's tiles that the subject covers.
    mutating func find(
        in frame: ScenePlane, registration: Registration, gain: Float, subject: SubjectTiles
    ) -> Finding {
        let (plane, xs, ys) = frame.aligned(registration)
        // Made where a plain tile asks for it first.
        var half: CoarseScene?
        var inView = 0
        var lost: Float = 0
        for i in blocks.indices {
            let block = blocks[i]
            guard xs.lowerBound <= block.x, block.x + Self.side <= xs.upperBound,
                ys.lowerBound <= block.y, block.y + Self.side <= ys.upperBound
            else { continue }
            func place(_ x: Int, _ y: Int) -> (column: Int, row: Int) {
                let place = registration.framePosition(
                    column: Float(x) / Float(ScenePlane.samplesPerTile),
                    row: Float(y) / Float(ScenePlane.samplesPerTile), grid: grid)
                return (Int(place.x.rounded()), Int(place.y.rounded()))
            }
            func isCovered(_ x: Int, _ y: Int) -> Bool {
                let (column, row) = place(x, y)
                return subject.touches(column: column, row: row)
            }
            let last = SIMD2(block.x, block.y) &+ block.drift
            if isCovered(block.x, block.y) || isCovered(last.x, last.y) { continue }
            let found = best(for: block, in: plane, xs, ys, gain: gain)
            let range = Self.foundSimilarity - Self.lostSimilarity
            var similarity = found.similarity
            if block.isPlainAround, similarity > Self.lostSimilarity {
                let (column, row) = place(block.x, block.y)
                if !subject.touchesAround(column: column, row: row) {
                    let now = half ?? CoarseScene(plane)
                    half = now
                    similarity = min(
                        similarity,
                        coarse.similarity(x: block.x, y: block.y, to: now, xs, ys, gain: gain)
                            ?? similarity)
                }
            }
            let missing = min(1, max(0, (Self.foundSimilarity - similarity) / range))
            if missing >= 0.5, block.drift != .zero,
                last.x < xs.lowerBound + Self.brink || last.y < ys.lowerBound + Self.brink
                    || last.x + Self.side > xs.upperBound - Self.brink
                    || last.y + Self.side > ys.upperBound - Self.brink
            {
                continue
            }
            inView += 1
            lost += missing
            if missing < 0.5 { blocks[i].drift = found.drift }
        }
        return Finding(inView: inView, lost: lost)
    }

    private func best(
        for block: Block, in plane: ScenePlane, _ xs: Range<Int>, _ ys: Range<Int>, gain: Float
    ) -> (similarity: Float, drift: SIMD2<Int>) {
        var best = (similarity: -Float.infinity, drift: SIMD2<Int>.zero)
        func consider(_ dx: Int, _ dy: Int) {
            let x = block.x + dx
            let y = block.y + dy
            guard xs.lowerBound <= x, x + Self.side <= xs.upperBound, ys.lowerBound <= y,
                y + Self.side <= ys.upperBound
            else { return }
            let similarity = similarity(block, plane, x, y, gain)
            if similarity > best.similarity { best = (similarity, SIMD2(dx, dy)) }
        }
        consider(block.drift.x, block.drift.y)
        if best.similarity >= Self.enough { return best }
        consider(0, 0)
        // Rings outwards, so that a tile near its place costs little.
        for centre in block.drift == .zero ? [.zero] : [block.drift, .zero] {
            for ring in 1...Self.reach {
                if best.similarity >= Self.enough { return best }
                for k in -ring...ring {
                    consider(centre.x + k, centre.y - ring)
                    consider(centre.x + k, centre.y + ring)
                    if abs(k) < ring {
                        consider(centre.x - ring, centre.y + k)
                        consider(centre.x + ring, centre.y + k)
                    }
                }
            }
        }
        return best
    }

    private func similarity(
        _ block: Block, _ plane: ScenePlane, _ x: Int, _ y: Int, _ gain: Float
    ) -> Float {
        BlockPair(reference.block(block.x, block.y), plane.block(x, y), side: Self.side)
            .similarity(own: (block.mean, block.variance), gain: gain)
    }
}

extension Registration {
    /// Where a place of the reference lies in the frame, both in tile coordinates; the inverse of
    /// ``position(column:row:grid:)``.
    func framePosition(column: Float, row: Float, grid: TileGrid) -> (x: Float, y: Float) {
        let cx = Float(grid.columns - 1) / 2
        let cy = Float(grid.rows - 1) / 2
        return ((column - cx - shiftX) / zoom + cx, (row - cy - shiftY) / zoom + cy)
    }
}
