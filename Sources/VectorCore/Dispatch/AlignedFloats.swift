/// Floats at an address that is a multiple of 64 bytes, owned and freed by this object.
///
/// Safety: the memory is uniquely owned; whoever shares an instance between threads must not write
/// to it afterwards, which is how weights are used.
public final class AlignedFloats: @unchecked Sendable {
    /// The first float.
    public let start: UnsafeMutablePointer<Float>
    /// How many floats there are.
    public let count: Int

    /// `count` zeros.
    public init(count: Int) {
        precondition(count >= 0, "a count below zero")
        // Eight floats to spare, so that a whole vector may be loaded at the last of them.
        let bytes = (count + 8) * MemoryLayout<Float>.stride
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        start = raw.initializeMemory(as: Float.self, repeating: 0, count: count + 8)
        self.count = count
    }

    deinit {
        UnsafeMutableRawPointer(start).deallocate()
    }
}
