internal import CVectorShims

/// What one kernel call of a prepared network computes: for reading, and for benchmarks.
public struct NetworkStepSummary: Sendable, Hashable {
    /// The kernel, with the size of what it writes, such as `dense 576→64 @ 56×56`.
    public let label: String
    /// Products added up, padded channels included; 0 for what only moves or compares.
    public let multiplyAdds: Int

    init(_ work: NetworkStep.Work) {
        switch work {
        case .dense(let call):
            let depth = Int(call.runs * call.runLength)
            let pixels = Int(call.outputWidth * call.outputHeight)
            label = Self.label(
                "dense \(depth)→\(call.outputStride)", call.outputHeight, call.outputWidth)
            multiplyAdds = depth * pixels * Int(call.outputStride)
        case .winograd(let call):
            let c = call.transforms
            label = Self.label(
                "winograd \(9 * c.channels)→\(c.outputStride)", c.outputHeight, c.outputWidth)
            multiplyAdds = 9 * Int(c.channels * c.outputHeight * c.outputWidth * c.outputStride)
        case .depthwise(let call):
            label = Self.label(
                "depthwise \(call.kernelHeight)×\(call.kernelWidth) of \(call.channels)",
                call.outputHeight, call.outputWidth)
            multiplyAdds =
                Int(call.kernelHeight * call.kernelWidth)
                * Int(call.outputHeight * call.outputWidth * call.channels)
        case .maximumPool(let call):
            label = Self.label(
                "maximum of \(call.channels)", call.outputHeight, call.outputWidth)
            multiplyAdds = 0
        case .averagePool(let call):
            label = Self.label("mean of \(call.channels)", call.outputHeight, call.outputWidth)
            multiplyAdds = 0
        case .globalAverage(let call):
            label = "mean over \(call.pixels) pixels of \(call.channels)"
            multiplyAdds = 0
        case .resize(let call):
            label = Self.label("resize \(call.channels)", call.outputHeight, call.outputWidth)
            multiplyAdds = 0
        case .add(let call): (label, multiplyAdds) = Self.elementwise("add", call)
        case .multiply(let call): (label, multiplyAdds) = Self.elementwise("multiply", call)
        case .function(let call): (label, multiplyAdds) = Self.elementwise("function", call)
        case .copy(let call):
            (label, multiplyAdds) = ("copy \(call.outer * call.inner * call.length)", 0)
        case .border(let call):
            label = Self.label(
                "border \(call.outputStride)", Int64(call.outputHeight), Int64(call.outputWidth))
            multiplyAdds = 0
        case .reflow(let call): (label, multiplyAdds) = ("reflow \(call.count)", 0)
        }
    }

    private static func elementwise(
        _ name: String, _ call: cvs_elementwise
    ) -> (label: String, multiplyAdds: Int) {
        (label("\(name) \(call.channels)", call.height, call.width), 0)
    }

    private static func label(_ name: String, _ height: Int64, _ width: Int64) -> String {
        "\(name) @ \(height)×\(width)"
    }
}

extension Network {
    /// The kernel calls of a run, in order.
    public var stepSummaries: [NetworkStepSummary] { steps.map { NetworkStepSummary($0.work) } }
}
