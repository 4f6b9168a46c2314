internal import CVectorShims
internal import VectorCore

extension NetworkPlanner {
    /// Appends the kernel calls of one operator.
    mutating func lower(_ step: FusedOperator) throws(ModelError) {
        switch step.operation {
        case .convolution(let window, _):
            try lowerConvolution(step, window)
        case .depthwiseConvolution(let window, _):
            try lowerWindow(step, window) { .depthwise($0) }
        case .fullyConnected:
            try lowerFullyConnected(step)
        case .maxPool(let window):
            try lowerWindow(step, window) { .maximumPool($0) }
        case .averagePool(let window):
            try lowerWindow(step, window) { .averagePool($0) }
        case .globalAveragePool:
            let input = try place(step.inputs[0])
            let output = allocate(step.output)
            let work = GlobalAverage(pixels: input.layout.pixels, channels: output.layout.stride)
            append(.globalAverage(work), reads: [input.buffer], write: output.buffer)
        case .parametricReLU, .activation:
            let input = try place(step.inputs[0])
            let output = allocate(step.output)
            var call = elementwise(output.layout, step.function)
            call.left = operand(input.layout)
            append(.function(call), reads: [input.buffer], write: output.buffer)
        case .add:
            try lowerSum(step)
        case .multiply:
            let left = try place(step.inputs[0])
            let right = try place(step.inputs[1])
            let output = allocate(step.output)
            var call = elementwise(output.layout, step.function)
            call.left = operand(left.layout)
            call.right = operand(right.layout)
            if right.layout.pixels == 1 {
                call.right.height = call.height
                call.right.width = call.width
                call.right.rowStride = 0
                call.right.pixelStride = 0
            }
            append(.multiply(call), reads: [left.buffer, right.buffer], write: output.buffer)
        case .pad(let padding, _):
            let input = try place(step.inputs[0])
            let output = allocate(step.output)
            let border = BorderCopy(
                rows: input.layout.height, columns: input.layout.width,
                channels: input.layout.channels, inputWidth: input.layout.width,
                inputStride: input.layout.stride, top: padding.top, left: padding.left,
                outputHeight: output.layout.height, outputWidth: output.layout.width,
                outputStride: output.layout.stride)
            append(.border(border), reads: [input.buffer], write: output.buffer)
        case .resizeBilinear(_, _, let alignCorners, let halfPixelCentres):
            try lowerResize(step, alignCorners, halfPixelCentres)
        case .reshape:
            let input = try place(step.inputs[0])
            if input.layout.isTight, layout(of: step.output).isTight {
                alias(step.output, to: input.buffer, layout(of: step.output))
                return
            }
            let output = allocate(step.output)
            append(
                reflow(from: input.layout, to: output.layout), reads: [input.buffer],
                write: output.buffer)
        case .concatenate(let axis):
            try lowerConcatenation(step, axis)
        }
    }

    private mutating func lowerWindow(
        _ step: FusedOperator, _ window: Window, _ work: (cvs_window) -> NetworkStep.Work
    ) throws(ModelError) {
        let input = try place(step.inputs[0])
        let output = allocate(step.output)
        var call = slidingWindow(window, input.layout, output.layout)
        call.epilogue = epilogue(step.function)
        if case .depthwiseConvolution = step.operation {
            let channels = output.layout.channels
            call.weights = constants.keep(
                kernels.padded(constant(step.inputs[1]), channels: channels))
            call.bias = bias(step, channels: channels)
        }
        append(work(call), reads: [input.buffer], write: output.buffer)
    }

    private mutating func lowerSum(_ step: FusedOperator) throws(ModelError) {
        let left = try place(step.inputs[0])
        let right = try place(step.inputs[1])
        let output = allocate(step.output)
        let ranks = (step.inputs + [step.output]).map { description.tensors[$0].shape.count }
        guard
            ranks.max() ?? 0 <= 3
                || description.tensors[step.inputs[0]].shape
                    == description.tensors[step.inputs[1]].shape
        else { throw unsupported("a sum of unequal tensors of rank 4", "step \(steps.count)") }
        var call = elementwise(output.layout, step.function)
        call.left = operand(left.layout)
        call.right = operand(right.layout)
        append(.add(call), reads: [left.buffer, right.buffer], write: output.buffer)
    }

