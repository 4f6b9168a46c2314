import CFFmpeg

/// Why a fixture could not be drawn or written, in one sentence with its remedy.
package struct FixtureError: Error, CustomStringConvertible {
    /// What is wrong and what to try.
    package let message: String
    /// The file concerned.
    package let path: String
    /// FFmpeg's status, when it was FFmpeg that refused.
    package let status: Int32?

    package init(_ message: String, path: String, status: Int32? = nil) {
        self.message = message
        self.path = path
        self.status = status
    }

    package var description: String {
        guard let status else { return "\(path): \(message)" }
        var text = [CChar](repeating: 0, count: 128)
        av_strerror(status, &text, text.count)
        let reason = String(
            decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return "\(path): \(message) [\(reason)]"
    }
}

/// Passes a non-negative FFmpeg status on and throws for a negative one.
@discardableResult
func check(
    _ status: Int32, _ message: String, _ path: String
) throws(FixtureError) -> Int32 {
    guard status >= 0 else { throw FixtureError(message, path: path, status: status) }
    return status
}
