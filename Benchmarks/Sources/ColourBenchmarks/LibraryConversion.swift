import CSwscale
import VectorCore

/// libswscale's conversion of a picture, told of matrix and range.
final class LibraryConversion {
    /// How it is asked.
    enum Manner {
        /// As a program gets it that names nothing but the formats.
        case usual
        /// With every option that is for exactness, and the place of chroma.
        case accurate
    }

    private let picture: CodedPicture
    private let context: OpaquePointer
    private let target: UnsafeMutablePointer<UInt8>
    private var isDeep: Bool { picture.depth > 8 }

    /// `nil` where the library refuses.
    init?(_ picture: CodedPicture, _ manner: Manner) {
        guard let context = sws_alloc_context(), let format = Self.format(of: picture) else {
            return nil
        }
        let (width, height) = (Int64(picture.width), Int64(picture.height))
        let deep = picture.depth > 8
        var flags = Int64(SWS_BICUBIC)
        if manner == .accurate {
            flags = Int64(
                SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP
                    | SWS_BITEXACT)
        }
        let raw = UnsafeMutableRawPointer(context)
        for (name, value) in [
            ("srcw", width), ("srch", height), ("dstw", width), ("dsth", height),
            ("src_format", Int64(format.rawValue)),
            ("dst_format", Int64((deep ? AV_PIX_FMT_RGB48LE : AV_PIX_FMT_RGB24).rawValue)),
            ("sws_flags", flags), ("src_range", picture.coding.range == .full ? 1 : 0),
            ("dst_range", 1),
        ] {
            av_opt_set_int(raw, name, value, 0)
        }
        if manner == .accurate, picture.sampling.shiftX > 0 {
            // In 256ths of a luma sample.
            av_opt_set_int(
                raw, "src_h_chr_pos", picture.sampling.site == "center" ? 128 : 0, 0)
            if picture.sampling.shiftY > 0 {
                av_opt_set_int(
                    raw, "src_v_chr_pos", picture.sampling.site == "topleft" ? 0 : 128, 0)
            }
        }
        guard sws_init_context(context, nil, nil) >= 0 else {
            sws_freeContext(context)
            return nil
        }
        let space =
            switch picture.coding.matrix {
            case .bt601: SWS_CS_ITU601
            case .bt709: SWS_CS_ITU709
            case .bt2020: SWS_CS_BT2020
            }
        sws_setColorspaceDetails(
            context, sws_getCoefficients(space), picture.coding.range == .full ? 1 : 0,
            sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, 1 << 16, 1 << 16)
        self.picture = picture
        self.context = context
        let count = 6 * picture.width * picture.height + 64
        target = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 64)
            .bindMemory(to: UInt8.self, capacity: count)
        target.initialize(repeating: 0, count: count)
    }

    deinit {
        sws_freeContext(context)
        target.deallocate()
    }

    private static func format(of picture: CodedPicture) -> AVPixelFormat? {
        switch (picture.sampling.shiftX, picture.sampling.shiftY, picture.depth) {
        case (1, 1, 8): AV_PIX_FMT_YUV420P
        case (1, 0, 8): AV_PIX_FMT_YUV422P
        case (0, 0, 8): AV_PIX_FMT_YUV444P
        case (1, 1, 10): AV_PIX_FMT_YUV420P10LE
        case (1, 0, 10): AV_PIX_FMT_YUV422P10LE
        case (0, 0, 10): AV_PIX_FMT_YUV444P10LE
        case (1, 1, 12): AV_PIX_FMT_YUV420P12LE
        case (1, 0, 12): AV_PIX_FMT_YUV422P12LE
        case (0, 0, 12): AV_PIX_FMT_YUV444P12LE
        default: nil
        }
    }

    /// Converts the whole picture.
    func run() {
        func lend<Sample>(_ planes: [[Sample]], _ size: Int) {
            planes[0].withUnsafeBytes { luma in
                planes[1].withUnsafeBytes { cb in
                    planes[2].withUnsafeBytes { cr in
                        let from = [luma, cb, cr].map {
                            $0.baseAddress?.assumingMemoryBound(to: UInt8.self)
                        }
                        let chroma = Int32(size * picture.chromaWidth)
                        let strides = [Int32(size * picture.width), chroma, chroma]
                        let to: [UnsafeMutablePointer<UInt8>?] = [target]
                        let rows = [Int32(3 * size * picture.width)]
                        sws_scale(
                            context, from, strides, 0, Int32(picture.height), to, rows)
                    }
                }
            }
        }
        if isDeep { lend(picture.words, 2) } else { lend(picture.bytes, 1) }
    }

    /// What was written, in codes of 8 bits.
    var codes: [Double] {
        let count = 3 * picture.width * picture.height
        guard isDeep else { return (0..<count).map { Double(target[$0]) } }
        return (0..<count).map {
            Double(UInt16(target[2 * $0]) | UInt16(target[2 * $0 + 1]) << 8) / 257
        }
    }
}
