import PeakLoops

/// What one thread of this machine reaches in loops made for nothing else, in turns with a kernel.
package final class MachinePeaks {
    private static let rounds = 50_000
    private let hasFMA: Bool
    private let memory: UnsafeMutableRawBufferPointer

    /// Peaks of a machine with or without fused products of 8 floats.
    package init(hasFMA: Bool) {
        self.hasFMA = hasFMA
        // More than the third-level cache keeps for one core.
        memory = .allocate(byteCount: 64 << 20, alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 1)
    }

    deinit { memory.deallocate() }

    /// Seconds a call of `work`, and the share that its `operations` (a fused product counts as two)
    /// are of what a bare loop does in that time.
    package func rate(
        operations: Double, isBaseline: Bool, _ work: () throws -> Void
    ) rethrows -> (seconds: Double, share: Double) {
        let isPlain = isBaseline || !hasFMA
        let lanes = isPlain ? peak_lanes_baseline : peak_lanes_fma
        let pair = try Rate.pair(work) {
            Self.keep(isPlain ? peak_baseline(Self.rounds) : peak_fma(Self.rounds))
        }
        return (pair.seconds, operations * pair.ratio / Double(2 * lanes * Self.rounds))
    }

    /// Seconds a call of `work`, and the share that its `bytes` are of what a bare loop reads from
    /// memory in that time: over 1 for what stays in the caches.
    package func rate(
        bytes: Double, _ work: () throws -> Void
    ) rethrows -> (seconds: Double, share: Double) {
        let pair = try Rate.pair(work) {
            Self.keep(Float(peak_read(memory.baseAddress, memory.count) & 1))
        }
        return (pair.seconds, bytes * pair.ratio / Double(memory.count))
    }

    /// One line for the head of a table.
    package var text: String {
        func gflops(_ lanes: Int, _ loop: (Int) -> Float) -> String {
            let seconds = Rate.secondsPerCall { Self.keep(loop(Self.rounds)) }
            return Figure.decimal(2e-9 * Double(lanes * Self.rounds) / seconds, places: 1)
        }
        let seconds = Rate.secondsPerCall {
            Self.keep(Float(peak_read(memory.baseAddress, memory.count) & 1))
        }
        return
            "One thread of this machine: \(gflops(peak_lanes_baseline, peak_baseline)) GFLOP/s in "
            + "plain loops, \(hasFMA ? gflops(peak_lanes_fma, peak_fma) : "–") fused, reads "
            + "\(Figure.decimal(1e-9 * Double(memory.count) / seconds, places: 1)) GB/s from memory."
    }

    /// Uses a value, so that the loop that made it stays.
    @inline(never) @_optimize(none)
    private static func keep(_ value: Float) {}
}
