internal import CFFmpeg

extension Orientation {
    /// The orientation that a display matrix in the side data of `stream` asks for; `nil` when there is none.
    init?(of stream: UnsafeMutablePointer<AVStream>) {
        var size = 0
        guard let bytes = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size) else {
            return nil
        }
        self.init(bytes: bytes, count: size)
    }

    /// The orientation that the side data of `picture` asks for; `nil` when there is none.
    init?(of picture: borrowing Picture) {
        guard let data = av_frame_get_side_data(picture.pointer, AV_FRAME_DATA_DISPLAYMATRIX) else {
            return nil
        }
        self.init(bytes: data.pointee.data, count: data.pointee.size)
    }

    private init?(bytes: UnsafePointer<UInt8>, count: Int) {
        guard count >= 36 else { return nil }
        let raw = UnsafeRawPointer(bytes)
        self.init(matrix: (0..<9).map { raw.loadUnaligned(fromByteOffset: 4 * $0, as: Int32.self) })
    }
}
