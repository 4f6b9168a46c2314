import Channels
public import VectorCore

extension PersonSignature {
    /// Whether it shows clothes.
    public var showsWardrobe: Bool { wardrobe.value != nil }

    /// Clothes laid out with nobody in them, on a plain backdrop: tiles of equal size over the picture.
    ///
    /// - Parameters:
    ///   - reduced: a picture without chroma subsampling.
    ///   - isBackdrop: whether the sample at column x, row y shows the backdrop.
    public static func garment(
        in reduced: PlanarPicture, isBackdrop: (Int, Int) -> Bool
    ) -> PersonSignature {
        let coding = reduced.coding.coefficients
        let columns = WardrobeSignature.columns
        let rows = WardrobeSignature.rows
        var tiles: [SIMD3<Float>?] = []
        for row in 0..<rows {
            for column in 0..<columns {
                var sum = SIMD4<Float>.zero
                var seen = 0
                for y in row * reduced.height / rows..<(row + 1) * reduced.height / rows {
                    for x in column * reduced.width / columns..<(column + 1) * reduced.width
                        / columns
                    {
                        seen += 1
                        if !isBackdrop(x, y) { sum += SIMD4(reduced.codes(x, y), 1) }
                    }
                }
                // A tile on the garment's edge holds some of the backdrop's blur.
                guard sum.w >= 4, 4 * sum.w >= 3 * Float(seen) else {
                    tiles.append(nil)
                    continue
                }
                tiles.append(
                    coding.linearLight(
                        luma: sum.x / sum.w, cb: sum.y / sum.w, cr: sum.z / sum.w))
            }
        }
        let isSeen = tiles.count { $0 != nil } >= WardrobeSignature.leastTiles
        return PersonSignature(
            iris: .absent(.noFace), marks: .absent(.noFace),
            wardrobe: isSeen ? .measured(WardrobeSignature(tiles: tiles)) : .absent(.outOfFrame),
            hair: .absent(.noFace), pattern: .absent(.noFace), evenness: .absent(.noFace),
            accessories: .absent(.noFace), people: nil)
    }
}
