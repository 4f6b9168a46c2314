internal import Dispatch

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
        // Rows of three, as vectors: all of a row's products at once.
        let g = Self.winogradKernel.map { SIMD3<Double>($0[0], $0[1], $0[2]) }
        let matrix = Self.channelStride(outputs) * channels
        let result = AlignedFloats(count: Self.winogradProducts * matrix)
        let stride = Self.channelStride(outputs)
        g.withUnsafeBufferPointer { g in
            weights.withUnsafeBufferPointer { weights in
                // Safety: nothing writes to either while it lives; panels, `panelWidth` wide, the last
                // perhaps less, are written by one processor each.
                nonisolated(unsafe) let (g, weights) = (g, weights)
                let panels = (outputs + panelWidth - 1) / panelWidth
                DispatchQueue.concurrentPerform(iterations: panels) { index in
                    let panel = index * panelWidth
                    let width = min(panelWidth, stride - panel)
                    for output in panel..<min(panel + panelWidth, outputs) {
                        let place = panel * channels + output - panel
                        for channel in 0..<channels {
                            // The rows of the 3×3 kernel.
                            func row(_ y: Int) -> SIMD3<Double> {
                                let first = (output * 3 + y) * 3 * channels + channel
                                return SIMD3(
                                    Double(weights[first]), Double(weights[first + channels]),
                                    Double(weights[first + 2 * channels]))
                            }
                            let (top, middle, bottom) = (row(0), row(1), row(2))
                            for y in 0..<6 {
                                // One row of G g.
                                let sum = (top * g[y].x + middle * g[y].y) + bottom * g[y].z
                                let target =
                                    result.start + (6 * y * matrix + place + channel * width)
                                for x in 0..<6 {
                                    let value =
                                        (sum.x * g[x].x + sum.y * g[x].y) + sum.z * g[x].z
                                    target[x * matrix] = Float(value)
                                }
                            }
                        }
                    }
                }
            }
        }
        return result
    }
}
