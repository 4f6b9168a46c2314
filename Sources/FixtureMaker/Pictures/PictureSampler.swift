/// Reads a picture between its pixels, by Catmull-Rom's cubic; beyond the edges the edge repeats.
///
/// Source: Keys, "Cubic convolution interpolation for digital image processing", IEEE Trans. ASSP
/// 29 (1981), a = -1/2.
struct PictureSampler {
    // Safety: the memory belongs to the array that `withSampler` keeps alive around its body.
    private let pixels: UnsafePointer<SIMD4<Float>>
    private let width: Int
    private let height: Int

    /// Lends a sampler of `picture`, valid inside `body` only.
    static func withSampler<Result>(
        _ picture: RGBPicture, _ body: (PictureSampler) -> Result
    ) -> Result {
        picture.pixels.withUnsafeBufferPointer { buffer in
            precondition(!buffer.isEmpty)
            // Safety: a picture that is not empty has a base address.
            return body(
                PictureSampler(
                    pixels: buffer.baseAddress!, width: picture.width, height: picture.height))
        }
    }

    /// Colour at a place; whole numbers are pixel centres.
    @inline(__always)
    func colour(at place: SIMD2<Float>) -> SIMD4<Float> {
        let x = min(max(place.x, 0), Float(width - 1))
        let y = min(max(place.y, 0), Float(height - 1))
        let left = Int(x)
        let top = Int(y)
        let wx = PictureSampler.weights(x - Float(left))
        let wy = PictureSampler.weights(y - Float(top))
        if left >= 1, top >= 1, left + 2 < width, top + 2 < height {
            var row = pixels + ((top - 1) * width + left - 1)
            var sum = wy.x * line(row, wx)
            row += width
            sum += wy.y * line(row, wx)
            row += width
            sum += wy.z * line(row, wx)
            row += width
            return sum + wy.w * line(row, wx)
        }
        var sum = SIMD4<Float>.zero
        for j in 0..<4 {
            let row = min(max(top - 1 + j, 0), height - 1) * width
            for i in 0..<4 {
                sum += (wy[j] * wx[i]) * pixels[row + min(max(left - 1 + i, 0), width - 1)]
            }
        }
        return sum
    }

    @inline(__always)
    private func line(_ row: UnsafePointer<SIMD4<Float>>, _ w: SIMD4<Float>) -> SIMD4<Float> {
        let outer = w.x * row[0] + w.w * row[3]
        let inner = w.y * row[1] + w.z * row[2]
        return outer + inner
    }

    @inline(__always)
    private static func weights(_ t: Float) -> SIMD4<Float> {
        let t2 = t * t
        let t3 = t2 * t
        let a: Float = -0.5 * t3 + t2 - 0.5 * t
        let b: Float = 1.5 * t3 - 2.5 * t2 + 1
        let c: Float = -1.5 * t3 + 2 * t2 + 0.5 * t
        let d: Float = 0.5 * t3 - 0.5 * t2
        return SIMD4(a, b, c, d)
    }
}
