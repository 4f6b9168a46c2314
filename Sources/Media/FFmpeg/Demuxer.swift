internal import CFFmpeg

/// Owns the demuxer of one file, and the file.
struct Demuxer: ~Copyable {
    let pointer: UnsafeMutablePointer<AVFormatContext>
    let source: ByteSource
    /// Kept for as long as FFmpeg may ask it.
    private let deadline: Deadline

    /// Opens `path` and finds out what streams are inside. The content decides what it is, not the name.
    ///
    /// - Throws: what ``ByteSource`` throws; `unknownFormat` when nothing recognises the content.
    init(
        path: String, deadline: Deadline = Deadline(seconds: MediaLimits.standard.workSeconds)
    ) throws(MediaError) {
        try self.init(ByteSource(path: path), path: path, deadline: deadline)
    }

    /// Finds out what streams are inside `source`; `path` names it in errors.
    init(
        _ source: consuming ByteSource, path: String, deadline: Deadline
    ) throws(MediaError) {
        _ = FFmpegStatus.prepareLibraries
        guard let context = avformat_alloc_context() else { fatalError("out of memory") }
        context.pointee.pb = source.pointer
        context.pointee.interrupt_callback = deadline.interruption
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
        self.deadline = deadline
    }

    deinit {
        var context: UnsafeMutablePointer<AVFormatContext>? = pointer
        avformat_close_input(&context)
    }

    /// The number of the video stream that a player shows: the first that is marked as default and is
    /// no cover picture, else the first that is no cover picture, or `nil`.
    var shownVideoStream: Int? {
        let films = (0..<Int(pointer.pointee.nb_streams)).filter {
            let type = stream($0).pointee.codecpar.pointee.codec_type
            return type == AVMEDIA_TYPE_VIDEO && !isCover($0)
        }
        return films.first { stream($0).pointee.disposition & AV_DISPOSITION_DEFAULT != 0 }
            ?? films.first
    }

    /// Stream `index` of the file.
    func stream(_ index: Int) -> UnsafeMutablePointer<AVStream> {
        // Safety: FFmpeg keeps nb_streams non-null entries, and callers stay below nb_streams.
        pointer.pointee.streams[index]!
    }

    private func isCover(_ index: Int) -> Bool {
        let covers = AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS
        return stream(index).pointee.disposition & covers != 0
    }
}
