/// Owns memory aligned for vector loads that grows when asked for more and is otherwise reused.
struct PlaneStorage: ~Copyable {
    private(set) var base: UnsafeMutableRawPointer
    private(set) var capacity: Int

    /// Alignment in bytes: a cache line, and the widest vector.
    static let alignment = 64

    init() {
        capacity = Self.alignment
        base = .allocate(byteCount: capacity, alignment: Self.alignment)
    }

    deinit { base.deallocate() }

    /// Makes room for `byteCount` bytes; what was stored before is lost when it has to grow.
    mutating func reserve(_ byteCount: Int) {
        guard byteCount > capacity else { return }
        base.deallocate()
        base = .allocate(byteCount: byteCount, alignment: Self.alignment)
        capacity = byteCount
    }

    /// `count` rounded up to whole alignment units.
    static func aligned(_ count: Int) -> Int {
        (count + alignment - 1) / alignment * alignment
    }
}
