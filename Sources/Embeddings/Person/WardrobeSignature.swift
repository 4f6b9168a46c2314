import Channels
import Faces
import VectorCore

/// The colours of what the subject wears, on tiles that hang from the chin.
struct WardrobeSignature: Sendable {
    /// Tiles across and down.
    static let columns = 20
    static let rows = 12
    /// Side of a tile, in face widths.
    static let tile: Float = 0.22

    /// Linear-light sRGB of each tile, row-major; `nil` where the tile shows too little cloth.
    let tiles: [SIMD3<Float>?]

    /// Tiles below which nothing can be said of a wardrobe.
    static let leastTiles = 8
    /// Face width in samples of the reduced picture below which a tile is a handful of samples.
    private static let leastWidth: Float = 14
    /// How far below the chin clothes begin, in face heights.
    private static let neck: Float = 0.1
    /// Share of a tile that must be cloth.
    private static let leastShare: Float = 0.45

    static func measure(
        _ reduced: PlanarPicture, mask: PersonMask, frame: BodyFrame
    ) -> PersonSignature.Part<WardrobeSignature> {
        guard frame.faceWidth >= leastWidth else { return .absent(.smallFace) }
        let side = tile * frame.faceWidth
        let left = frame.chin.x - side * Float(columns) / 2
        let top = frame.chin.y + neck * frame.faceHeight
        guard left.isFinite, top.isFinite, side < 1e5 else { return .absent(.undefined) }
        var sums = [SIMD4<Float>](repeating: .zero, count: columns * rows)
        var seen = [Float](repeating: 0, count: columns * rows)
        let width = Float(reduced.width)
        let height = Float(reduced.height)
        let firstRow = Int(min(max(top, 0), height))
        let lastRow = Int(min(max(top + side * Float(rows), 0), height))
        let firstColumn = Int(min(max(left, 0), width))
        let lastColumn = Int(min(max(left + side * Float(columns), 0), width))
        for y in firstRow..<max(firstRow, lastRow) {
            let row = min(rows - 1, max(0, Int((Float(y) + 0.5 - top) / side)))
            for x in firstColumn..<max(firstColumn, lastColumn) {
                let column = min(columns - 1, max(0, Int((Float(x) + 0.5 - left) / side)))
                let i = row * columns + column
                seen[i] += 1
                guard mask.isPerson((Float(x) + 0.5) / width, (Float(y) + 0.5) / height) else {
                    continue
                }
                let code = reduced.codes(x, y)
                if frame.isSkin(luma: code.x, cb: code.y, cr: code.z) { continue }
                sums[i] += SIMD4(code, 1)
            }
        }
        let coding = reduced.coding.coefficients
        let tiles = sums.indices.map { i -> SIMD3<Float>? in
            let sum = sums[i]
            guard sum.w >= 6, sum.w >= leastShare * seen[i], seen[i] >= 0.5 * side * side else {
                return nil
            }
            return coding.linearLight(luma: sum.x / sum.w, cb: sum.y / sum.w, cr: sum.z / sum.w)
        }
        guard tiles.count(where: { $0 != nil }) >= leastTiles else {
            return .absent(.outOfFrame)
        }
        return .measured(WardrobeSignature(tiles: tiles))
    }

    init(tiles: [SIMD3<Float>?]) { self.tiles = tiles }

    /// The tile-wise median of several; tiles that most of them lack stay empty.
    init?(medianOf wardrobes: [WardrobeSignature]) {
        guard let first = wardrobes.first else { return nil }
        tiles = first.tiles.indices.map { i in
            let seen = wardrobes.compactMap { $0.tiles[i] }
            return 2 * seen.count > wardrobes.count ? .median(seen) : nil
        }
    }

    /// How far the clothes are from `reference`, ΔE00: the median over its tiles of the difference to
    /// the most similar tile, since arms, cups and folds shift cloth about; `nil` when too few tiles are
    /// seen.
    ///
    /// - Parameter light: what the frame's light did between the two.
    func difference(from reference: WardrobeSignature, under light: LightChange) -> Float? {
        let now = tiles.compactMap { $0 }.map { ChromaticColour(CIELab(linear: $0)) }
        let expected = reference.tiles.compactMap { $0 }
        guard now.count >= Self.leastTiles, expected.count >= Self.leastTiles else { return nil }
        return RobustStatistics.median(
            expected.map { colour in
                LightChange.difference(now, from: light.expectations(colour))
            })
    }
}

extension SIMD3<Float> {
    /// The median of each component; zero of nothing.
    static func median(_ values: [SIMD3<Float>]) -> SIMD3<Float> {
        SIMD3(
            RobustStatistics.median(values.map(\.x)) ?? 0,
            RobustStatistics.median(values.map(\.y)) ?? 0,
            RobustStatistics.median(values.map(\.z)) ?? 0)
    }
}
