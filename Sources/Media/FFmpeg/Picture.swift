internal import CFFmpeg

/// Owns one frame structure and a reference to whatever buffers it points at.
struct Picture: ~Copyable {
    let pointer: UnsafeMutablePointer<AVFrame>

    init() {
        guard let frame = av_frame_alloc() else { fatalError("out of memory") }
        pointer = frame
    }

    deinit {
        var frame: UnsafeMutablePointer<AVFrame>? = pointer
        av_frame_free(&frame)
    }

    /// Whether the decoder says that some of the picture is missing or made up.
    var isBroken: Bool {
        pointer.pointee.flags & AV_FRAME_FLAG_CORRUPT != 0
            || pointer.pointee.decode_error_flags != 0
    }

    /// Whether every plane of the picture's format is there, with rows that hold its width: some decoders
    /// hand on a damaged picture without its chroma.
    var isComplete: Bool {
        guard let descriptor = av_pix_fmt_desc_get(format) else { return false }
        let parts = withUnsafeBytes(of: descriptor.pointee.comp) {
            Array($0.bindMemory(to: AVComponentDescriptor.self))
        }.prefix(Int(descriptor.pointee.nb_components))
        return parts.allSatisfy { part in
            let row = Int(av_image_get_linesize(format, pointer.pointee.width, part.plane))
            return plane(Int(part.plane)) != nil && row > 0
                && abs(bytesPerRow(Int(part.plane))) >= row
        }
    }

    var width: Int { Int(pointer.pointee.width) }
    var height: Int { Int(pointer.pointee.height) }
    var format: AVPixelFormat { AVPixelFormat(rawValue: pointer.pointee.format) }

    /// The first byte of plane `index`, 0...3.
    func plane(_ index: Int) -> UnsafeMutablePointer<UInt8>? {
        let data = pointer.pointee.data
        switch index {
        case 0: return data.0
        case 1: return data.1
        case 2: return data.2
        default: return data.3
        }
    }

    /// Bytes from one row of plane `index` to the next; negative where rows are stored upwards.
    func bytesPerRow(_ index: Int) -> Int {
        let sizes = pointer.pointee.linesize
        switch index {
        case 0: return Int(sizes.0)
        case 1: return Int(sizes.1)
        case 2: return Int(sizes.2)
        default: return Int(sizes.3)
        }
    }
}
