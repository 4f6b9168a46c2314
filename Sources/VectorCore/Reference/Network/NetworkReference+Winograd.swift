extension NetworkReference {
    /// What errors of a 3×3 convolution by Winograd's F(4×4, 3×3) relate to: bias, and the sum over
    /// channels with every matrix, kernel and window replaced by its magnitudes,
    /// |Aᵀ| [(|G| |g| |Gᵀ|) ⊙ (|Bᵀ| |d| |B|)] |A|.
    ///
    /// A kernel stays within ``winogradError(channels:)`` of it. The convolution itself is
    /// ``convolution(_:weights:bias:window:height:width:)``; only its rounding differs.
    ///
    /// - Parameter weights: `[outputs][3][3][channels]`.
    /// - Returns: `[height, width, outputs]`.
    /// - Source: A. Lavin, S. Gray, CVPR 2016, §4.3; B. Barabasz et al., "Error Analysis and Improving
    ///   the Accuracy of Winograd Convolution for Deep Neural Networks", ACM TOMS 46, 2020, §4.
    public static func winogradMagnitudes(
        _ picture: Picture, weights: [Double], bias: [Double], top: Int, left: Int, height: Int,
        width: Int
    ) -> [Double] {
        let tile = NetworkKernels.winogradTile
        var result = [Double](repeating: 0, count: height * width * bias.count)
        for y in stride(from: 0, to: height, by: tile) {
            for x in stride(from: 0, to: width, by: tile) {
                let windows = (0..<picture.channels).map { channel in
                    sandwich(magnitudes(winogradInput), 6) { row, column in
                        abs(picture[y + row - top, x + column - left, channel])
                    }
                }
                for output in bias.indices {
                    var products = [Double](repeating: 0, count: 36)
                    for channel in 0..<picture.channels {
                        let kernel = sandwich(magnitudes(NetworkKernels.winogradKernel), 3) {
                            abs(weights[((output * 3 + $0) * 3 + $1) * picture.channels + channel])
                        }
                        for i in 0..<36 { products[i] += kernel[i] * windows[channel][i] }
                    }
                    let sums = sandwich(magnitudes(winogradOutput), 6) { products[6 * $0 + $1] }
                    for row in 0..<min(tile, height - y) {
                        for column in 0..<min(tile, width - x) {
                            result[((y + row) * width + x + column) * bias.count + output] =
                                sums[tile * row + column] + abs(bias[output])
                        }
                    }
                }
            }
        }
        return result
    }

    /// Largest error relative to ``winogradMagnitudes(_:weights:bias:top:left:height:width:)``: on its way
    /// to an output a term is rounded once as a weight, at most 2 · 4 times in the transform of the
    /// window, once as a product, `channels` times in a sum, 2 · 5 times on the way back, and with bias
    /// and residual.
    public static func winogradError(channels: Int) -> Double {
        Double(channels + 23) * 0x1p-24
    }

    private static let winogradInput: [[Double]] = [
        [4, 0, -5, 0, 1, 0], [0, -4, -4, 1, 1, 0], [0, 4, -4, -1, 1, 0], [0, -2, -1, 2, 1, 0],
        [0, 2, -1, -2, 1, 0], [0, 4, 0, -5, 0, 1],
    ]

    private static let winogradOutput: [[Double]] = [
        [1, 1, 1, 1, 1, 0], [0, 1, -1, 2, -2, 0], [0, 1, 1, 4, 4, 0], [0, 1, -1, 8, -8, 1],
    ]

    private static func magnitudes(_ matrix: [[Double]]) -> [[Double]] {
        matrix.map { $0.map { abs($0) } }
    }

    /// M X Mᵀ for an X of `side` × `side`, row-major.
    private static func sandwich(
        _ matrix: [[Double]], _ side: Int, _ inner: (Int, Int) -> Double
    ) -> [Double] {
        let half = matrix.map { row in
            (0..<side).map { column in
                (0..<side).reduce(0) { $0 + row[$1] * inner($1, column) }
            }
        }
        return half.flatMap { row in
            matrix.map { other in (0..<side).reduce(0) { $0 + row[$1] * other[$1] } }
        }
    }
}
