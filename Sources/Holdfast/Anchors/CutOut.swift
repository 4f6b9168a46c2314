import Embeddings
import VectorCore

/// A subject that was cut out of its picture: what surrounds it is paper or nothing.
enum CutOut: String, Sendable {
    /// The surroundings are plain white.
    case white = "a cut-out on white"
    /// The surroundings are transparent.
    case transparent = "a cut-out on nothing"

    /// Share of the frame's edge, along the top and down the upper half of both sides, that must be plain.
    private static let share: Float = 0.7
    /// L* from which a tile of a take counts as white.
    private static let whiteTile: Float = 95
    /// What the codes of plain surroundings may stray by.
    private static let slack: Float = 6

    /// Whether `picture` is one; `hasAlpha` says that its alpha was laid over mid-grey.
    ///
    /// Below the subject the frame's edge cuts it off, so the lower part does not count.
    init?(_ picture: PlanarPicture, hasAlpha: Bool) {
        guard picture.width > 8, picture.height > 8 else { return nil }
        var edge = 0
        var white = 0
        var clear = 0
        func visit(_ x: Int, _ y: Int) {
            edge += 1
            if Self.white.surrounds(picture, x, y) { white += 1 }
            if hasAlpha, Self.transparent.surrounds(picture, x, y) { clear += 1 }
        }
        for x in 0..<picture.width { visit(x, 1) }
        for y in 0..<picture.height / 2 {
            visit(1, y)
            visit(picture.width - 2, y)
        }
        let least = Self.share * Float(edge)
        if Float(clear) >= least {
            self = .transparent
        } else if Float(white) >= least {
            self = .white
        } else {
            return nil
        }
    }

    /// Whether the sample at column x, row y of `picture` is what surrounds the subject.
    func surrounds(_ picture: PlanarPicture, _ x: Int, _ y: Int) -> Bool {
        let coding = picture.coding.coefficients.codeValues
        let chroma =
            (y >> picture.chromaShiftY) * picture.cb.bytesPerRow + (x >> picture.chromaShiftX)
        let luma = Float(picture.luma.base[y * picture.luma.bytesPerRow + x])
        let light = coding.lumaScale * (luma - coding.lumaOffset)
        guard abs(Float(picture.cb.base[chroma]) - 128) <= Self.slack,
            abs(Float(picture.cr.base[chroma]) - 128) <= Self.slack
        else { return false }
        switch self {
        case .white: return light >= 255 - 2 * Self.slack
        case .transparent: return abs(light - 128) <= Self.slack
        }
    }

    /// Whether a take is itself filmed on white: then its surroundings compare with a cut-out's.
    static func isOnWhite(_ frame: FrameEmbedding?) -> Bool {
        guard let frame else { return false }
        let grid = frame.structure.grid
        var tiles = Array(0..<grid.columns)
        for row in 0..<grid.rows / 2 {
            tiles += [row * grid.columns, (row + 1) * grid.columns - 1]
        }
        let lightness = frame.colour.lightness
        let white = tiles.count { lightness[$0] >= Self.whiteTile }
        return Float(white) >= Self.share * Float(tiles.count)
    }
}
