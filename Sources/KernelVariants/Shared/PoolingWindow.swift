public import CVectorShims

/// The largest value of each window; contract in `Reference/Network/PoolingReference.swift`.
@inline(never)
public func maximumPool(_ call: UnsafePointer<cvs_window>) {
    pool(call, -Float.infinity, { cvs_max8($0, $1) }, { sum, _ in sum })
}

/// The mean of each window's values inside the picture; contract in
/// `Reference/Network/PoolingReference.swift`.
@inline(never)
public func averagePool(_ call: UnsafePointer<cvs_window>) {
    pool(call, 0, { $0 + $1 }, { sum, count in sum / cvs_splat8(Float(count)) })
}

@inline(__always)
private func pool(
    _ call: UnsafePointer<cvs_window>, _ start: Float,
    _ combine: (SIMD8<Float>, SIMD8<Float>) -> SIMD8<Float>,
    _ close: (SIMD8<Float>, Int) -> SIMD8<Float>
) {
    let c = call.pointee
    let channels = Int(c.channels)
    var y = 0
    while y < Int(c.outputHeight) {
        let top = y &* Int(c.strideY) &- Int(c.paddingTop)
        let below = Int(c.inputHeight) &- top
        let firstY = top < 0 ? 0 &- top : 0
        let lastY = below < Int(c.kernelHeight) ? below : Int(c.kernelHeight)
        var x = 0
        while x < Int(c.outputWidth) {
            let left = x &* Int(c.strideX) &- Int(c.paddingLeft)
            let right = Int(c.inputWidth) &- left
            let firstX = left < 0 ? 0 &- left : 0
            let lastX = right < Int(c.kernelWidth) ? right : Int(c.kernelWidth)
            let output = c.output + (y &* Int(c.outputWidth) &+ x) &* channels
            var channel = 0
            while channel < channels {
                var value = cvs_splat8(start)
                var tapY = firstY
                while tapY < lastY {
                    let line = (top &+ tapY) &* Int(c.inputWidth) &+ left
                    var tapX = firstX
                    while tapX < lastX {
                        let pixel = c.input + ((line &+ tapX) &* channels &+ channel)
                        value = combine(value, cvs_load8(pixel))
                        tapX &+= 1
                    }
                    tapY &+= 1
                }
                cvs_store8(
                    output + channel, close(value, (lastY &- firstY) &* (lastX &- firstX)))
                channel &+= 8
            }
            x &+= 1
        }
        y &+= 1
    }
}

/// The mean over all pixels; contract in `Reference/Network/PoolingReference.swift`.
///
/// Pixel i goes to sum i mod 4; the sums are added as a tree, the same at every level.
@inline(never)
public func globalAverage(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ pixels: Int,
    _ channels: Int
) {
    var channel = 0
    while channel < channels {
        var sum0 = cvs_splat8(0)
        var sum1 = sum0
        var sum2 = sum0
        var sum3 = sum0
        var pixel = 0
        let column = input + channel
        while pixel &+ 4 <= pixels {
            let values = column + pixel &* channels
            sum0 = sum0 + cvs_load8(values)
            sum1 = sum1 + cvs_load8(values + channels)
            sum2 = sum2 + cvs_load8(values + 2 &* channels)
            sum3 = sum3 + cvs_load8(values + 3 &* channels)
            pixel &+= 4
        }
        if pixel < pixels { sum0 = sum0 + cvs_load8(column + pixel &* channels) }
        if pixel &+ 1 < pixels { sum1 = sum1 + cvs_load8(column + (pixel &+ 1) &* channels) }
        if pixel &+ 2 < pixels { sum2 = sum2 + cvs_load8(column + (pixel &+ 2) &* channels) }
        let sum = (sum0 + sum2) + (sum1 + sum3)
        cvs_store8(output + channel, sum / cvs_splat8(Float(pixels)))
        channel &+= 8
    }
}
