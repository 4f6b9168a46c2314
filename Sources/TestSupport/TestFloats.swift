/// Floats in guarded memory: reading or writing past the last one faults.
public final class TestFloats: Sendable {
    private let memory: GuardedMemory
    /// Number of floats.
    public let count: Int

    /// `count` floats whose bytes are guard bytes.
    public init(count: Int, flush side: GuardedMemory.Side = .end) {
        self.count = count
        memory = GuardedMemory(count: 4 * count, flush: side)
    }

    /// `count` floats of a function of their index.
    public convenience init(
        count: Int, flush side: GuardedMemory.Side = .end, _ value: (Int) -> Float
    ) {
        self.init(count: count, flush: side)
        for i in 0..<count { pointer[i] = value(i) }
    }

    /// The first float; aligned to 4 bytes only.
    public var pointer: UnsafeMutablePointer<Float> {
        // Safety: the memory is used as floats only.
        UnsafeMutableRawPointer(memory.base).assumingMemoryBound(to: Float.self)
    }

    /// The bit patterns, so that equality means the same bits.
    public var bits: [UInt32] { (0..<count).map { pointer[$0].bitPattern } }
}
