internal import CVectorShims

// Register tiles of the matrix product: `rows` pixels by `vectors`·8 output channels.
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

typealias ConvolutionCall = UnsafePointer<cvs_convolution>

/// Addresses of the windows of a tile's `rows` output pixels.
@inline(__always)
private func windows<let rows: Int>(
    _ call: ConvolutionCall, _ tile: cvs_tile
) -> InlineArray<rows, UnsafePointer<Float>> {
    let c = call.pointee
    var y = Int(tile.y)
    var x = Int(tile.x)
    return InlineArray { _ in
        let window = c.input + (y &* Int(c.stepY) &+ x &* Int(c.stepX))
        x &+= 1
        if x == Int(c.outputWidth) {
            x = 0
            y &+= 1
        }
        return window
    }
}

/// Multiplies the windows of each tile with panels of `vectors` vectors, adds bias and residual, and
/// finishes.
@inline(__always)
private func multiply<let rows: Int, let vectors: Int>(
    _ call: ConvolutionCall, _ tile: cvs_tile, _ size: InlineArray<rows, Int8>,
    _ zero: InlineArray<vectors, Int8>
) {
    let c = call.pointee
    let depth = Int(c.runs) &* Int(c.runLength)
    var place = tile
    var left = Int(tile.tiles)
    while left > 0 {
        let windows: InlineArray<rows, UnsafePointer<Float>> = windows(call, place)
        var channel = Int(tile.firstChannel)
        while channel < Int(tile.endChannel) {
            var weights = c.weights + channel &* depth
            var ahead = c.weights + Int(place.ahead)
            let output = c.output + (Int(place.pixel) &* Int(c.outputStride) &+ channel)
            let bias = InlineArray<vectors, SIMD8<Float>> { cvs_load8(c.bias + channel + 8 &* $0) }
            var sums = InlineArray<rows, InlineArray<vectors, SIMD8<Float>>> { _ in bias }
            var run = 0
            while run < Int(c.runs) {
                let offset = Int(c.runOffsets[run])
                var k = offset
                let runEnd = offset &+ Int(c.runLength)
                while k < runEnd {
                    if vectors > 1 {
                        cvs_prefetch(ahead)
                        ahead += Int(tile.aheadStep)
                    }
                    let row = InlineArray<vectors, SIMD8<Float>> { cvs_load8(weights + 8 &* $0) }
                    unrolled(rows) { i in
                        let value = cvs_splat8(windows[i][k])
                        unrolledVectors(vectors) { v in
                            sums[i][v] = cvs_fma8(value, row[v], sums[i][v])
                        }
                    }
                    weights += 8 &* vectors
                    k &+= 1
                }
                run &+= 1
            }
            if let residual = c.residual {
                let present = Int(c.residualChannels) &- channel
                unrolled(rows) { i in
                    let pixel =
                        residual
                        + ((Int(place.pixel) &+ i) &* Int(c.residualStride) &+ channel)
                    unrolledVectors(vectors) { v in
                        if present >= 8 &* vectors {
                            sums[i][v] = sums[i][v] + cvs_load8(pixel + 8 &* v)
                        } else {
                            sums[i][v] = sums[i][v] + leading(pixel + 8 &* v, present &- 8 &* v)
                        }
                    }
                }
            }
            unrolled(rows) { i in
                unrolledVectors(vectors) { v in
                    let value = finished(sums[i][v], c.epilogue, channel &+ 8 &* v)
                    cvs_store8(output + i &* Int(c.outputStride) + 8 &* v, value)
                }
            }
            channel &+= 8 &* vectors
        }
        place.pixel &+= Int64(rows)
        place.ahead &+= tile.aheadStep &* Int64(depth)
        place.x &+= Int64(rows)
        while place.x >= c.outputWidth {
            place.x &-= c.outputWidth
            place.y &+= 1
        }
        left &-= 1
    }
}

/// Eight values, with zeros after the first `count`.
@inline(__always)
func leading(_ values: UnsafePointer<Float>, _ count: Int) -> SIMD8<Float> {
    if count >= 8 { return cvs_load8(values) }
    if count > 0 { return cvs_prefix8(cvs_load8(values), Int32(truncatingIfNeeded: count)) }
    return cvs_splat8(0)
}

@inline(never)
func tile6x2(_ call: ConvolutionCall, _ tile: cvs_tile) {
    multiply(call, tile, InlineArray<6, Int8> { _ in 0 }, InlineArray<2, Int8> { _ in 0 })
}

@inline(never)
func tile5x2(_ call: ConvolutionCall, _ tile: cvs_tile) {
    multiply(call, tile, InlineArray<5, Int8> { _ in 0 }, InlineArray<2, Int8> { _ in 0 })
}

@inline(never)
func tile4x2(_ call: ConvolutionCall, _ tile: cvs_tile) {
    multiply(call, tile, InlineArray<4, Int8> { _ in 0 }, InlineArray<2, Int8> { _ in 0 })
}

@inline(never)
func tile3x2(_ call: ConvolutionCall, _ tile: cvs_tile) {
    multiply(call, tile, InlineArray<3, Int8> { _ in 0 }, InlineArray<2, Int8> { _ in 0 })
}

@inline(never)
func tile2x2(_ call: ConvolutionCall, _ tile: cvs_tile) {
    multiply(call, tile, InlineArray<2, Int8> { _ in 0 }, InlineArray<2, Int8> { _ in 0 })
}

@inline(never)
func tile1x2(_ call: ConvolutionCall, _ tile: cvs_tile) {
    multiply(call, tile, InlineArray<1, Int8> { _ in 0 }, InlineArray<2, Int8> { _ in 0 })
}

@inline(never)
func tile6x1(_ call: ConvolutionCall, _ tile: cvs_tile) {
    multiply(call, tile, InlineArray<6, Int8> { _ in 0 }, InlineArray<1, Int8> { _ in 0 })
}

@inline(never)
func tile5x1(_ call: ConvolutionCall, _ tile: cvs_tile) {
    multiply(call, tile, InlineArray<5, Int8> { _ in 0 }, InlineArray<1, Int8> { _ in 0 })
}

@inline(never)
func tile4x1(_ call: ConvolutionCall, _ tile: cvs_tile) {
    multiply(call, tile, InlineArray<4, Int8> { _ in 0 }, InlineArray<1, Int8> { _ in 0 })
}

@inline(never)
func tile3x1(_ call: ConvolutionCall, _ tile: cvs_tile) {
    multiply(call, tile, InlineArray<3, Int8> { _ in 0 }, InlineArray<1, Int8> { _ in 0 })
}

@inline(never)
func tile2x1(_ call: ConvolutionCall, _ tile: cvs_tile) {
    multiply(call, tile, InlineArray<2, Int8> { _ in 0 }, InlineArray<1, Int8> { _ in 0 })
}

@inline(never)
func tile1x1(_ call: ConvolutionCall, _ tile: cvs_tile) {
    multiply(call, tile, InlineArray<1, Int8> { _ in 0 }, InlineArray<1, Int8> { _ in 0 })
}
