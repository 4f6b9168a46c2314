internal import Glibc

/// What tells that a file is still the one that was read.
public struct FileStamp: Hashable, Sendable {
    /// Device and inode.
    public let device: Int
    /// Inode number on that device.
    public let inode: Int
    /// Length in bytes.
    public let bytes: Int
    /// Last modification, nanoseconds since 1970.
    public let modified: Int

    /// The stamp of the regular file at `path`, links followed; `nil` when there is none.
    public init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        device = Int(truncatingIfNeeded: status.st_dev)
        inode = Int(truncatingIfNeeded: status.st_ino)
        bytes = Int(status.st_size)
        modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    }

    /// Seconds since it was last modified, by this machine's clock; negative for a time to come.
    public var age: Double {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Double(now.tv_sec * 1_000_000_000 + now.tv_nsec - modified) / 1e9
    }
}
