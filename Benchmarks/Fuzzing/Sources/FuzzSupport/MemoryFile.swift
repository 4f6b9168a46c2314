internal import CFuzzer
internal import Glibc

/// A file without a name that lives in memory: what reads files by path can read an input of the fuzzer.
public struct MemoryFile: ~Copyable {
    private let descriptor: Int32

    /// A file of `count` bytes; `nil` when the system has none to give.
    public init?(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
        descriptor = cfuzzer_memory_file()
        guard descriptor >= 0 else { return nil }
        if let bytes, count > 0, write(descriptor, bytes, count) != count { return nil }
    }

    deinit { close(descriptor) }

    /// A path under which the file can be opened again.
    public var path: String { "/proc/self/fd/\(descriptor)" }
}
