internal import CFFmpeg

/// A status of an FFmpeg call, in words.
enum FFmpegStatus {
    /// `call: text of status`, as errors quote it.
    static func describe(_ call: String, _ status: Int32) -> String {
        "\(call): \(text(status))"
    }

    /// The library's own words for `status`.
    static func text(_ status: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: Int(AV_ERROR_MAX_STRING_SIZE))
        av_strerror(status, &buffer, buffer.count)
        let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Silences the libraries' own output, once for the process: what matters is in our errors.
    static let silence: Void = av_log_set_level(AV_LOG_QUIET)
}
