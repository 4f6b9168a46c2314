/// The format of a drawn picture, by the name of its file.
public enum PictureFormat: Sendable {
    /// Scalable, as drawn.
    case svg
    /// Pixels, by `Raster`.
    case png

    /// The format that the ending of `path` names, in any case; `nil` for any other ending.
    public init?(ofFile path: String) {
        let path = path.lowercased()
        if path.hasSuffix(".svg") {
            self = .svg
        } else if path.hasSuffix(".png") {
            self = .png
        } else {
            return nil
        }
    }

    /// A drawn SVG in the format that `path` names, as SVG where it names none.
    ///
    /// - Throws: `ReportError` of code `raster` when a PNG cannot be drawn.
    public static func bytes(svg: String, forFile path: String) throws(ReportError) -> [UInt8] {
        guard PictureFormat(ofFile: path) == .png else { return [UInt8](svg.utf8) }
        return try Raster.png(svg: svg)
    }
}
