internal import CVectorShims
internal import VectorCore

/// How an activation lies in memory: pixels of `stride` floats, of which `channels` count.
struct ActivationLayout {
    /// Extents without the last; 1×1 for a vector, 1×n for a matrix, as for a picture otherwise.
    let height: Int
    let width: Int
    let channels: Int
    let stride: Int

    var pixels: Int { height * width }
    var count: Int { pixels * stride }
    var isTight: Bool { stride == channels }

    init(shape: [Int], isTight: Bool) {
        channels = shape.last ?? 1
        width = shape.count >= 2 ? shape[shape.count - 2] : 1
        height = shape.dropLast(2).reduce(1, *)
        stride = isTight ? channels : NetworkKernels.channelStride(channels)
    }
}

/// Turns fused operators into kernel calls on numbered buffers.
struct NetworkPlanner {
    let description: NetworkDescription
    let kernels: NetworkKernels
    let constants = ConstantPool()
    let path: String
    private(set) var steps: [NetworkStep] = []
    private(set) var buffers: [ArenaBuffer] = []
    /// Buffer and layout of every activation that has been computed so far.
    private(set) var places: [Int: (buffer: Int, layout: ActivationLayout)] = [:]
    /// Activations that no vector kernel touches, kept without channel padding.
    private var isTight: [Bool]

    init(
        _ description: NetworkDescription, _ operators: [FusedOperator], kernels: NetworkKernels,
        path: String
    ) {
        self.description = description
        self.kernels = kernels
        self.path = path
        isTight = Array(repeating: false, count: description.tensors.count)
        var needsPadding = isTight
        for step in operators {
            switch step.operation {
            case .convolution, .fullyConnected, .reshape, .concatenate: break
            default: for input in step.inputs { needsPadding[input] = true }
            }
            if let residual = step.residual { needsPadding[residual] = true }
            switch step.operation {
            case .reshape, .concatenate: isTight[step.output] = true
            default: break
            }
        }
        for input in description.inputs { isTight[input] = true }
        for index in isTight.indices where needsPadding[index] { isTight[index] = false }
    }

    /// Plans everything: the input, each operator, and tight copies of the outputs.
    ///
    /// - Returns: Buffer of the input, and of each output.
    mutating func plan(
        _ operators: [FusedOperator]
    ) throws(ModelError) -> (input: Int, outputs: [Int]) {
        let tensor = description.inputs[0]
        let tight = ActivationLayout(shape: description.tensors[tensor].shape, isTight: true)
        let input = newBuffer(tight.count, at: 0)
        places[tensor] = (input, tight)
        if !isTight[tensor], !layout(of: tensor).isTight {
            let padded = allocate(tensor)
            append(reflow(from: tight, to: padded.layout), reads: [input], write: padded.buffer)
        }
        for step in operators { try lower(step) }
        var outputs: [Int] = []
        for tensor in description.outputs {
            guard let place = places[tensor] else {
                throw unsupported("a constant as an output", "tensor \(tensor)")
            }
            if place.layout.isTight {
                outputs.append(place.buffer)
            } else {
                let tight = ActivationLayout(
                    shape: description.tensors[tensor].shape, isTight: true)
                let buffer = newBuffer(tight.count, at: steps.count)
                append(reflow(from: place.layout, to: tight), reads: [place.buffer], write: buffer)
                outputs.append(buffer)
            }
        }
        for buffer in [input] + outputs { keep(buffer) }
        return (input, outputs)
    }

    /// Makes every buffer live throughout, so that all results can be read after a run.
    mutating func keepEverything() {
        for index in buffers.indices { keep(index) }
    }

    func unsupported(_ what: String, _ place: String) -> ModelError {
        ModelError(
            .unsupported, "asks for \(what), which is not built here; use a catalogue model",
            path: path, place: place)
    }

    // MARK: Buffers

    private mutating func keep(_ buffer: Int) {
        buffers[buffer].live = 0...max(steps.count, 1)
    }

    mutating func newBuffer(_ count: Int, at step: Int) -> Int {
        buffers.append(ArenaBuffer(count: count, live: step...step))
        return buffers.count - 1
    }

    /// A scratch buffer of `height` × `width` × `stride` floats for the next step.
    mutating func scratch(
        _ height: Int, _ width: Int, _ stride: Int
    ) throws(ModelError) -> Int {
        guard
            let count = elementCount(
                of: [height, width, stride], limit: NetworkDescription.Limit.activations)
        else { throw unsupported("padding beyond all measure", "step \(steps.count)") }
        return newBuffer(count, at: steps.count)
    }

    /// Place of a tensor that the next step reads.
    func place(_ tensor: Int) throws(ModelError) -> (buffer: Int, layout: ActivationLayout) {
        guard let place = places[tensor] else {
            throw unsupported("an activation that nothing computes", "tensor \(tensor)")
        }
        return place
    }

    /// A new buffer for a tensor that the next step writes.
    mutating func allocate(_ tensor: Int) -> (buffer: Int, layout: ActivationLayout) {
        let layout = ActivationLayout(
            shape: description.tensors[tensor].shape, isTight: isTight[tensor])
        let buffer = newBuffer(layout.count, at: steps.count)
        places[tensor] = (buffer, layout)
        return (buffer, layout)
    }

    /// Lets `tensor` be the same memory as `other`, which holds the same floats.
    mutating func alias(_ tensor: Int, to buffer: Int, _ layout: ActivationLayout) {
        places[tensor] = (buffer, layout)
    }

    func layout(of tensor: Int) -> ActivationLayout {
        ActivationLayout(shape: description.tensors[tensor].shape, isTight: isTight[tensor])
    }

    mutating func append(_ work: NetworkStep.Work, reads: [Int], write: Int) {
        for buffer in reads + [write] {
            let live = buffers[buffer].live
            buffers[buffer].live =
                min(live.lowerBound, steps.count)...max(live.upperBound, steps.count)
        }
        steps.append(NetworkStep(work: work, reads: reads, write: write))
    }

    func reflow(from input: ActivationLayout, to output: ActivationLayout) -> NetworkStep.Work {
        .reflow(
            Reflow(
                count: input.pixels * input.channels, inputChannels: input.channels,
                inputStride: input.stride, outputChannels: output.channels,
                outputStride: output.stride))
    }

    // MARK: Constants

    func epilogue(_ function: ElementFunction) -> cvs_epilogue {
        var result = cvs_epilogue()
        result.lower = -.infinity
        result.upper = .infinity
        switch function {
        case .plain(.none): break
        case .plain(.relu): result.lower = 0
        case .plain(.relu6):
            result.lower = 0
            result.upper = 6
        case .plain(.hardSwish): result.kind = 2
        case .plain(.logistic): result.kind = 3
        case .parametric(let tensor):
            result.kind = 1
            result.slopes = constants.keep(
                kernels.padded(constant(tensor), channels: constant(tensor).count))
        }
        return result
    }

    /// Values of a tensor that validation has found to be constant.
    func constant(_ tensor: Int) -> [Float] {
        description.tensors[tensor].constant ?? []
    }

    /// The bias among an operator's inputs, padded with zeros; zeros if it has none.
    func bias(_ step: FusedOperator, channels: Int) -> UnsafePointer<Float> {
        let values =
            step.inputs.count > 2
            ? constant(step.inputs[2]) : [Float](repeating: 0, count: channels)
        return constants.keep(kernels.padded(values, channels: channels))
    }
}
