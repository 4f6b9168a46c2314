internal import CFFmpeg
import Foundation

/// SHA-256 (FIPS 180-4), by the library that the fixtures are written with.
package enum Checksum {
    /// Sixty-four hexadecimal digits, or nil when the file cannot be read.
    package static func ofFile(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map(of)
    }

    static func of(_ bytes: Data) -> String {
        guard let context = av_sha_alloc() else { fatalError("out of memory") }
        defer { av_free(UnsafeMutableRawPointer(context)) }
        av_sha_init(context, 256)
        bytes.withUnsafeBytes {
            av_sha_update(context, $0.bindMemory(to: UInt8.self).baseAddress, bytes.count)
        }
        var digest = [UInt8](repeating: 0, count: 32)
        av_sha_final(context, &digest)
        let digits = Array("0123456789abcdef")
        return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
