public import CVectorShims

// Winograd's minimal filtering F(4×4, 3×3): a 6×6 window gives 4×4 outputs with 36 products a channel
// instead of 144. Matrices: A. Lavin and S. Gray, "Fast Algorithms for Convolutional Neural Networks",
// CVPR 2016, §4.3. Contract in `Reference/Network/NetworkReference+Winograd.swift`.

private typealias Lanes = SIMD8<Float>

/// Takes the windows of a block's tiles into the transformed space: Bᵀ d B, 8 channels at a time.
@inline(never)
public func winogradInput(_ call: UnsafePointer<cvs_winograd>) {
    let c = call.pointee
    let row = Int(c.rowStride)
    let pixel = Int(c.pixelStride)
    let step = Int(c.transformedStride)
    var tile = 0
    while tile < Int(c.tiles) {
        let place = Int(c.firstTile) &+ tile
        let tileY = place / Int(c.tilesAcross)
        let tileX = place &- tileY &* Int(c.tilesAcross)
        let window = c.input + (4 &* tileY &* row &+ 4 &* tileX &* pixel)
        let target = c.transformed + tile &* Int(c.channels)
        var channel = 0
        while channel < Int(c.channels) {
            var x = 0
            while x < 6 {
                inputColumn(window + (x &* pixel &+ channel), row, c.scratch + 8 &* x, 48)
                x &+= 1
            }
            var y = 0
            while y < 6 {
                inputColumn(
                    c.scratch + 48 &* y, 8, target + (6 &* y &* step &+ channel), step)
                y &+= 1
            }
            channel &+= 8
        }
        tile &+= 1
    }
}

/// Bᵀ times six vectors `step` floats apart; the results are stored `targetStep` floats apart.
@inline(__always)
private func inputColumn(
    _ source: UnsafePointer<Float>, _ step: Int, _ target: UnsafeMutablePointer<Float>,
    _ targetStep: Int
) {
    let d0 = cvs_load8(source)
    let d1 = cvs_load8(source + step)
    let d2 = cvs_load8(source + 2 &* step)
    let d3 = cvs_load8(source + 3 &* step)
    let d4 = cvs_load8(source + 4 &* step)
    let d5 = cvs_load8(source + 5 &* step)
    let minusFour = cvs_splat8(-4)
    let minusFive = cvs_splat8(-5)
    let four = cvs_splat8(4)
    let two = cvs_splat8(2)
    let even = cvs_fma8(d2, minusFour, d4)
    let odd = cvs_fma8(d1, minusFour, d3)
    let evenHalf = d4 - d2
    let oddHalf = (d3 - d1) * two
    let first = cvs_fma8(d0, four, cvs_fma8(d2, minusFive, d4))
    let last = cvs_fma8(d1, four, cvs_fma8(d3, minusFive, d5))
    cvs_store8(target, first)
    cvs_store8(target + targetStep, even + odd)
    cvs_store8(target + 2 &* targetStep, even - odd)
    cvs_store8(target + 3 &* targetStep, evenHalf + oddHalf)
    cvs_store8(target + 4 &* targetStep, evenHalf - oddHalf)
    cvs_store8(target + 5 &* targetStep, last)
}

/// Brings a block's products back: Aᵀ m A, then bias, residual and the element-wise function.
@inline(never)
public func winogradOutput(_ call: UnsafePointer<cvs_winograd>) {
    let c = call.pointee
    let step = Int(c.productStride)
    var tile = 0
    while tile < Int(c.tiles) {
        let place = Int(c.firstTile) &+ tile
        let tileY = place / Int(c.tilesAcross)
        let y = 4 &* tileY
        let x = 4 &* (place &- tileY &* Int(c.tilesAcross))
        let rows = Int(c.outputHeight) &- y < 4 ? Int(c.outputHeight) &- y : 4
        let columns = Int(c.outputWidth) &- x < 4 ? Int(c.outputWidth) &- x : 4
        let source = c.products + tile &* Int(c.outputStride)
        var channel = 0
        while channel < Int(c.outputStride) {
            var i = 0
            while i < 6 {
                outputColumn(source + (i &* step &+ channel), 6 &* step, c.scratch + 8 &* i, 48)
                i &+= 1
            }
            let bias = cvs_load8(c.bias + channel)
            let present = Int(c.residualChannels) &- channel
            i = 0
            while i < rows {
                let line = c.scratch + 48 &* i
                // The second pass in place: six vectors of a row become its four outputs.
                outputColumn(line, 8, line, 8)
                let pixel = (y &+ i) &* Int(c.outputWidth) &+ x
                var j = 0
                while j < columns {
                    var value = cvs_load8(line + 8 &* j) + bias
                    if let residual = c.residual {
                        let other = residual + ((pixel &+ j) &* Int(c.residualStride) &+ channel)
                        value = value + leading(other, present)
                    }
                    cvs_store8(
                        c.output + ((pixel &+ j) &* Int(c.outputStride) &+ channel),
                        finished(value, c.epilogue, channel))
                    j &+= 1
                }
                i &+= 1
            }
            channel &+= 8
        }
        tile &+= 1
    }
}

/// Aᵀ times six vectors `step` floats apart; the four results are stored `targetStep` floats apart.
@inline(__always)
private func outputColumn(
    _ source: UnsafePointer<Float>, _ step: Int, _ target: UnsafeMutablePointer<Float>,
    _ targetStep: Int
) {
    let m0 = cvs_load8(source)
    let m1 = cvs_load8(source + step)
    let m2 = cvs_load8(source + 2 &* step)
    let m3 = cvs_load8(source + 3 &* step)
    let m4 = cvs_load8(source + 4 &* step)
    let m5 = cvs_load8(source + 5 &* step)
    let sum = m1 + m2
    let difference = m1 - m2
    let outerSum = m3 + m4
    let outerDifference = m3 - m4
    cvs_store8(target, m0 + sum + outerSum)
    cvs_store8(target + targetStep, cvs_fma8(outerDifference, cvs_splat8(2), difference))
    cvs_store8(target + 2 &* targetStep, cvs_fma8(outerSum, cvs_splat8(4), sum))
    let last = cvs_fma8(outerDifference, cvs_splat8(8), difference)
    cvs_store8(target + 3 &* targetStep, last + m5)
}
