internal import CVectorShims
internal import VectorCore

/// The memory in which one thread runs a network, again and again.
///
/// Not for use by two threads at a time. The results are the same bits for the same input,
/// whatever ran before.
public final class InferenceSession {
    private let network: Network
    private let arena: AlignedFloats
    private let steps: [NetworkStep.Work]

    /// Allocates what `network` needs to run.
    public init(_ network: Network) {
        self.network = network
        let arena = AlignedFloats(count: network.arenaCount)
        self.arena = arena
        let start = arena.start
        steps = network.steps.map { step in
            step.work.bound(
                reads: step.reads.map { start + network.buffers[$0].offset },
                write: start + network.buffers[step.write].offset)
        }
    }

    /// The input, row-major in the shape of ``Network/inputShape``. Its values stay as they are
    /// when the network runs.
    ///
    /// Safety: valid as long as this session lives.
    public var input: UnsafeMutableBufferPointer<Float> {
        UnsafeMutableBufferPointer(
            start: arena.start + network.buffers[network.inputBuffer].offset,
            count: network.inputShape.reduce(1, *))
    }

    /// Computes the outputs from the input. Allocates nothing and starts no thread.
    public func run() {
        let kernels = network.kernels
        for step in steps { step.run(kernels) }
    }

    /// Runs one kernel call by itself, on whatever its operands hold: for timing.
    ///
    /// - Precondition: `index` is one of ``Network/stepSummaries``.
    public func runStep(_ index: Int) { steps[index].run(network.kernels) }

    /// An output of the last run, row-major in its shape.
    ///
    /// Safety: valid as long as this session lives, and until the next run.
    ///
    /// - Precondition: `index` is one of ``Network/outputs``.
    public func output(_ index: Int) -> UnsafeBufferPointer<Float> {
        UnsafeBufferPointer(
            start: arena.start + network.buffers[network.outputBuffers[index]].offset,
            count: network.outputs[index].shape.reduce(1, *))
    }

    /// Values of any activation after the last run, row-major, by its number in the description;
    /// `nil` for constants, or when the network does not keep its activations.
    public func activation(tensor: Int) -> [Float]? {
        guard let place = network.activations[tensor] else { return nil }
        let start = arena.start + network.buffers[place.buffer].offset
        let layout = place.layout
        var values: [Float] = []
        values.reserveCapacity(layout.pixels * layout.channels)
        for pixel in 0..<layout.pixels {
            for channel in 0..<layout.channels {
                values.append(start[pixel * layout.stride + channel])
            }
        }
        return values
    }
}

extension NetworkStep.Work {
    /// The same work with the addresses of a session's memory.
    func bound(
        reads: [UnsafeMutablePointer<Float>], write: UnsafeMutablePointer<Float>
    ) -> Self {
        let input = UnsafePointer(reads[0])
        switch self {
        case .dense(var call):
            call.input = input
            call.residual = reads.count > 1 ? UnsafePointer(reads[1]) : nil
            call.output = write
            return .dense(call)
        case .winograd(let call):
            return .winograd(
                call.bound(
                    input, residual: reads.count > 2 ? UnsafePointer(reads[2]) : nil,
                    scratch: reads[1], write))
        case .depthwise(let call): return .depthwise(call.bound(input, write))
        case .maximumPool(let call): return .maximumPool(call.bound(input, write))
        case .averagePool(let call): return .averagePool(call.bound(input, write))
        case .globalAverage(var call):
            call.input = input
            call.output = write
            return .globalAverage(call)
        case .resize(var call):
            call.input = input
            call.output = write
            return .resize(call)
        case .add(let call): return .add(call.bound(reads, write))
        case .multiply(let call): return .multiply(call.bound(reads, write))
        case .function(let call): return .function(call.bound(reads, write))
        case .copy(var call):
            call.input = input
            call.output = write
            return .copy(call)
        case .border(var call):
            call.input = input
            call.output = write
            return .border(call)
        case .reflow(var call):
            call.input = input
            call.output = write
            return .reflow(call)
        }
    }

    /// Runs a bound step.
    func run(_ kernels: NetworkKernels) {
        switch self {
        case .dense(let call): withUnsafePointer(to: call) { kernels.dense($0) }
        case .winograd(let call): call.run(kernels)
        case .depthwise(let call): withUnsafePointer(to: call) { kernels.depthwise($0) }
        case .maximumPool(let call): withUnsafePointer(to: call) { kernels.maximumPool($0) }
        case .averagePool(let call): withUnsafePointer(to: call) { kernels.averagePool($0) }
        case .resize(let call): withUnsafePointer(to: call) { kernels.resize($0) }
        case .add(let call): withUnsafePointer(to: call) { kernels.add($0) }
        case .multiply(let call): withUnsafePointer(to: call) { kernels.multiply($0) }
        case .function(let call): withUnsafePointer(to: call) { kernels.function($0) }
        case .globalAverage(let call):
            if let input = call.input, let output = call.output {
                kernels.globalAverage(input, output, call.pixels, call.channels)
            }
        case .copy(let call):
            call.run()
        case .border(let call):
            call.run()
        case .reflow(let call):
            call.run()
        }
    }
}

extension cvs_window {
    fileprivate func bound(
        _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>
    ) -> cvs_window {
        var call = self
        call.input = input
        call.output = output
        return call
    }
}

extension cvs_elementwise {
    fileprivate func bound(
        _ reads: [UnsafeMutablePointer<Float>], _ output: UnsafeMutablePointer<Float>
    ) -> cvs_elementwise {
        var call = self
        call.left.values = UnsafePointer(reads[0])
        call.right.values = reads.count > 1 ? UnsafePointer(reads[1]) : nil
        call.output = output
        return call
    }
}
