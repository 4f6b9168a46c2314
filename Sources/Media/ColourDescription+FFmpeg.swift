internal import CFFmpeg
internal import VectorCore

extension ColourDescription {
    /// Reads the tags of `picture`.
    ///
    /// Untagged Y′CbCr counts as BT.601 below 720 lines and BT.709 from there, limited range unless the
    /// pixel format itself means full. Pictures of `isStill` count as BT.601, as JFIF and WebP define.
    ///
    /// - Returns: `nil` when the samples follow no matrix that is read here (YCgCo, ICtCp …).
    init?(of picture: borrowing Picture, layout: PixelLayout, isStill: Bool) {
        let frame = picture.pointer.pointee
        var assumed: [String] = []

        let chosen: ColourCoding.Matrix
        switch frame.colorspace {
        case _ where layout.isRGB: chosen = .bt709
        case AVCOL_SPC_BT709: chosen = .bt709
        case AVCOL_SPC_SMPTE170M, AVCOL_SPC_BT470BG: chosen = .bt601
        case AVCOL_SPC_BT2020_NCL: chosen = .bt2020
        case AVCOL_SPC_BT2020_CL:
            chosen = .bt2020
            assumed.append("matrix: bt2020 non-constant luminance for a constant-luminance tag")
        case AVCOL_SPC_FCC:
            chosen = .bt601
            assumed.append("matrix: bt601 for the close FCC matrix")
        case AVCOL_SPC_SMPTE240M:
            chosen = .bt709
            assumed.append("matrix: bt709 for the close SMPTE 240M matrix")
        case AVCOL_SPC_UNSPECIFIED, AVCOL_SPC_RESERVED:
            chosen = isStill || frame.height < 720 ? .bt601 : .bt709
            if !layout.isGray, !isStill {
                let why = frame.height < 720 ? "fewer than 720 lines" : "720 lines or more"
                assumed.append("matrix: \(chosen.rawValue) (untagged, \(why))")
            }
        default: return nil
        }

        let chosenRange: ColourCoding.Range
        switch frame.color_range {
        case _ where layout.isRGB: chosenRange = .full
        case AVCOL_RANGE_JPEG: chosenRange = .full
        case AVCOL_RANGE_MPEG: chosenRange = .limited
        default:
            chosenRange = layout.impliesFullRange || (isStill && layout.isGray) ? .full : .limited
            if chosenRange == .limited, !isStill { assumed.append("range: limited (untagged)") }
        }

        coding = ColourCoding(matrix: chosen, range: chosenRange)
        matrix = layout.isRGB ? "rgb" : chosen.rawValue
        range = chosenRange.rawValue
        primaries = Self.name(av_color_primaries_name(frame.color_primaries))
        transfer = Self.name(av_color_transfer_name(frame.color_trc))
        var location = Self.name(av_chroma_location_name(frame.chroma_location))
        if location == "unspecified" {
            // H.264, HEVC and MPEG-4 default to left, JPEG and MPEG-1 set their own tag, WebP centres.
            location = isStill ? "center" : "left"
            if layout.shiftX + layout.shiftY > 0, !layout.isRGB, !isStill {
                assumed.append("chroma location: left (untagged)")
            }
        }
        chromaLocation = location
        if frame.color_trc == AVCOL_TRC_SMPTE2084 || frame.color_trc == AVCOL_TRC_ARIB_STD_B67 {
            assumed.append("transfer: \(transfer) measured as coded, without tone mapping")
        }
        if layout.hasAlpha { assumed.append("alpha: laid over mid-grey (128 of 255)") }
        self.assumed = assumed
    }

    private static func name(_ text: UnsafePointer<CChar>?) -> String {
        guard let text else { return "unspecified" }
        let name = String(cString: text)
        return name == "unknown" || name == "reserved" ? "unspecified" : name
    }
}
