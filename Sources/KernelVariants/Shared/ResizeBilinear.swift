public import CVectorShims

/// Bilinear interpolation at tabulated positions; contract in
/// `Reference/Network/ResizeReference.swift`.
@inline(never)
public func bilinearResize(_ call: UnsafePointer<cvs_resize>) {
    let c = call.pointee
    let channels = Int(c.channels)
    let rowStride = Int(c.inputWidth) &* channels
    var y = 0
    while y < Int(c.outputHeight) {
        let upper = c.input + Int(c.lowerRow[y]) &* rowStride
        let lower = c.input + Int(c.upperRow[y]) &* rowStride
        let down = cvs_splat8(c.rowFraction[y])
        var x = 0
        while x < Int(c.outputWidth) {
            let left = Int(c.lowerColumn[x]) &* channels
            let right = Int(c.upperColumn[x]) &* channels
            let across = cvs_splat8(c.columnFraction[x])
            let output = c.output + (y &* Int(c.outputWidth) &+ x) &* channels
            var channel = 0
            while channel < channels {
                let topLeft = cvs_load8(upper + (left &+ channel))
                let topRight = cvs_load8(upper + (right &+ channel))
                let bottomLeft = cvs_load8(lower + (left &+ channel))
                let bottomRight = cvs_load8(lower + (right &+ channel))
                let top = topLeft + (topRight - topLeft) * across
                let bottom = bottomLeft + (bottomRight - bottomLeft) * across
                cvs_store8(output + channel, top + (bottom - top) * down)
                channel &+= 8
            }
            x &+= 1
        }
        y &+= 1
    }
}
