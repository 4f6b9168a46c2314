import VectorCore

/// The tiles that the subject is taken to cover: head and hair, and below the neck the shoulders.
///
/// In face widths w and heights h of the mesh's bounds: the head reaches 0.8 w to either side and 0.7 h
/// above, the shoulders, from 0.35 h below the chin, 1.75 w to either side, down to the frame's edge. Where
/// a person mask was computed, what it covers is added: arms, hands, other people.
struct SubjectTiles {
    private let head: Range<Int>
    private let shoulders: Range<Int>
    private let firstRow: Int
    private let shoulderRow: Int
    private let people: PeopleTiles?

    /// - Parameter bounds: left edge, top edge, width and height of the mesh's bounds, in pixels of
    ///   `frame`'s picture; with `nil` no tile is the subject's.
    init(
        bounds: SIMD4<Float>?, grid: TileGrid, frame: FrameEmbedding, headReach: Float = 0.8,
        people: PeopleTiles? = nil
    ) {
        self.people = people
        guard let bounds, frame.pictureWidth > 0, frame.pictureHeight > 0 else {
            head = 0..<0
            shoulders = 0..<0
            firstRow = grid.rows
            shoulderRow = grid.rows
            return
        }
        let toColumn = Float(grid.columns) / Float(frame.pictureWidth)
        let toRow = Float(grid.rows) / Float(frame.pictureHeight)
        func columns(_ reach: Float) -> Range<Int> {
            let left = (bounds.x - reach * bounds.z) * toColumn
            let right = (bounds.x + (1 + reach) * bounds.z) * toColumn
            let first = Self.tile(left.rounded(.down), of: grid.columns)
            return first..<max(first, Self.tile(right.rounded(.up), of: grid.columns))
        }
        head = columns(headReach)
        shoulders = columns(1.75)
        firstRow = Self.tile(
            ((bounds.y - 0.7 * bounds.w) * toRow).rounded(.down), of: grid.rows)
        shoulderRow = Self.tile(
            ((bounds.y + 1.35 * bounds.w) * toRow).rounded(.down), of: grid.rows)
    }

    /// The tiles that the face and a person mask cover, with nothing guessed about shoulders: what is left of a
    /// close-up's scene. `nil` where there is no face, or no mask that shows it.
    static func masked(
        bounds: SIMD4<Float>?, grid: TileGrid, frame: FrameEmbedding, people: PeopleTiles?
    ) -> SubjectTiles? {
        guard let bounds, let people, frame.pictureWidth > 0, frame.pictureHeight > 0 else {
            return nil
        }
        let toColumn = Float(grid.columns) / Float(frame.pictureWidth)
        let toRow = Float(grid.rows) / Float(frame.pictureHeight)
        func column(_ place: Float) -> Int {
            tile(((bounds.x + place * bounds.z) * toColumn).rounded(.down), of: grid.columns)
        }
        func row(_ place: Float) -> Int {
            tile(((bounds.y + place * bounds.w) * toRow).rounded(.down), of: grid.rows)
        }
        func range(_ first: Int, _ last: Int) -> Range<Int> { first..<max(first, last) }
        guard people.shows(range(column(0), column(1)), range(row(0), row(1))) else { return nil }
        return SubjectTiles(
            head: range(column(-maskedReach), column(1 + maskedReach)), shoulders: 0..<0,
            firstRow: row(-maskedReach), shoulderRow: row(1.35), people: people.grown)
    }

    /// The tiles that show no scene: the subject's with hair close to the head, or where a close-up leaves little
    /// else, what the mask shows of it.
    ///
    /// - Parameters:
    ///   - bounds: as of the type's own; of the face where it was last seen.
    ///   - frame: the frame.
    ///   - masked: whether to go by the mask, where there is one.
    ///   - people: where people are in it.
    static func hidingScene(
        _ bounds: SIMD4<Float>?, _ frame: FrameEmbedding, masked: Bool, people: PeopleTiles?
    ) -> SubjectTiles {
        let grid = frame.structure.grid
        let shown =
            masked
            ? SubjectTiles.masked(bounds: bounds, grid: grid, frame: frame, people: people) : nil
        return shown
            ?? SubjectTiles(
                bounds: bounds, grid: grid, frame: frame, headReach: hairReach,
                people: people?.grown)
    }

    /// Face widths to either side of the face that hair is taken to reach.
    private static let hairReach: Float = 0.5

    /// How far around the face, in its own sizes, the head is taken to reach where a mask shows the rest.
    private static let maskedReach: Float = 0.3

    private init(
        head: Range<Int>, shoulders: Range<Int>, firstRow: Int, shoulderRow: Int,
        people: PeopleTiles
    ) {
        self.head = head
        self.shoulders = shoulders
        self.firstRow = firstRow
        self.shoulderRow = shoulderRow
        self.people = people
    }

    func contains(column: Int, row: Int) -> Bool {
        if let people, people.contains(column: column, row: row) { return true }
        return row >= shoulderRow
            ? shoulders.contains(column) : row >= firstRow && head.contains(column)
    }

    /// How many tiles of `grid` the subject leaves.
    func count(outside grid: TileGrid) -> Int {
        (0..<grid.rows).reduce(0) { sum, row in
            sum + (0..<grid.columns).count { !contains(column: $0, row: row) }
        }
    }

    /// Whether the subject covers any of the four tiles from (column, row) on.
    func touches(column: Int, row: Int) -> Bool {
        contains(column: column, row: row) || contains(column: column + 1, row: row)
            || contains(column: column, row: row + 1)
            || contains(column: column + 1, row: row + 1)
    }

    /// Whether the subject covers any of the sixteen tiles around those four.
    func touchesAround(column: Int, row: Int) -> Bool {
        touches(column: column - 1, row: row - 1) || touches(column: column + 1, row: row - 1)
            || touches(column: column - 1, row: row + 1)
            || touches(column: column + 1, row: row + 1)
    }

    private static func tile(_ position: Float, of count: Int) -> Int {
        Int(min(max(position, 0), Float(count)))
    }
}
