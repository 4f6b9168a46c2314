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

    /// Sets the libraries up, once for the process: their own output is silenced, for what matters is in
    /// our errors; and no single block of memory may exceed that of the largest still with 16-bit alpha,
    /// for an index of a few bytes can promise more entries than a gigabyte holds.
    static let prepareLibraries: Void = {
        av_log_set_level(AV_LOG_QUIET)
        av_max_alloc(8192 * 8192 * 8 + 1 << 22)
    }()
}
