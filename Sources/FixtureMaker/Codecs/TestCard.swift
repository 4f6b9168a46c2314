/// A small moving picture whose every frame says which one it is, so that a decoder which drops,
/// repeats or reorders a frame is caught.
package enum TestCard {
    /// Eight blocks in a row, the highest bit of the frame's index first, white for 1.
    package static let bits = 8
    /// Side of a block, and of the margin around the row, in pixels.
    package static let block = 16
    /// Flat patches along the bottom, in eight-bit code values, each two blocks wide.
    package static let patches: [SIMD3<UInt8>] = [
        SIMD3(191, 31, 31), SIMD3(31, 160, 47), SIMD3(40, 60, 190), SIMD3(128, 128, 128),
    ]

    /// - Parameters:
    ///   - width: at least 160.
    ///   - height: at least 96.
    package static func picture(index: Int, width: Int, height: Int) -> RGBPicture {
        precondition(width >= 160 && height >= 96)
        let card = RGBPicture(width: width, height: height)
        let patchTop = height - 3 * block
        return card.mapped { _, x, y in
            if let number = number(index, x, y) { return number }
            let patch = (x - block) / (2 * block)
            if (patchTop..<patchTop + 2 * block).contains(y), x >= block, patch < patches.count {
                let colour = SIMD4<Float>(SIMD3<Float>(patches[patch]), 0)
                return colour / 255
            }
            // A soft slope that moves, so that every frame needs motion and a residual.
            let slope = Float((x + 3 * index) % width) / Float(width)
            return SIMD4(0.3 + 0.3 * slope, 0.35 + 0.2 * Float(y) / Float(height), 0.4, 0)
        }
    }

    /// `picture` with the blocks that state `index` in its upper left corner.
    package static func stamped(_ picture: RGBPicture, index: Int) -> RGBPicture {
        picture.mapped { colour, x, y in number(index, x, y) ?? colour }
    }

    /// The colour of the block that states a bit of `index` at a pixel; `nil` beside the blocks.
    private static func number(_ index: Int, _ x: Int, _ y: Int) -> SIMD4<Float>? {
        let column = x / block - 1
        guard (block..<2 * block).contains(y), (0..<bits).contains(column) else { return nil }
        return SIMD4(repeating: (index >> (bits - 1 - column)) & 1 == 1 ? 1 : 0)
    }

    /// The index that a picture of the card states.
    package static func index(of picture: RGBPicture) -> Int {
        (0..<bits).reduce(0) { value, column in
            let middle = picture[(column + 1) * block + block / 2, block + block / 2]
            return value << 1 | (RGBPicture.luma(middle) > 0.5 ? 1 : 0)
        }
    }
}

extension RGBPicture {
    /// With left and right exchanged.
    package var mirrored: RGBPicture {
        mapped { _, x, y in self[width - 1 - x, y] }
    }

    /// Turned by quarters, clockwise as seen.
    package func turned(quarters: Int) -> RGBPicture {
        let quarters = ((quarters % 4) + 4) % 4
        guard quarters > 0 else { return self }
        // One quarter clockwise: the left column, read upwards, becomes the top row.
        var once = RGBPicture(width: height, height: width)
        for y in 0..<width {
            for x in 0..<height { once[x, y] = self[y, height - 1 - x] }
        }
        return once.turned(quarters: quarters - 1)
    }
}
