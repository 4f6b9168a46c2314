internal import VectorCore

/// Owns the packed weights and tables of a network for as long as the network lives.
///
/// Safety: filled while the network is being built, only read afterwards; so it may be shared.
final class ConstantPool: @unchecked Sendable {
    private var weights: [AlignedFloats] = []
    private var tables: [UnsafeMutableRawPointer] = []

    deinit {
        for table in tables { table.deallocate() }
    }

    func keep(_ floats: AlignedFloats) -> UnsafePointer<Float> {
        weights.append(floats)
        return UnsafePointer(floats.start)
    }

    func keep<Element: BitwiseCopyable>(_ values: [Element]) -> UnsafePointer<Element> {
        let raw = UnsafeMutableRawPointer.allocate(
            byteCount: max(1, values.count) * MemoryLayout<Element>.stride, alignment: 64)
        tables.append(raw)
        let start = raw.bindMemory(to: Element.self, capacity: values.count)
        for (index, value) in values.enumerated() {
            (start + index).initialize(to: value)
        }
        return UnsafePointer(start)
    }
}
