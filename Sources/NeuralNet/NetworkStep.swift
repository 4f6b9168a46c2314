internal import CVectorShims
internal import VectorCore

/// One kernel call. Inside a network its pointers are null and `operands` names arena buffers;
/// a session fills in the addresses.
struct NetworkStep {
    enum Work {
        case dense(cvs_convolution)
        case winograd(WinogradConvolution)
        case depthwise(cvs_window)
        case maximumPool(cvs_window)
        case averagePool(cvs_window)
        case globalAverage(GlobalAverage)
        case resize(cvs_resize)
        case add(cvs_elementwise)
        case multiply(cvs_elementwise)
        case function(cvs_elementwise)
        case copy(StridedCopy)
        case border(BorderCopy)
        case reflow(Reflow)
    }

    var work: Work
    /// Buffer numbers: what is read, in the order of the operator's inputs.
    var reads: [Int]
    /// Buffer number of the result.
    var write: Int
}

/// Mean over all pixels.
struct GlobalAverage {
    var pixels: Int
    var channels: Int
    var input: UnsafePointer<Float>?
    var output: UnsafeMutablePointer<Float>?
}

/// `outer` × `inner` runs of `length` floats, moved from one stride to another.
struct StridedCopy {
    var outer: Int
    var inner: Int
    /// Floats in a run.
    var length: Int
    var inputOuter: Int
    var inputInner: Int
    var outputOuter: Int
    var outputInner: Int
    var outputOffset: Int
    var input: UnsafePointer<Float>?
    var output: UnsafeMutablePointer<Float>?

    func run() {
        guard let input, let output else { preconditionFailure("a step without its addresses") }
        for block in 0..<outer {
            let source = input + block * inputOuter
            let target = output + (outputOffset + block * outputOuter)
            for index in 0..<inner {
                (target + index * outputInner).update(
                    from: source + index * inputInner, count: length)
            }
        }
    }
}

/// A picture inside a larger one whose border, and channels beyond the picture's, are zero.
struct BorderCopy {
    /// Rows and columns that are taken over.
    var rows: Int
    var columns: Int
    /// Floats taken over a pixel: the channels, or the whole stride when both strides agree.
    var channels: Int
    var inputWidth: Int
    var inputStride: Int
    var top: Int
    var left: Int
    var outputHeight: Int
    var outputWidth: Int
    var outputStride: Int
    var input: UnsafePointer<Float>?
    var output: UnsafeMutablePointer<Float>?

    func run() {
        guard let input, let output else { preconditionFailure("a step without its addresses") }
        let rowStride = outputWidth * outputStride
        output.update(repeating: 0, count: top * rowStride)
        for row in 0..<rows {
            let source = input + row * inputWidth * inputStride
            let line = output + (top + row) * rowStride
            line.update(repeating: 0, count: left * outputStride)
            let target = line + left * outputStride
            if inputStride == outputStride {
                target.update(from: source, count: columns * inputStride)
            } else {
                target.update(repeating: 0, count: columns * outputStride)
                for column in 0..<columns {
                    (target + column * outputStride).update(
                        from: source + column * inputStride, count: channels)
                }
            }
            let used = (left + columns) * outputStride
            (line + used).update(repeating: 0, count: rowStride - used)
        }
        let below = top + rows
        (output + below * rowStride).update(
            repeating: 0, count: (outputHeight - below) * rowStride)
    }
}

/// The same values in the same order, cut into pixels differently.
struct Reflow {
    var count: Int
    var inputChannels: Int
    var inputStride: Int
    var outputChannels: Int
    var outputStride: Int
    var input: UnsafePointer<Float>?
    var output: UnsafeMutablePointer<Float>?

    func run() {
        guard let input, let output else { preconditionFailure("a step without its addresses") }
        if inputChannels == 1, outputChannels == outputStride {
            for i in 0..<count { output[i] = input[i * inputStride] }
            return
        }
        var source = 0
        var sourceChannel = 0
        var target = 0
        var targetChannel = 0
        for _ in 0..<count {
            output[target + targetChannel] = input[source + sourceChannel]
            sourceChannel += 1
            if sourceChannel == inputChannels {
                sourceChannel = 0
                source += inputStride
            }
            targetChannel += 1
            if targetChannel == outputChannels {
                targetChannel = 0
                target += outputStride
            }
        }
    }
}
