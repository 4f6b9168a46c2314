internal import FoundationEssentials

/// Bytes as text of 64 letters (RFC 4648, §4).
enum Base64 {
    /// `bytes` with padding, in one line.
    static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