    private func elementwise(
        _ output: ActivationLayout, _ function: ElementFunction
    ) -> cvs_elementwise {
        var call = cvs_elementwise()
        call.height = Int64(output.height)
        call.width = Int64(output.width)
        call.channels = Int64(output.stride)
        call.epilogue = epilogue(function)
        return call
    }

    private func operand(_ layout: ActivationLayout) -> cvs_operand {
        var operand = cvs_operand()
        operand.height = Int64(layout.height)
        operand.width = Int64(layout.width)
        operand.channels = Int64(layout.channels)
        operand.pixelStride = Int64(layout.stride)
        operand.rowStride = Int64(layout.width * layout.stride)
        return operand
    }

    private mutating func lowerConcatenation(
        _ step: FusedOperator, _ axis: Int
    ) throws(ModelError) {
        let shape = description.tensors[step.output].shape
        let output = allocate(step.output)
        let isLast = axis == shape.count - 1
        let outer = shape[..<axis].reduce(1, *)
        var position = 0
        for tensor in step.inputs {
            let input = try place(tensor)
            let extent = description.tensors[tensor].shape[axis]
            // Pixels of one block, and of the same block in the result.
            let pixels = isLast ? 1 : input.layout.pixels / outer
            let outputPixels = isLast ? 1 : output.layout.pixels / outer
            let before = isLast ? position : position * (pixels / extent) * output.layout.stride
            let copy = StridedCopy(
                outer: outer, inner: pixels, length: input.layout.channels,
                inputOuter: pixels * input.layout.stride, inputInner: input.layout.stride,
                outputOuter: outputPixels * output.layout.stride,
                outputInner: output.layout.stride, outputOffset: before)
            append(.copy(copy), reads: [input.buffer], write: output.buffer)
            position += extent
        }
    }

    private mutating func lowerResize(
        _ step: FusedOperator, _ alignCorners: Bool, _ halfPixelCentres: Bool
    ) throws(ModelError) {
        let input = try place(step.inputs[0])
        let output = allocate(step.output)
        let rows = SamplingTable(
            from: input.layout.height, to: output.layout.height, alignCorners: alignCorners,
            halfPixelCentres: halfPixelCentres)
        let columns = SamplingTable(
            from: input.layout.width, to: output.layout.width, alignCorners: alignCorners,
            halfPixelCentres: halfPixelCentres)
        var call = cvs_resize()
        call.inputWidth = Int64(input.layout.width)
        call.outputHeight = Int64(output.layout.height)
        call.outputWidth = Int64(output.layout.width)
        call.channels = Int64(output.layout.stride)
        call.lowerRow = constants.keep(rows.lower)
        call.upperRow = constants.keep(rows.upper)
        call.rowFraction = constants.keep(rows.fraction)
        call.lowerColumn = constants.keep(columns.lower)
        call.upperColumn = constants.keep(columns.upper)
        call.columnFraction = constants.keep(columns.fraction)
        append(.resize(call), reads: [input.buffer], write: output.buffer)
    }
}

/// Where bilinear interpolation samples along one axis.
///
/// Source: TensorFlow Lite, `reference_ops::ResizeBilinear`, whose arithmetic in 32-bit floats this
/// repeats.
struct SamplingTable {
    var lower: [Int32] = []
    var upper: [Int32] = []
    /// How far the sample is from `lower` towards `upper`, 0 to 1.
    var fraction: [Float] = []

    init(from input: Int, to output: Int, alignCorners: Bool, halfPixelCentres: Bool) {
        let isAligned = alignCorners && output > 1
        let scale =
            isAligned ? Float(input - 1) / Float(output - 1) : Float(input) / Float(output)
        for index in 0..<output {
            let position =
                halfPixelCentres
                ? (Float(index) + 0.5) * scale - 0.5 : Float(index) * scale
            let below = min(max(position.rounded(.down), 0), Float(input - 1))
            lower.append(Int32(below))
            upper.append(Int32(min(max(position.rounded(.up), 0), Float(input - 1))))
            fraction.append(position - below)
        }
    }
}
