internal import CFFmpeg

/// Owns the demuxer of one file, and the file.
struct Demuxer: ~Copyable {
    let pointer: UnsafeMutablePointer<AVFormatContext>
    let source: ByteSource

    /// Opens `path` and finds out what streams are inside. The content decides what it is, not the name.
    ///
    /// - Throws: what ``ByteSource`` throws; `unknownFormat` when nothing recognises the content.
    init(path: String) throws(MediaError) {
        _ = FFmpegStatus.silence
        let source = try ByteSource(path: path)
        guard let context = avformat_alloc_context() else { fatalError("out of memory") }
        context.pointee.pb = source.pointer
        // A playlist or script may name other files or addresses; none is ever opened.
        context.pointee.io_open = { _, _, _, _, _ in cff_error_access }
        var owned: UnsafeMutablePointer<AVFormatContext>? = context
        // On failure the context is freed by the call; the bytes below it stay ours.
        var status = avformat_open_input(&owned, "", nil, nil)
        guard status >= 0, let opened = owned else {
            throw MediaError(
                .unknownFormat,
                "is no video or picture that can be read, or its head is damaged; "
                    + "make or copy it again",
                path: path, underlying: FFmpegStatus.describe("avformat_open_input", status))
        }
        status = avformat_find_stream_info(opened, nil)
        guard status >= 0 else {
            avformat_close_input(&owned)
            throw MediaError(
                .unknownFormat, "has no stream that can be read; make or copy it again",
                path: path, underlying: FFmpegStatus.describe("avformat_find_stream_info", status))
        }
        pointer = opened
        self.source = source
    }

    deinit {
        var context: UnsafeMutablePointer<AVFormatContext>? = pointer
        avformat_close_input(&context)
    }

    /// The number of the best video stream that is no cover picture, or `nil`.
    var bestVideoStream: Int? {
        let index = av_find_best_stream(pointer, AVMEDIA_TYPE_VIDEO, -1, -1, nil, 0)
        guard index >= 0, !isCover(Int(index)) else {
            // Among cover pictures and films the call may prefer a cover; take the first film.
            return (0..<Int(pointer.pointee.nb_streams)).first {
                stream($0).pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_VIDEO && !isCover($0)
            }
        }
        return Int(index)
    }

    /// Stream `index` of the file.
    func stream(_ index: Int) -> UnsafeMutablePointer<AVStream> {
        // Safety: FFmpeg keeps nb_streams non-null entries, and callers stay below nb_streams.
        pointer.pointee.streams[index]!
    }

    private func isCover(_ index: Int) -> Bool {
        stream(index).pointee.disposition & AV_DISPOSITION_ATTACHED_PIC != 0
    }
}
