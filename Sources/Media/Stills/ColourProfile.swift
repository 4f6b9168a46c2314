internal import CFFmpeg
internal import CLCMS
internal import VectorCore

/// An ICC profile embedded in a still, and the way from its colours to those of sRGB.
///
/// Relative colorimetric with black point compensation, evaluated by Little CMS in 16 bits without its
/// optimisations, which round.
struct ColourProfile: ~Copyable {
    private let handle: cmsHPROFILE
    private let isGray: Bool

    /// `frame` in sRGB, upright and without alpha, and a clause that says what happened; no frame when it
    /// is to stay as it is.
    static func applied(
        _ bytes: [UInt8], to frame: DecodedFrame
    ) -> (frame: DecodedFrame?, note: String) {
        guard let profile = ColourProfile(bytes) else {
            return (nil, "damaged or not one of RGB or gray, not applied")
        }
        guard profile.isGray == frame.layout.isGray || !profile.isGray else {
            return (nil, "\(profile.name) is one of gray in a picture of colours, not applied")
        }
        guard let transform = profile.transform() else {
            return (nil, "\(profile.name) cannot be used, not applied")
        }
        defer { cmsDeleteTransform(transform) }
        if !profile.isGray, isIdentity(transform) { return (nil, "\(profile.name) is sRGB") }
        guard let picture = converted(frame, by: transform, isGray: profile.isGray) else {
            return (nil, "\(profile.name) not applied for want of memory")
        }
        guard let layout = PixelLayout(picture.format),
            var colour = ColourDescription(of: picture, layout: layout, isStill: true)
        else { return (nil, "\(profile.name) not applied") }
        colour.assumed = frame.colour.assumed
        let result = DecodedFrame(
            picture, index: 0, pts: 0, time: 0, layout: layout, orientation: .upright,
            colour: colour, toneMap: nil, kernels: frame.kernels)
        return (result, "\(profile.name) converted to sRGB")
    }

    /// `nil` for bytes that are no profile of an RGB or gray space that devices put in.
    private init?(_ bytes: [UInt8]) {
        guard bytes.count <= 1 << 24,
            let handle = bytes.withUnsafeBytes({
                cmsOpenProfileFromMem($0.baseAddress, cmsUInt32Number($0.count))
            })
        else { return nil }
        let space = cmsGetColorSpace(handle)
        guard space == cmsSigRgbData || space == cmsSigGrayData else {
            cmsCloseProfile(handle)
            return nil
        }
        isGray = space == cmsSigGrayData
        self.handle = handle
    }

    deinit { cmsCloseProfile(handle) }

    /// The profile's own name, in printable ASCII, quoted.
    private var name: String {
        var text = [CChar](repeating: 0, count: 96)
        cmsGetProfileInfoASCII(
            handle, cmsInfoDescription, "en", "US", &text, cmsUInt32Number(text.count))
        let letters = text.prefix { $0 != 0 }.filter { (32..<127).contains($0) && $0 != 34 }
        let name = String(decoding: letters.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return name.isEmpty ? "a profile without a name" : "\"\(name)\""
    }

    private func transform() -> cmsHTRANSFORM? {
        guard let target = cmsCreate_sRGBProfile() else { return nil }
        defer { cmsCloseProfile(target) }
        return cmsCreateTransform(
            handle, isGray ? clcms_gray16 : clcms_rgb16, target, clcms_rgb16, clcms_intent,
            clcms_flags)
    }

    /// Whether colours stay within one code of 255: the profile is one of the many of sRGB.
    private static func isIdentity(_ transform: cmsHTRANSFORM) -> Bool {
        let steps = (0...8).map { UInt16($0 * 8191) }
        let grid = steps.flatMap { r in steps.flatMap { g in steps.flatMap { b in [r, g, b] } } }
        var result = [UInt16](repeating: 0, count: grid.count)
        cmsDoTransform(transform, grid, &result, cmsUInt32Number(grid.count / 3))
        return zip(grid, result).allSatisfy { abs(Int($0) - Int($1)) <= 257 }
    }

    /// `frame` as R′G′B′ of its own depth, 8 or 16 bits, after `transform`.
    private static func converted(
        _ frame: DecodedFrame, by transform: cmsHTRANSFORM, isGray: Bool
    ) -> Picture? {
        let source = RGBBuffer(frame)
        let isDeep = source.bytesPerSample == 2
        let picture = Picture()
        picture.pointer.pointee.format = (isDeep ? AV_PIX_FMT_RGB48LE : AV_PIX_FMT_RGB24).rawValue
        picture.pointer.pointee.width = Int32(source.width)
        picture.pointer.pointee.height = Int32(source.height)
        picture.pointer.pointee.color_range = AVCOL_RANGE_JPEG
        picture.pointer.pointee.colorspace = AVCOL_SPC_RGB
        picture.pointer.pointee.color_primaries = AVCOL_PRI_BT709
        picture.pointer.pointee.color_trc = AVCOL_TRC_IEC61966_2_1
        guard av_frame_get_buffer(picture.pointer, 0) >= 0, let target = picture.plane(0) else {
            return nil
        }
        let count = 3 * source.width
        let stride = isGray ? 3 : 1
        var row = [UInt16](repeating: 0, count: count / stride)
        var result = [UInt16](repeating: 0, count: count)
        for y in 0..<source.height {
            let from = source.bytes + y * count * source.bytesPerSample
            if isDeep {
                let words = from.assumingMemoryBound(to: UInt16.self)
                for x in row.indices { row[x] = words[stride * x] }
            } else {
                let bytes = from.assumingMemoryBound(to: UInt8.self)
                for x in row.indices { row[x] = 257 * UInt16(bytes[stride * x]) }
            }
            cmsDoTransform(transform, row, &result, cmsUInt32Number(source.width))
            let to = target + y * picture.bytesPerRow(0)
            for x in 0..<count {
                if isDeep {
                    (to[2 * x], to[2 * x + 1]) = (UInt8(result[x] & 255), UInt8(result[x] >> 8))
                } else {
                    to[x] = UInt8((Int(result[x]) + 128) / 257)
                }
            }
        }
        return picture
    }
}
