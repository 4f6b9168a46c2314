internal import Glibc

/// Bytes through a pipe.
enum WorkerPipe {
    /// Writes all of `bytes`; `false` when the reader has gone.
    static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes {
                // Safety: the buffer lives for the call, and `write` reads at most its count.
                Glibc.write(file, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            offset += count
        }
        return true
    }
}
