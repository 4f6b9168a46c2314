internal import CFFmpeg

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Owns the open descriptor of one local, regular file, and FFmpeg's window on it.
///
/// No protocol of FFmpeg is involved, so that nothing but this file can be reached; and the file counts
/// as long as it was when it was opened, so that one which is still being written has an end.
struct ByteSource: ~Copyable {
    let pointer: UnsafeMutablePointer<AVIOContext>
    /// Length of the file when it was opened.
    var byteCount: Int { file.byteCount }

    let file: OpenFile

    /// Opens `path`, which must name a regular file with something in it.
    ///
    /// - Throws: `missing`, `notLocal`, `notAFile`, `unreadable` or `empty`; `limit` for want of memory.
    init(path: String) throws(MediaError) {
        try self.init(file: try OpenFile(path: path), path: path)
    }

    /// A window on `file`; `path` names it in errors.
    ///
    /// - Throws: `limit` for want of memory.
    init(file: OpenFile, path: String) throws(MediaError) {
        let size = 32768
        let full = MediaError(
            .limit, "cannot be opened for want of memory; close other programs", path: path)
        guard let buffer = av_malloc(size) else { throw full }
        // Safety: `file` lives as long as this value, and the context is freed before it.
        let context = avio_alloc_context(
            buffer.assumingMemoryBound(to: UInt8.self), Int32(size), 0,
            Unmanaged.passUnretained(file).toOpaque(),
            { opaque, target, count in
                guard let opaque, let target else { return cff_error_eof }
                let file = Unmanaged<OpenFile>.fromOpaque(opaque).takeUnretainedValue()
                return file.read(into: target, Int(count))
            }, nil,
            { opaque, offset, whence in
                guard let opaque else { return -1 }
                let file = Unmanaged<OpenFile>.fromOpaque(opaque).takeUnretainedValue()
                return file.seek(offset, whence)
            })
        guard let context else {
            av_free(buffer)
            throw full
        }
        pointer = context
        self.file = file
    }

    deinit {
        av_freep(UnsafeMutableRawPointer(pointer.pointer(to: \.buffer)))
        var context: UnsafeMutablePointer<AVIOContext>? = pointer
        avio_context_free(&context)
    }
}
