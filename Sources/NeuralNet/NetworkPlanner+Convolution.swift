internal import CVectorShims
internal import VectorCore

extension NetworkPlanner {
    mutating func lowerConvolution(
        _ step: FusedOperator, _ window: Window
    ) throws(ModelError) {
        let input = try place(step.inputs[0])
        let result = layout(of: step.output)
        if suitsWinograd(window, input.layout, result) {
            return try lowerWinograd(step, window, input: input)
        }
        let channels = input.layout.channels
        var source = input.buffer
        var sourceWidth = input.layout.width
        let rows = (result.height - 1) * window.strideY + window.kernelHeight
        let columns = (result.width - 1) * window.strideX + window.kernelWidth
        let top = window.padding.top
        let left = window.padding.left
        if top > 0 || left > 0 || rows > input.layout.height || columns > input.layout.width {
            source = try scratch(rows, columns, input.layout.stride)
            sourceWidth = columns
            let border = BorderCopy(
                rows: max(0, min(input.layout.height, rows - top)),
                columns: max(0, min(input.layout.width, columns - left)), channels: channels,
                inputWidth: input.layout.width, inputStride: input.layout.stride,
                top: min(top, rows), left: min(left, columns), outputHeight: rows,
                outputWidth: columns, outputStride: input.layout.stride)
            append(.border(border), reads: [input.buffer], write: source)
        }
        let output = allocate(step.output)

        var call = cvs_convolution()
        let pixel = input.layout.stride
        let line = sourceWidth * pixel
        call.stepX = Int64(window.strideX * pixel)
        call.stepY = Int64(window.strideY * line)
        var offsets: [Int64] = []
        if input.layout.isTight {
            offsets = (0..<window.kernelHeight).map { Int64($0 * line) }
            call.runLength = Int64(window.kernelWidth * channels)
        } else {
            for y in 0..<window.kernelHeight {
                for x in 0..<window.kernelWidth { offsets.append(Int64(y * line + x * pixel)) }
            }
            call.runLength = Int64(channels)
        }
        call.outputWidth = Int64(output.layout.width)
        call.outputHeight = Int64(output.layout.height)
        if window.kernelHeight == 1, window.strideY == 1, window.strideX == 1,
            window.kernelWidth == 1, sourceWidth == output.layout.width
        {
            // Pixels follow each other without a gap: one long row.
            call.outputWidth *= call.outputHeight
            call.outputHeight = 1
        }
        let depth = window.kernelHeight * window.kernelWidth * channels
        try finish(step, &call, offsets, depth, source, output)
    }

    mutating func lowerFullyConnected(_ step: FusedOperator) throws(ModelError) {
        let input = try place(step.inputs[0])
        let output = allocate(step.output)
        var call = cvs_convolution()
        call.outputWidth = 1
        call.outputHeight = 1
        var offsets: [Int64] = [0]
        call.runLength = Int64(input.layout.count)
        if !input.layout.isTight {
            offsets = (0..<input.layout.pixels).map { Int64($0 * input.layout.stride) }
            call.runLength = Int64(input.layout.channels)
        }
        let depth = input.layout.pixels * input.layout.channels
        try finish(step, &call, offsets, depth, input.buffer, output)
    }

    /// Adds what dense convolutions and fully connected layers share.
    private mutating func finish(
        _ step: FusedOperator, _ call: inout cvs_convolution, _ offsets: [Int64], _ depth: Int,
        _ source: Int, _ output: (buffer: Int, layout: ActivationLayout)
    ) throws(ModelError) {
        let channels = output.layout.channels
        guard output.layout.stride <= 2 * NetworkDescription.Limit.constants / depth else {
            throw unsupported("weights beyond all measure", "step \(steps.count)")
        }
        call.weights = UnsafePointer(
            constants.keep(
                kernels.packed(constant(step.inputs[1]), outputs: channels, depth: depth)))
        call.bias = bias(step, channels: channels)
        call.outputStride = Int64(output.layout.stride)
        call.epilogue = epilogue(step.function)
        call.runs = Int64(offsets.count)
        call.runOffsets = constants.keep(offsets)
        // Small weights stay in the first-level cache, so each tile passes all panels; large ones
        // are taken a panel at a time over tiles that fill half a second-level cache of 256 KB.
        let weightBytes = output.layout.stride * depth * 4
        let tileBytes = max(1, kernels.tileRows * Int(call.stepX) * 4)
        call.blockTiles = weightBytes <= 1 << 16 ? 1 : Int64(max(2, (1 << 17) / tileBytes))
        var reads = [source]
        if let residual = step.residual {
            let place = try place(residual)
            reads.append(place.buffer)
            call.residualStride = Int64(place.layout.stride)
            call.residualChannels = Int64(place.layout.channels)
        }
        append(.dense(call), reads: reads, write: output.buffer)
    }

    /// A window that slides over each channel by itself, for depthwise convolution and pooling.
    func slidingWindow(
        _ window: Window, _ input: ActivationLayout, _ output: ActivationLayout
    ) -> cvs_window {
        var call = cvs_window()
        call.inputHeight = Int64(input.height)
        call.inputWidth = Int64(input.width)
        call.outputHeight = Int64(output.height)
        call.outputWidth = Int64(output.width)
        call.channels = Int64(output.stride)
        call.kernelHeight = Int64(window.kernelHeight)
        call.kernelWidth = Int64(window.kernelWidth)
        call.strideY = Int64(window.strideY)
        call.strideX = Int64(window.strideX)
        call.paddingTop = Int64(window.padding.top)
        call.paddingLeft = Int64(window.padding.left)
        return call
    }
}
