/// The definitions that the network kernels are held against: scalar, in 64-bit floats.
///
/// Exactness class of every kernel below: *within a stated error*. A level that fuses products
/// rounds otherwise than one that does not; levels of one kind (`v3` and `v4`) take the same terms
/// in the same order and give the same bits, as does one level always.
public enum NetworkReference {
    /// A picture, `[height, width, channels]`, row-major and without channel padding.
    public struct Picture: Sendable {
        /// Rows.
        public var height: Int
        /// Columns.
        public var width: Int
        /// Values of a pixel.
        public var channels: Int
        /// Row-major.
        public var values: [Double]

        /// A picture; `values` holds `height · width · channels` of them.
        public init(height: Int, width: Int, channels: Int, values: [Double]) {
            precondition(values.count == height * width * channels, "values that do not fit")
            self.height = height
            self.width = width
            self.channels = channels
            self.values = values
        }

        subscript(y: Int, x: Int, channel: Int) -> Double {
            guard (0..<height).contains(y), (0..<width).contains(x), channel < channels else {
                return 0
            }
            return values[(y * width + x) * channels + channel]
        }
    }

    /// How a window slides: kernel extent, stride, and zeros above and to the left.
    public struct Window: Sendable {
        /// Rows and columns of the kernel.
        public var height, width: Int
        /// Rows and columns between windows.
        public var strideY, strideX: Int
        /// Zeros above and to the left of the picture.
        public var top, left: Int

        /// A window.
        public init(
            height: Int, width: Int, strideY: Int, strideX: Int, top: Int, left: Int
        ) {
            self.height = height
            self.width = width
            self.strideY = strideY
            self.strideX = strideX
            self.top = top
            self.left = left
        }
    }

    /// A result with, for each value, the sum of its terms' magnitudes, to which errors relate.
    public struct Sum: Sendable {
        /// The results.
        public var values: [Double]
        /// Σ |term|, for each result.
        public var magnitudes: [Double]
    }

    /// Largest error of a sum of `terms` products, bias and residual included, relative to the sum
    /// of the terms' magnitudes: each term is rounded once as a product and at most `terms` times
    /// as part of a sum, each time by at most 2⁻²⁴ (Higham, *Accuracy and Stability of Numerical
    /// Algorithms*, 2nd ed., §3.1); one more rounding pays for second-order terms.
    public static func sumError(terms: Int) -> Double { Double(terms + 2) * 0x1p-24 }

    /// Relative error of the logistic function: a polynomial of degree 7 evaluated in about 20
    /// roundings of 2⁻²⁴, halved by no later step.
    public static let logisticError = 24 * 0x1p-24

    /// Dense convolution: bias + Σ over the window and input channels, zeros outside the picture.
    ///
    /// - Parameters:
    ///   - weights: `[outputs][kernel height][kernel width][channels]`.
    ///   - bias: `[outputs]`.
    ///   - height: Rows of the result.
    ///   - width: Columns of the result.
    /// - Returns: `[height, width, outputs]`, within ``sumError(terms:)`` of which kernels stay,
    ///   with `terms` = kernel height · kernel width · channels + 1, and one more for a residual.
    public static func convolution(
        _ picture: Picture, weights: [Double], bias: [Double], window: Window, height: Int,
        width: Int
    ) -> Sum {
        var result = Sum(values: [], magnitudes: [])
        for y in 0..<height {
            for x in 0..<width {
                for output in bias.indices {
                    var sum = bias[output]
                    var magnitude = abs(sum)
                    var index = output * window.height * window.width * picture.channels
                    for tapY in 0..<window.height {
                        for tapX in 0..<window.width {
                            for channel in 0..<picture.channels {
                                let term =
                                    weights[index]
                                    * picture[
                                        y * window.strideY + tapY - window.top,
                                        x * window.strideX + tapX - window.left, channel]
                                sum += term
                                magnitude += abs(term)
                                index += 1
                            }
                        }
                    }
                    result.values.append(sum)
                    result.magnitudes.append(magnitude)
                }
            }
        }
        return result
    }

    /// Depthwise convolution: as ``convolution(_:weights:bias:window:height:width:)``, but every
    /// channel by itself.
    ///
    /// - Parameter weights: `[kernel height][kernel width][channels]`.
    public static func depthwise(
        _ picture: Picture, weights: [Double], bias: [Double], window: Window, height: Int,
        width: Int
    ) -> Sum {
        var result = Sum(values: [], magnitudes: [])
        for y in 0..<height {
            for x in 0..<width {
                for channel in 0..<picture.channels {
                    var sum = bias[channel]
                    var magnitude = abs(sum)
                    for tapY in 0..<window.height {
                        for tapX in 0..<window.width {
                            let tap = (tapY * window.width + tapX) * picture.channels + channel
                            let term =
                                weights[tap]
                                * picture[
                                    y * window.strideY + tapY - window.top,
                                    x * window.strideX + tapX - window.left, channel]
                            sum += term
                            magnitude += abs(term)
                        }
                    }
                    result.values.append(sum)
                    result.magnitudes.append(magnitude)
                }
            }
        }
        return result
    }

    /// The values of each window that lie inside the picture, for maxima (exact in every kernel) and
    /// means (within ``sumError(terms:)``, `terms` = kernel height · kernel width).
    public static func windows(
        _ picture: Picture, window: Window, height: Int, width: Int
    ) -> [[Double]] {
        var result: [[Double]] = []
        for y in 0..<height {
            for x in 0..<width {
                let top = y * window.strideY - window.top
                let left = x * window.strideX - window.left
                for channel in 0..<picture.channels {
                    var inside: [Double] = []
                    for row in max(0, top)..<min(picture.height, top + window.height) {
                        for column in max(0, left)..<min(picture.width, left + window.width) {
                            inside.append(picture[row, column, channel])
                        }
                    }
                    result.append(inside)
                }
            }
        }
        return result
    }
}
