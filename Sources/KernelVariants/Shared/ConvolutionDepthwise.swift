public import CVectorShims

/// A depthwise convolution; contract in `Reference/Network/DepthwiseReference.swift`.
///
/// Windows that hang over the border skip the taps outside, which is what zero padding amounts to.
@inline(never)
public func depthwiseConvolution(_ call: UnsafePointer<cvs_window>) {
    let c = call.pointee
    if c.kernelWidth == 3 && c.strideX == 1 {
        depthwise3x1(call)
    } else if c.kernelWidth == 3 && c.strideX == 2 {
        depthwise3x2(call)
    } else if c.kernelWidth == 5 && c.strideX == 1 {
        depthwise5x1(call)
    } else if c.kernelWidth == 5 && c.strideX == 2 {
        depthwise5x2(call)
    } else {
        depthwise(call) { _, _, _, _ in 0 }
    }
}

@inline(never)
private func depthwise3x1(_ call: UnsafePointer<cvs_window>) {
    depthwise(call) { columns, row, end, channel in
        foursomes(3, 1, columns, row, end, channel, call)
    }
}

@inline(never)
private func depthwise3x2(_ call: UnsafePointer<cvs_window>) {
    depthwise(call) { columns, row, end, channel in
        foursomes(3, 2, columns, row, end, channel, call)
    }
}

@inline(never)
private func depthwise5x1(_ call: UnsafePointer<cvs_window>) {
    depthwise(call) { columns, row, end, channel in
        foursomes(5, 1, columns, row, end, channel, call)
    }
}

@inline(never)
private func depthwise5x2(_ call: UnsafePointer<cvs_window>) {
    depthwise(call) { columns, row, end, channel in
        foursomes(5, 2, columns, row, end, channel, call)
    }
}

/// Where a row of windows meets the picture: its output pixels, the input row of tap 0, and the
/// kernel rows that lie inside.
private struct WindowRow {
    var output: UnsafeMutablePointer<Float>
    var inputRow: Int
    var firstTap: Int
    var lastTap: Int
}

/// Walks rows and blocks of 8 channels; `interior(x, row, end, channel)` does as many whole windows
/// from `x` on as it likes and returns how many.
@inline(__always)
private func depthwise(
    _ call: UnsafePointer<cvs_window>, _ interior: (Int, WindowRow, Int, Int) -> Int
) {
    let c = call.pointee
    let outputWidth = Int(c.outputWidth)
    let channels = Int(c.channels)
    // Columns at a time, so that what a block reads (kernel height rows) stays in the first-level
    // cache while the channels pass over it: about 16 KB.
    let column = Int(c.strideX) &* Int(c.kernelHeight) &* channels
    let fitting = 4096 / column & ~3
    let block = fitting < 8 ? 8 : fitting
    var y = 0
    while y < Int(c.outputHeight) {
        let top = y &* Int(c.strideY) &- Int(c.paddingTop)
        let below = Int(c.inputHeight) &- top
        let row = WindowRow(
            output: c.output + y &* outputWidth &* channels, inputRow: top,
            firstTap: top < 0 ? 0 &- top : 0,
            lastTap: below < Int(c.kernelHeight) ? below : Int(c.kernelHeight))
        // Windows from `whole` up to `end` lie inside the picture's width.
        let whole = (Int(c.paddingLeft) &+ Int(c.strideX) &- 1) / Int(c.strideX)
        let room = Int(c.inputWidth) &+ Int(c.paddingLeft) &- Int(c.kernelWidth)
        let last = room < 0 ? 0 : room / Int(c.strideX) &+ 1
        let end = last < outputWidth ? last : outputWidth
        var blockStart = 0
        while blockStart < outputWidth {
            let rest = outputWidth &- blockStart
            let blockEnd = rest < block &+ 4 ? outputWidth : blockStart &+ block
            let insideEnd = end < blockEnd ? end : blockEnd
            var channel = 0
            while channel < channels {
                var x = blockStart
                while x < blockEnd {
                    if x >= whole && x < insideEnd {
                        let done = interior(x, row, insideEnd, channel)
                        x &+= done
                        if done > 0 { continue }
                    }
                    single(x, row, channel, call)
                    x &+= 1
                }
                channel &+= 8
            }
            blockStart = blockEnd
        }
        y &+= 1
    }
}

