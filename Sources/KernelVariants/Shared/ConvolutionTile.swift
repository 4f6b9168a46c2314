internal import CVectorShims

// One register tile of the matrix product: `rows` pixels by `vectors`·8 output channels.
//
// Loops over rows and vectors are written out by closures, because a loop that only LLVM's late
// unroller flattens leaves the accumulators in memory; every instance has a function of its own.

@inline(__always)
func unrolled(_ count: Int, _ body: (Int) -> Void) {
    if count > 0 { body(0) }
    if count > 1 { body(1) }
    if count > 2 { body(2) }
    if count > 3 { body(3) }
    if count > 4 { body(4) }
    if count > 5 { body(5) }
}

@inline(__always)
private func unrolledVectors(_ count: Int, _ body: (Int) -> Void) {
    if count > 0 { body(0) }
    if count > 1 { body(1) }
}

/// `value` after the element-wise function, for the channels from `channel` on.
@inline(__always)
func finished(
    _ value: SIMD8<Float>, _ epilogue: cvs_epilogue, _ channel: Int
) -> SIMD8<Float> {
    if epilogue.kind == 0 {
        let raised = cvs_max8(value, cvs_splat8(epilogue.lower))
        return cvs_min8(raised, cvs_splat8(epilogue.upper))
    }
    if epilogue.kind == 1 {
        // Safety: the caller of a kernel gives slopes with this kind.
        return cvs_prelu8(value, cvs_load8(epilogue.slopes.unsafelyUnwrapped + channel))
    }
    return epilogue.kind == 2 ? cvs_hard_swish8(value) : cvs_logistic8(value)
}

/// Multiplies, adds the residual, finishes and stores one tile whose accumulators hold the bias.
@inline(__always)
private func complete<let rows: Int, let vectors: Int>(
    _ call: UnsafePointer<cvs_convolution>, _ start: cvs_tile_start, _ channel: Int,
    _ panel: UnsafePointer<Float>,
    _ accumulators: inout InlineArray<rows, InlineArray<vectors, SIMD8<Float>>>
) {
    let c = call.pointee
    var y = Int(start.y)
    var x = Int(start.x)
    let windows = InlineArray<rows, UnsafePointer<Float>> { _ in
        let window = c.input + (y &* Int(c.stepY) &+ x &* Int(c.stepX))
        x &+= 1
        if x == Int(c.outputWidth) {
            x = 0
            y &+= 1
        }
        return window
    }
    var weights = panel
    var run = 0
    while run < Int(c.runs) {
        let offset = Int(c.runOffsets[run])
        var k = offset
        let end = offset &+ Int(c.runLength)
        while k < end {
            let row = InlineArray<vectors, SIMD8<Float>> { cvs_load8(weights + 8 &* $0) }
            unrolled(rows) { i in
                let value = cvs_splat8(windows[i][k])
                unrolledVectors(vectors) { v in
                    accumulators[i][v] = cvs_fma8(value, row[v], accumulators[i][v])
                }
            }
            weights += 8 &* vectors
            k &+= 1
        }
        run &+= 1
    }
    if let residual = c.residual {
        unrolled(rows) { i in
            let pixel = residual + (Int(start.pixel) &+ i) &* Int(c.residualStride)
            unrolledVectors(vectors) { v in
                let first = channel &+ 8 &* v
                let present = Int(c.residualChannels) &- first
                if present >= 8 {
                    accumulators[i][v] = accumulators[i][v] + cvs_load8(pixel + first)
                } else if present > 0 {
                    let addend = cvs_prefix8(
                        cvs_load8(pixel + first), Int32(truncatingIfNeeded: present))
                    accumulators[i][v] = accumulators[i][v] + addend
                }
            }
        }
    }
    unrolled(rows) { i in
        let pixel = c.output + ((Int(start.pixel) &+ i) &* Int(c.outputStride) &+ channel)
        unrolledVectors(vectors) { v in
            cvs_store8(
                pixel + 8 &* v, finished(accumulators[i][v], c.epilogue, channel &+ 8 &* v))
        }
    }
}

@inline(__always)
private func bias<let vectors: Int>(
    _ call: UnsafePointer<cvs_convolution>, _ channel: Int
) -> InlineArray<vectors, SIMD8<Float>> {
    let bias = call.pointee.bias + channel
    return InlineArray { cvs_load8(bias + 8 &* $0) }
}

typealias ConvolutionCall = UnsafePointer<cvs_convolution>
typealias Panel = UnsafePointer<Float>
private typealias Tile<let rows: Int, let vectors: Int> =
    InlineArray<rows, InlineArray<vectors, SIMD8<Float>>>

@inline(never)
func tile6x2(_ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel) {
    let first: InlineArray<2, SIMD8<Float>> = bias(call, channel)
    var sums = Tile<6, 2> { _ in first }
    complete(call, start, channel, panel, &sums)
}

@inline(never)
func tile5x2(_ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel) {
    let first: InlineArray<2, SIMD8<Float>> = bias(call, channel)
    var sums = Tile<5, 2> { _ in first }
    complete(call, start, channel, panel, &sums)
}

@inline(never)
func tile4x2(_ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel) {
    let first: InlineArray<2, SIMD8<Float>> = bias(call, channel)
    var sums = Tile<4, 2> { _ in first }
    complete(call, start, channel, panel, &sums)
}

@inline(never)
func tile3x2(_ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel) {
    let first: InlineArray<2, SIMD8<Float>> = bias(call, channel)
    var sums = Tile<3, 2> { _ in first }
    complete(call, start, channel, panel, &sums)
}

@inline(never)
func tile2x2(_ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel) {
    let first: InlineArray<2, SIMD8<Float>> = bias(call, channel)
    var sums = Tile<2, 2> { _ in first }
    complete(call, start, channel, panel, &sums)
}

@inline(never)
func tile1x2(_ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel) {
    let first: InlineArray<2, SIMD8<Float>> = bias(call, channel)
    var sums = Tile<1, 2> { _ in first }
    complete(call, start, channel, panel, &sums)
}

@inline(never)
func tile6x1(_ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel) {
    let first: InlineArray<1, SIMD8<Float>> = bias(call, channel)
    var sums = Tile<6, 1> { _ in first }
    complete(call, start, channel, panel, &sums)
}

@inline(never)
func tile5x1(_ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel) {
    let first: InlineArray<1, SIMD8<Float>> = bias(call, channel)
    var sums = Tile<5, 1> { _ in first }
    complete(call, start, channel, panel, &sums)
}

@inline(never)
func tile4x1(_ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel) {
    let first: InlineArray<1, SIMD8<Float>> = bias(call, channel)
    var sums = Tile<4, 1> { _ in first }
    complete(call, start, channel, panel, &sums)
}

@inline(never)
func tile3x1(_ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel) {
    let first: InlineArray<1, SIMD8<Float>> = bias(call, channel)
    var sums = Tile<3, 1> { _ in first }
    complete(call, start, channel, panel, &sums)
}

@inline(never)
func tile2x1(_ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel) {
    let first: InlineArray<1, SIMD8<Float>> = bias(call, channel)
    var sums = Tile<2, 1> { _ in first }
    complete(call, start, channel, panel, &sums)
}

@inline(never)
func tile1x1(_ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel) {
    let first: InlineArray<1, SIMD8<Float>> = bias(call, channel)
    var sums = Tile<1, 1> { _ in first }
    complete(call, start, channel, panel, &sums)
}
