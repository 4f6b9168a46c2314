/// Two square blocks of samples side by side: what the second is like, and how alike the two are.
///
/// Alike means (2·g·cov + C) / (g²·σ² + τ² + C), the product of contrast and structure of Wang, Bovik, Sheikh and
/// Simoncelli, "Image quality assessment: from error visibility to structural similarity", IEEE Trans. Image
/// Processing 13 (2004), with a change of contrast g taken out. Brightness does not count.
struct BlockPair {
    /// Squared codes C of the structure that coding and grain make in a plain block.
    static let noise: Float = 8

    /// A plane of samples, row-major, and where a block of it begins.
    struct Place {
        let samples: [UInt8]
        let width: Int
        let x: Int
        let y: Int
    }

    /// Mean and variance of the second block, in codes and squared codes.
    let mean: Float
    let variance: Float
    /// Mean product of samples at the same place.
    private let product: Float

    /// Looks at the `side` × `side` samples from `a` and `b` on.
    ///
    /// - Precondition: both blocks lie inside their planes; `side` is at most 180, so that sums stay in 32 bits.
    init(_ a: Place, _ b: Place, side: Int) {
        let sums = a.samples.withUnsafeBufferPointer { left in
            b.samples.withUnsafeBufferPointer { right in
                var sum: Int32 = 0
                var squares: Int32 = 0
                var products: Int32 = 0
                for row in 0..<side {
                    let p = (a.y + row) * a.width + a.x
                    let q = (b.y + row) * b.width + b.x
                    for column in 0..<side {
                        let u = Int32(left[p + column])
                        let v = Int32(right[q + column])
                        sum &+= v
                        squares &+= v &* v
                        products &+= u &* v
                    }
                }
                return (sum, squares, products)
            }
        }
        let n = Float(side * side)
        mean = Float(sums.0) / n
        variance = max(0, Float(sums.1) / n - mean * mean)
        product = Float(sums.2) / n
    }

    /// How alike the blocks are, 1 for the same structure, 0 for none in common, less for opposites.
    ///
    /// - Parameters:
    ///   - own: the first block beside itself.
    ///   - gain: the second block's contrast over the first's, where the light has changed it.
    func similarity(own: (mean: Float, variance: Float), gain: Float) -> Float {
        let covariance = product - own.mean * mean
        return (2 * gain * covariance + Self.noise)
            / (gain * gain * own.variance + variance + Self.noise)
    }
}

extension ScenePlane {
    /// The block from (x, y) on.
    func block(_ x: Int, _ y: Int) -> BlockPair.Place {
        BlockPair.Place(samples: samples, width: width, x: x, y: y)
    }
}
