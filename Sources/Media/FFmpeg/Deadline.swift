internal import CFFmpeg

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The moment at which reading a file has taken too long, for our own loops and for FFmpeg's.
final class Deadline: Sendable {
    private let nanoseconds: UInt64

    /// A moment `seconds` from now.
    init(seconds: Double) {
        let span = min(max(seconds, 0), 1e9) * 1e9
        nanoseconds = monotonicNanoseconds() &+ UInt64(span)
    }

    var hasPassed: Bool { monotonicNanoseconds() >= nanoseconds }

    /// The callback by which FFmpeg asks whether to give up.
    ///
    /// Safety: the deadline must outlive everything that the callback is given to.
    var interruption: AVIOInterruptCB {
        AVIOInterruptCB(
            callback: { opaque in
                guard let opaque else { return 0 }
                return Unmanaged<Deadline>.fromOpaque(opaque).takeUnretainedValue().hasPassed
                    ? 1 : 0
            }, opaque: Unmanaged.passUnretained(self).toOpaque())
    }
}

/// Nanoseconds of a clock that only runs forwards.
private func monotonicNanoseconds() -> UInt64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return UInt64(now.tv_sec) &* 1_000_000_000 &+ UInt64(now.tv_nsec)
}
