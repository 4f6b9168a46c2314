/// A picture of gamma-coded RGB as the drawing code works on it: floats, 0 black to 1 white.
package struct RGBPicture: Sendable {
    package let width: Int
    package let height: Int
    /// Rows from the top; red, green, blue, and a fourth lane that is never read.
    package var pixels: [SIMD4<Float>]

    package init(width: Int, height: Int, filledWith colour: SIMD4<Float> = .zero) {
        self.width = width
        self.height = height
        pixels = Array(repeating: colour, count: width * height)
    }

    package subscript(x: Int, y: Int) -> SIMD4<Float> {
        get { pixels[y * width + x] }
        set { pixels[y * width + x] = newValue }
    }

    /// A picture of the same size, each pixel made from this one's and its place.
    package func mapped(
        _ transform: (_ colour: SIMD4<Float>, _ x: Int, _ y: Int) -> SIMD4<Float>
    ) -> RGBPicture {
        var result = self
        for y in 0..<height {
            for x in 0..<width { result[x, y] = transform(self[x, y], x, y) }
        }
        return result
    }

    /// Luma by BT.709's weights (Recommendation ITU-R BT.709-6, item 3.2).
    package static func luma(_ colour: SIMD4<Float>) -> Float {
        0.2126 * colour.x + 0.7152 * colour.y + 0.0722 * colour.z
    }

    /// Blurred by a Gaussian of `sigma` pixels, cut off at three sigma; edges are repeated.
    package func blurred(sigma: Float) -> RGBPicture {
        let radius = Int((3 * sigma).rounded(.up))
        var weights = (-radius...radius).map { exponential(-Float($0 * $0) / (2 * sigma * sigma)) }
        let total = weights.reduce(0, +)
        weights = weights.map { $0 / total }
        func pass(_ source: RGBPicture, dx: Int, dy: Int) -> RGBPicture {
            source.mapped { _, x, y in
                var sum = SIMD4<Float>.zero
                for (index, weight) in weights.enumerated() {
                    let offset = index - radius
                    let sx = min(max(x + dx * offset, 0), width - 1)
                    let sy = min(max(y + dy * offset, 0), height - 1)
                    sum += weight * source[sx, sy]
                }
                return sum
            }
        }
        return pass(pass(self, dx: 1, dy: 0), dx: 0, dy: 1)
    }
}