/// One window, with whatever taps lie inside.
@inline(__always)
private func single(
    _ x: Int, _ row: WindowRow, _ channel: Int, _ call: UnsafePointer<cvs_window>
) {
    let c = call.pointee
    let channels = Int(c.channels)
    let left = x &* Int(c.strideX) &- Int(c.paddingLeft)
    let right = Int(c.inputWidth) &- left
    let firstTap = left < 0 ? 0 &- left : 0
    let lastTap = right < Int(c.kernelWidth) ? right : Int(c.kernelWidth)
    // Safety: a depthwise call always carries weights and bias.
    let weights = c.weights.unsafelyUnwrapped + channel
    var sum = cvs_load8(c.bias.unsafelyUnwrapped + channel)
    var tapY = row.firstTap
    while tapY < row.lastTap {
        let line = ((row.inputRow &+ tapY) &* Int(c.inputWidth) &+ left) &* channels &+ channel
        let taps = weights + tapY &* Int(c.kernelWidth) &* channels
        var tapX = firstTap
        while tapX < lastTap {
            let value = cvs_load8(c.input + (line &+ tapX &* channels))
            sum = cvs_fma8(value, cvs_load8(taps + tapX &* channels), sum)
            tapX &+= 1
        }
        tapY &+= 1
    }
    cvs_store8(row.output + (x &* channels &+ channel), finished(sum, c.epilogue, channel))
}

/// Windows by fours, which share the columns they have in common and every weight.
@inline(__always)
private func foursomes(
    _ taps: Int, _ step: Int, _ first: Int, _ row: WindowRow, _ end: Int, _ channel: Int,
    _ call: UnsafePointer<cvs_window>
) -> Int {
    let c = call.pointee
    let channels = Int(c.channels)
    // Safety: a depthwise call always carries weights and bias.
    let weights = c.weights.unsafelyUnwrapped + channel
    let bias = cvs_load8(c.bias.unsafelyUnwrapped + channel)
    if end &- first < 4 { return 0 }
    var x = first
    while x < end {
        // The last four may overlap those before: the same values are stored once more.
        if x &+ 4 > end { x = end &- 4 }
        let left = x &* step &- Int(c.paddingLeft)
        var sum0 = bias
        var sum1 = bias
        var sum2 = bias
        var sum3 = bias
        var tapY = row.firstTap
        while tapY < row.lastTap {
            let line =
                c.input
                + (((row.inputRow &+ tapY) &* Int(c.inputWidth) &+ left) &* channels &+ channel)
            let tapRow = weights + tapY &* taps &* channels
            unrolled(taps) { tapX in
                let weight = cvs_load8(tapRow + tapX &* channels)
                let column = line + tapX &* channels
                sum0 = cvs_fma8(cvs_load8(column), weight, sum0)
                sum1 = cvs_fma8(cvs_load8(column + step &* channels), weight, sum1)
                sum2 = cvs_fma8(cvs_load8(column + 2 &* step &* channels), weight, sum2)
                sum3 = cvs_fma8(cvs_load8(column + 3 &* step &* channels), weight, sum3)
            }
            tapY &+= 1
        }
        let output = row.output + (x &* channels &+ channel)
        cvs_store8(output, finished(sum0, c.epilogue, channel))
        cvs_store8(output + channels, finished(sum1, c.epilogue, channel))
        cvs_store8(output + 2 &* channels, finished(sum2, c.epilogue, channel))
        cvs_store8(output + 3 &* channels, finished(sum3, c.epilogue, channel))
        x &+= 4
    }
    return x &- first
}
