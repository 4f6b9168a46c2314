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
