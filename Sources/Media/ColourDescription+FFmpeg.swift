internal import CFFmpeg
internal import VectorCore

extension ColourDescription {
    /// Reads the tags of `picture`.
    ///
    /// Untagged Y′CbCr counts as BT.601 below 720 lines and BT.709 from there, limited range unless the
    /// pixel format itself means full. Pictures of `isStill` count as BT.601, as JFIF and WebP define.
    ///
    /// What `wanted` names goes before tags and rules, and is listed in ``assumed``.
    ///
    /// - Returns: `nil` when the samples follow no matrix that is read here (YCgCo, ICtCp …).
    init?(
        of picture: borrowing Picture, layout: PixelLayout, isStill: Bool,
        assuming wanted: AssumedColour = .nothing
    ) {
        let frame = picture.pointer.pointee
        var assumed: [String] = []

        let tagged = Self.taggedMatrix(of: picture, layout: layout, isStill: isStill)
        guard let matrixChoice = wanted.matrix.map({ ($0, "asked for") }) ?? tagged else {
            return nil
        }
        let chosen = layout.isRGB ? .bt709 : matrixChoice.0
        if !layout.isRGB, !layout.isGray, let why = matrixChoice.1 {
            assumed.append("matrix: \(chosen.rawValue) (\(why))")
        }
        let taggedRange = Self.taggedRange(of: picture, layout: layout, isStill: isStill)
        let rangeChoice = wanted.range.map { ($0, "asked for") } ?? taggedRange
        let chosenRange = layout.isRGB ? .full : rangeChoice.0
        if !layout.isRGB, let why = rangeChoice.1 {
            assumed.append("range: \(chosenRange.rawValue) (\(why))")
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
        if let curve = HighDynamicRange(transfer: transfer) {
            assumed.append("transfer: \(curve.statement)")
        }
        if layout.hasAlpha { assumed.append("alpha: laid over mid-grey (128 of 255)") }
        self.assumed = assumed
    }

    /// The matrix to read samples with, and why where no tag names it; `nil` for one that is not read.
    private static func taggedMatrix(
        of picture: borrowing Picture, layout: PixelLayout, isStill: Bool
    ) -> (ColourCoding.Matrix, String?)? {
        let height = picture.height
        switch picture.pointer.pointee.colorspace {
        case _ where layout.isRGB: return (.bt709, nil)
        case AVCOL_SPC_BT709: return (.bt709, nil)
        case AVCOL_SPC_SMPTE170M, AVCOL_SPC_BT470BG: return (.bt601, nil)
        case AVCOL_SPC_BT2020_NCL: return (.bt2020, nil)
        case AVCOL_SPC_BT2020_CL:
            return (.bt2020, "non-constant luminance, for a constant-luminance tag")
        case AVCOL_SPC_FCC: return (.bt601, "for the close FCC matrix")
        case AVCOL_SPC_SMPTE240M: return (.bt709, "for the close SMPTE 240M matrix")
        case AVCOL_SPC_UNSPECIFIED, AVCOL_SPC_RESERVED:
            if isStill { return (.bt601, nil) }
            return height < 720
                ? (.bt601, "untagged, fewer than 720 lines")
                : (.bt709, "untagged, 720 lines or more")
        // Samples that were R′G′B′ once and are stored as Y′CbCr now carry a tag that says nothing.
        case AVCOL_SPC_RGB where layout.isGray: return (.bt709, nil)
        default: return nil
        }
    }

    /// The range to read samples with, and why where no tag names it.
    private static func taggedRange(
        of picture: borrowing Picture, layout: PixelLayout, isStill: Bool
    ) -> (ColourCoding.Range, String?) {
        switch picture.pointer.pointee.color_range {
        case _ where layout.isRGB: return (.full, nil)
        case AVCOL_RANGE_JPEG: return (.full, nil)
        case AVCOL_RANGE_MPEG: return (.limited, nil)
        default:
            if layout.impliesFullRange || (isStill && layout.isGray) { return (.full, nil) }
            return (.limited, isStill ? nil : "untagged")
        }
    }

    private static func name(_ text: UnsafePointer<CChar>?) -> String {
        guard let text else { return "unspecified" }
        let name = String(cString: text)
        return name == "unknown" || name == "reserved" ? "unspecified" : name
    }
}
