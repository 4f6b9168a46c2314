internal import CFFmpeg

/// What the samples of a pixel format are and where they lie.
struct PixelLayout: Sendable {
    let format: AVPixelFormat
    /// Bits per sample, 1...16.
    let depth: Int
    /// Bits of each component, in the order of the format.
    let depths: [Int]
    /// log₂ of horizontal chroma subsampling.
    let shiftX: Int
    /// log₂ of vertical chroma subsampling.
    let shiftY: Int
    /// Samples are R′G′B′, or indices into a table of them.
    let isRGB: Bool
    /// There is luma only.
    let isGray: Bool
    let hasAlpha: Bool
    let isPalette: Bool
    /// The format itself says that samples span their whole range.
    let impliesFullRange: Bool
    /// One sample of 8 bits per byte, Y′ Cb Cr in three planes, no alpha: can be lent as it is.
    let isPlanar8: Bool
    /// One sample of 9...16 bits in the low bits of each two bytes, in three planes, no alpha.
    let isPlanar16: Bool

    /// The layout of `format`; `nil` for formats that are not read: on a graphics card, of floating
    /// point, of raw sensors, CIE XYZ.
    init?(_ format: AVPixelFormat) {
        guard let descriptor = av_pix_fmt_desc_get(format) else { return nil }
        let flags = descriptor.pointee.flags
        let refused =
            UInt64(AV_PIX_FMT_FLAG_HWACCEL) | UInt64(AV_PIX_FMT_FLAG_FLOAT)
            | UInt64(AV_PIX_FMT_FLAG_BAYER)
        let name = String(cString: descriptor.pointee.name)
        guard flags & refused == 0, !name.hasPrefix("xyz") else { return nil }
        let parts = withUnsafeBytes(of: descriptor.pointee.comp) {
            Array($0.bindMemory(to: AVComponentDescriptor.self))
        }.prefix(Int(descriptor.pointee.nb_components))
        guard let first = parts.first, (1...16).contains(first.depth) else { return nil }
        self.format = format
        depths = parts.map { Int($0.depth) }
        depth = flags & UInt64(AV_PIX_FMT_FLAG_PAL) != 0 ? 8 : Int(parts.map(\.depth).max() ?? 8)
        shiftX = Int(descriptor.pointee.log2_chroma_w)
        shiftY = Int(descriptor.pointee.log2_chroma_h)
        isPalette = flags & UInt64(AV_PIX_FMT_FLAG_PAL) != 0
        isRGB = isPalette || flags & UInt64(AV_PIX_FMT_FLAG_RGB) != 0
        isGray = !isRGB && parts.count < 3
        hasAlpha = flags & UInt64(AV_PIX_FMT_FLAG_ALPHA) != 0 || isPalette
        impliesFullRange = name.hasPrefix("yuvj") || isRGB || name.hasPrefix("mono")
        let threePlanes =
            parts.count == 3 && !isRGB && parts.enumerated().allSatisfy { Int($1.plane) == $0 }
            && flags & UInt64(AV_PIX_FMT_FLAG_PLANAR) != 0
            && parts.allSatisfy { $0.shift == 0 && $0.offset == 0 && $0.depth == first.depth }
        isPlanar8 = threePlanes && parts.allSatisfy { $0.step == 1 && $0.depth == 8 }
        isPlanar16 =
            threePlanes && parts.allSatisfy { $0.step == 2 && $0.depth > 8 }
            && flags & UInt64(AV_PIX_FMT_FLAG_BE) == 0
    }

    /// Width of a chroma plane for luma of `width`.
    func chromaWidth(_ width: Int) -> Int { (width + (1 << shiftX) - 1) >> shiftX }

    /// Height of a chroma plane for luma of `height`.
    func chromaHeight(_ height: Int) -> Int { (height + (1 << shiftY) - 1) >> shiftY }
}
