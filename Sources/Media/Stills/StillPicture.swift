internal import CFFmpeg
public import VectorCore

/// A still from a JPEG, PNG, WebP, BMP, TIFF or GIF file: upright, with its alpha laid over mid-grey.
///
/// The content decides what a file is, not its name. Colours are those of sRGB: an embedded ICC profile
/// of another space is applied, and ``notes`` names it.
public final class StillPicture: Sendable {
    /// Path as the caller gave it.
    public let path: String
    /// `jpeg`, `png`, `webp`, `bmp`, `tiff` or `gif`.
    public let format: String
    /// The picture, as the only frame of a take: size, colour, samples on loan, ready for ``PNGWriter``.
    public let frame: DecodedFrame
    /// Bits per sample, 1...16.
    public var bitDepth: Int { frame.layout.depth }
    /// What was left out, one clause each, in a fixed order; what was assumed about colour is in
    /// ``colour``.
    public let notes: [String]

    /// Width of the upright picture.
    public var width: Int { frame.width }
    /// Height of the upright picture.
    public var height: Int { frame.height }
    /// Whether the file has an alpha channel, which was laid over mid-grey.
    public var hasAlpha: Bool { frame.layout.hasAlpha }
    /// How samples stand for colours.
    public var colour: ColourDescription { frame.colour }

    /// Decodes `path`.
    ///
    /// - Throws: ``MediaError``: what opening a file throws; `limit` for too many bytes or pixels;
    ///   `unsupported` for a film or another form of picture; `corrupt` when nothing can be decoded.
    public init(
        path: String, limits: MediaLimits = .standard, kernels: KernelTable = KernelTable()
    ) throws(MediaError) {
        let decoded = try StillDecoding(path: path, limits: limits)
        guard let layout = PixelLayout(decoded.picture.format),
            let colour = ColourDescription(of: decoded.picture, layout: layout, isStill: true)
        else {
            let name = av_get_pix_fmt_name(decoded.picture.format)
            throw MediaError(
                .unsupported,
                "stores samples in a way that is not read here "
                    + "(\(name.map { String(cString: $0) } ?? "unknown")); save it as 8-bit RGB",
                path: path)
        }
        self.path = path
        format = decoded.format
        let orientation = decoded.orientation
        let profile = decoded.profile
        var notes = decoded.notes
        let coded = DecodedFrame(
            decoded.picture, index: 0, pts: 0, time: 0, layout: layout, orientation: orientation,
            colour: colour, toneMap: nil, kernels: kernels.conversion)
        if profile.isEmpty {
            frame = coded
        } else {
            let (converted, note) = ColourProfile.applied(profile, to: coded)
            frame = converted ?? coded
            notes.append("colour profile: \(note)")
        }
        self.notes = notes
    }
}
