public import CVectorShims

/// Sum of two pictures, each extended with zeros; contract in
/// `Reference/Network/ElementwiseReference.swift`.
@inline(never)
public func elementwiseAdd(_ call: UnsafePointer<cvs_elementwise>) {
    elementwise(call) { $0 + $1 }
}

/// Product of two pictures; contract in `Reference/Network/ElementwiseReference.swift`.
@inline(never)
public func elementwiseMultiply(_ call: UnsafePointer<cvs_elementwise>) {
    elementwise(call) { $0 * $1 }
}

/// An element-wise function of the left picture; contract in
/// `Reference/Network/ElementwiseReference.swift`.
@inline(never)
public func elementwiseFunction(_ call: UnsafePointer<cvs_elementwise>) {
    let c = call.pointee
    var y = 0
    while y < Int(c.height) {
        var x = 0
        while x < Int(c.width) {
            let input = c.left.values + (y &* Int(c.left.rowStride) &+ x &* Int(c.left.pixelStride))
            let output = c.output + (y &* Int(c.width) &+ x) &* Int(c.channels)
            var channel = 0
            while channel < Int(c.channels) {
                cvs_store8(
                    output + channel, finished(cvs_load8(input + channel), c.epilogue, channel))
                channel &+= 8
            }
            x &+= 1
        }
        y &+= 1
    }
}

@inline(__always)
private func elementwise(
    _ call: UnsafePointer<cvs_elementwise>,
    _ combine: (SIMD8<Float>, SIMD8<Float>) -> SIMD8<Float>
) {
    let c = call.pointee
    var y = 0
    while y < Int(c.height) {
        var x = 0
        while x < Int(c.width) {
            let output = c.output + (y &* Int(c.width) &+ x) &* Int(c.channels)
            let left = c.left.values + (y &* Int(c.left.rowStride) &+ x &* Int(c.left.pixelStride))
            let right =
                c.right.values + (y &* Int(c.right.rowStride) &+ x &* Int(c.right.pixelStride))
            let leftChannels =
                y < Int(c.left.height) && x < Int(c.left.width) ? Int(c.left.channels) : 0
            let rightChannels =
                y < Int(c.right.height) && x < Int(c.right.width) ? Int(c.right.channels) : 0
            var channel = 0
            while channel < Int(c.channels) {
                let value = combine(
                    leading(left + channel, leftChannels &- channel),
                    leading(right + channel, rightChannels &- channel))
                cvs_store8(output + channel, finished(value, c.epilogue, channel))
                channel &+= 8
            }
            x &+= 1
        }
        y &+= 1
    }
}
