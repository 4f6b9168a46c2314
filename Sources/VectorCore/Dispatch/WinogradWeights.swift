extension NetworkKernels {
    /// Outputs of a Winograd tile in each direction; its window has two more.
    package static let winogradTile = 4
    /// Matrix products of a tile: the values of its window.
    package static let winogradProducts = 36

    /// G of F(4×4, 3×3): what takes a 3×3 kernel into the space of the products.
    ///
    /// Source: A. Lavin and S. Gray, CVPR 2016, §4.3.
    static let winogradKernel: [[Double]] = [
        [1.0 / 4, 0, 0], [-1.0 / 6, -1.0 / 6, -1.0 / 6], [-1.0 / 6, 1.0 / 6, -1.0 / 6],
        [1.0 / 24, 1.0 / 12, 1.0 / 6], [1.0 / 24, -1.0 / 12, 1.0 / 6], [0, 0, 1],
    ]

    /// Weights of a 3×3 convolution in Winograd's space, packed for 36 dense calls.
    ///
    /// - Parameters:
    ///   - weights: `[outputs][3][3][channels]`.
    ///   - outputs: Output channels, at least 1.
    ///   - channels: Input channels, at least 1.
    /// - Returns: 36 packed matrices of ``channelStride(_:)`` of `outputs` times `channels` floats, each
    ///   G g Gᵀ rounded once.
    package func winogradPacked(_ weights: [Float], outputs: Int, channels: Int) -> AlignedFloats {
        precondition(
            weights.count == outputs * 9 * channels, "weights that do not fill their shape")
        let g = Self.winogradKernel
        let matrix = Self.channelStride(outputs) * channels
        let result = AlignedFloats(count: Self.winogradProducts * matrix)
        let stride = Self.channelStride(outputs)
        weights.withUnsafeBufferPointer { weights in
            for output in 0..<outputs {
                // Where this channel lies in its panel; panels are `panelWidth` wide, the last perhaps less.
                let panel = output / panelWidth * panelWidth
                let width = min(panelWidth, stride - panel)
                let place = panel * channels + output - panel
                for channel in 0..<channels {
                    func tap(_ y: Int, _ x: Int) -> Double {
                        Double(weights[((output * 3 + y) * 3 + x) * channels + channel])
                    }
                    for x in 0..<6 {
                        // One column of g Gᵀ.
                        func column(_ y: Int) -> Double {
                            tap(y, 0) * g[x][0] + tap(y, 1) * g[x][1] + tap(y, 2) * g[x][2]
                        }
                        let (top, middle, bottom) = (column(0), column(1), column(2))
                        for y in 0..<6 {
                            let value = g[y][0] * top + g[y][1] * middle + g[y][2] * bottom
                            result.start[(6 * y + x) * matrix + place + channel * width] =
                                Float(value)
                        }
                    }
                }
            }
        }
        return result
    }
}
