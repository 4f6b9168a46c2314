extension NetworkKernels {
    /// Weights of a dense convolution in the order in which the kernel reads them.
    ///
    /// Output channels are padded with zeros to a multiple of 8 and cut into panels of the level's
    /// width, the last of them perhaps narrower; a panel holds, for each of the `depth` values of a
    /// window, one weight for each of its channels.
    ///
    /// - Parameters:
    ///   - weights: `[outputs][depth]`, row-major.
    ///   - outputs: Output channels, at least 1.
    ///   - depth: Values in a window, at least 1.
    public func packed(_ weights: [Float], outputs: Int, depth: Int) -> AlignedFloats {
        precondition(weights.count == outputs * depth, "weights that do not fill their shape")
        let stride = Self.channelStride(outputs)
        let result = AlignedFloats(count: stride * depth)
        var channel = 0
        while channel < stride {
            let width = min(panelWidth, stride - channel)
            let panel = result.start + channel * depth
            weights.withUnsafeBufferPointer { weights in
                for lane in 0..<min(width, outputs - channel) {
                    let row = UnsafeBufferPointer(
                        rebasing: weights[(channel + lane) * depth..<(channel + lane + 1) * depth])
                    for k in 0..<depth { panel[k * width + lane] = row[k] }
                }
            }
            channel += width
        }
        return result
    }

    /// `values`, one or more rows of `channels`, each row padded with zeros to the channel stride.
    public func padded(_ values: [Float], channels: Int) -> AlignedFloats {
        precondition(channels > 0 && values.count % channels == 0, "rows of unequal length")
        let stride = Self.channelStride(channels)
        let rows = values.count / channels
        let result = AlignedFloats(count: rows * stride)
        for row in 0..<rows {
            for channel in 0..<channels {
                result.start[row * stride + channel] = values[row * channels + channel]
            }
        }
        return result
    }
}
