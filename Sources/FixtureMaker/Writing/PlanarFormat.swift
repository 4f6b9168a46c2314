internal import CFFmpeg

/// How a clip codes its colours: one Y'CbCr layout, converted to in floating point and rounded once.
package struct PlanarFormat: Sendable {
    /// Red's and blue's weights in luma.
    package enum Matrix: Sendable {
        /// Recommendation ITU-R BT.601-7, item 2.5.1.
        case bt601
        /// Recommendation ITU-R BT.709-6, item 3.2.
        case bt709

        var red: Float { self == .bt601 ? 0.299 : 0.2126 }
        var blue: Float { self == .bt601 ? 0.114 : 0.0722 }
    }

    package let bits: Int
    /// Chroma is halved this many times across and down: 1 and 1 for 4:2:0.
    package let chromaShiftX: Int
    package let chromaShiftY: Int
    package let isFullRange: Bool
    package let matrix: Matrix

    package init(
        bits: Int = 8, chromaShiftX: Int = 1, chromaShiftY: Int = 1, isFullRange: Bool = false,
        matrix: Matrix = .bt709
    ) {
        self.bits = bits
        self.chromaShiftX = chromaShiftX
        self.chromaShiftY = chromaShiftY
        self.isFullRange = isFullRange
        self.matrix = matrix
    }

    var pixelFormat: AVPixelFormat {
        switch (bits, chromaShiftX, chromaShiftY) {
        case (8, 1, 1): AV_PIX_FMT_YUV420P
        case (8, 1, 0): AV_PIX_FMT_YUV422P
        case (8, 0, 0): AV_PIX_FMT_YUV444P
        case (10, 1, 1): AV_PIX_FMT_YUV420P10LE
        case (10, 1, 0): AV_PIX_FMT_YUV422P10LE
        default: preconditionFailure("no fixture uses this layout")
        }
    }

    /// Samples of one picture, plane by plane: luma, blue difference, red difference.
    package struct Planes: Sendable {
        package let widths: [Int]
        package let heights: [Int]
        package let samples: [[UInt16]]
    }

    /// Converts a picture.
    ///
    /// Quantisation: Recommendation ITU-R BT.709-6, item 3.4, for limited range; Recommendation
    /// ITU-T H.273, clause 8.3, for full range. Chroma sits on the left column of its pair of
    /// pixels and, in 4:2:0, halfway between two rows, as H.264's default location has it; it is
    /// filtered by 1 2 1 across and 1 1 down.
    package func planes(of picture: RGBPicture) -> Planes {
        let width = picture.width
        let height = picture.height
        let unit = Float(1 << (bits - 8))
        let top = Float((1 << bits) - 1)
        let lumaScale = isFullRange ? top : 219 * unit
        let lumaOffset = isFullRange ? 0 : 16 * unit
        let chromaScale = isFullRange ? top : 224 * unit
        let chromaOffset = 128 * unit
        let red = matrix.red
        let blue = matrix.blue
        let green = 1 - red - blue
        func rounded(_ value: Float) -> UInt16 {
            UInt16(min(max(value + 0.5, 0), top))
        }

        var luma = [UInt16](repeating: 0, count: width * height)
        // Blue and red difference, each -0.5...0.5, at full size.
        var difference = [SIMD2<Float>](repeating: .zero, count: width * height)
        for index in 0..<width * height {
            let colour = picture.pixels[index].clamped(
                lowerBound: .zero, upperBound: SIMD4(repeating: 1))
            let y = red * colour.x + green * colour.y + blue * colour.z
            luma[index] = rounded(lumaOffset + lumaScale * y)
            difference[index] = SIMD2(
                (colour.z - y) / (2 - 2 * blue), (colour.x - y) / (2 - 2 * red))
        }

        let chromaWidth = (width + (1 << chromaShiftX) - 1) >> chromaShiftX
        let chromaHeight = (height + (1 << chromaShiftY) - 1) >> chromaShiftY
        var cb = [UInt16](repeating: 0, count: chromaWidth * chromaHeight)
        var cr = cb
        for y in 0..<chromaHeight {
            let rowA = (y << chromaShiftY) * width
            let rowB = min((y << chromaShiftY) + chromaShiftY, height - 1) * width
            for x in 0..<chromaWidth {
                let middle = x << chromaShiftX
                var value = 0.5 * (difference[rowA + middle] + difference[rowB + middle])
                if chromaShiftX > 0 {
                    let left = max(middle - 1, 0)
                    let right = min(middle + 1, width - 1)
                    let sideA = difference[rowA + left] + difference[rowA + right]
                    let sideB = difference[rowB + left] + difference[rowB + right]
                    value = 0.5 * value + 0.125 * (sideA + sideB)
                }
                cb[y * chromaWidth + x] = rounded(chromaOffset + chromaScale * value.x)
                cr[y * chromaWidth + x] = rounded(chromaOffset + chromaScale * value.y)
            }
        }
        return Planes(
            widths: [width, chromaWidth, chromaWidth],
            heights: [height, chromaHeight, chromaHeight],
            samples: [luma, cb, cr])
    }
}
