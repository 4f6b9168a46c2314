internal import Glibc

/// Bytes that end, or begin, exactly at a page that may not be touched: a read or write past that
/// side ends the test with a fault instead of passing unseen. The other side holds guard bytes.
public final class GuardedMemory: @unchecked Sendable {
    // Safety: tests use one from one thread at a time.
    private let mapping: UnsafeMutableRawPointer
    private let mappedCount: Int

    /// The first usable byte.
    public let base: UnsafeMutablePointer<UInt8>
    /// Usable bytes.
    public let count: Int

    /// Which side touches the forbidden page.
    public enum Side: String, CaseIterable, Sendable {
        /// Reading past the end faults.
        case end
        /// Reading before the start faults.
        case start
    }

    /// `count` bytes of `guardValue`, flush with a forbidden page at `side`.
    public init(count: Int, flush side: Side = .end, guardValue: UInt8 = 0xA5) {
        let page = 4096
        let pages = (count + page - 1) / page + 1
        mappedCount = (pages + 1) * page
        guard
            let mapped = mmap(
                nil, mappedCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            mapped != MAP_FAILED
        else { fatalError("out of memory") }
        mapping = mapped
        self.count = count
        memset(mapped, Int32(guardValue), mappedCount)
        switch side {
        case .end:
            mprotect(mapped + pages * page, page, PROT_NONE)
            base = (mapped + pages * page - count).assumingMemoryBound(to: UInt8.self)
        case .start:
            mprotect(mapped, page, PROT_NONE)
            base = (mapped + page).assumingMemoryBound(to: UInt8.self)
        }
    }

    deinit { munmap(mapping, mappedCount) }
}
