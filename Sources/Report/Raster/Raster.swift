internal import CRSVG

/// SVG as pixels: charts, strips and contact sheets as PNG, drawn by librsvg and cairo.
///
/// Pictures in the SVG must be `data:` URIs; nothing outside the text is read. Text is set in the fonts
/// that are installed, so the same SVG gives the same bytes on the same machine.
public enum Raster {
    /// Pixels that a picture may have at most on its longer side. cairo ends at 32,767.
    public static let maximumSide = 16_384
    /// Pixels that a picture may have at most: 256 MB in memory.
    public static let maximumPixels = 64_000_000

    /// The PNG, 8 bits each of red, green and blue, of an SVG on white paper.
    ///
    /// - Parameters:
    ///   - svg: SVG 1.1 text whose root states `width` and `height` in pixels.
    ///   - scale: pixels of the PNG to a pixel of the SVG, above 0. It is lowered as far as needed to stay
    ///     within `maximumSide` and `maximumPixels`.
    /// - Throws: `ReportError` of code `raster` when the SVG is not well-formed or states no size, or when
    ///   there is not enough memory.
    public static func png(svg: String, scale: Double = 2) throws(ReportError) -> [UInt8] {
        let handle = try handle([UInt8](svg.utf8))
        defer { g_object_unref(UnsafeMutableRawPointer(handle)) }
        var width = 0.0
        var height = 0.0
        guard rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) != 0,
            width > 0, height > 0, width.isFinite, height.isFinite
        else { throw failure("size", "the SVG states no size in pixels") }
        let side = Double(maximumSide) / max(width, height)
        let area = (Double(maximumPixels) / (width * height)).squareRoot()
        let scale = min(scale, side, area)
        let columns = max(1, Int32((width * scale).rounded()))
        let rows = max(1, Int32((height * scale).rounded()))

        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, columns, rows) else {
            throw failure("surface", "no memory")
        }
        defer { cairo_surface_destroy(surface) }
        guard let context = cairo_create(surface) else { throw failure("context", "no memory") }
        defer { cairo_destroy(context) }
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        var viewport = RsvgRectangle(x: 0, y: 0, width: Double(columns), height: Double(rows))
        var error: UnsafeMutablePointer<GError>?
        guard rsvg_handle_render_document(handle, context, &viewport, &error) != 0 else {
            throw failure("render", taken(&error))
        }
        try check(cairo_status(context), "draw")
        return try encoded(surface)
    }

    /// The parsed SVG, which the caller lets go of.
    private static func handle(_ bytes: [UInt8]) throws(ReportError)
        -> UnsafeMutablePointer<RsvgHandle>
    {
        var error: UnsafeMutablePointer<GError>?
        let handle = bytes.withUnsafeBytes { bytes -> UnsafeMutablePointer<RsvgHandle>? in
            // Safety: the stream reads the lent bytes only while it is parsed, which is over when the
            // closure ends; nothing else keeps the stream.
            guard
                let stream = g_memory_input_stream_new_from_data(
                    bytes.baseAddress, gssize(bytes.count), nil)
            else { return nil }
            defer { g_object_unref(UnsafeMutableRawPointer(stream)) }
            // The limit on text nodes is 10 MB, which a strip of embedded pictures may pass.
            return rsvg_handle_new_from_stream_sync(
                stream, nil, RSVG_HANDLE_FLAG_UNLIMITED, nil, &error)
        }
        guard let handle else { throw failure("parse", taken(&error)) }
        return handle
    }

    /// The surface's pixels as a PNG file.
    private static func encoded(_ surface: OpaquePointer) throws(ReportError) -> [UInt8] {
        var bytes: [UInt8] = []
        let status = withUnsafeMutablePointer(to: &bytes) { sink in
            cairo_surface_write_to_png_stream(
                surface,
                { sink, data, count in
                    // Safety: `sink` is the array lent below for the length of the call, and cairo hands
                    // `count` readable bytes.
                    guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
                    sink.assumingMemoryBound(to: [UInt8].self).pointee
                        .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                    return CAIRO_STATUS_SUCCESS
                }, sink)
        }
        try check(status, "PNG")
        return bytes
    }

    private static func check(_ status: cairo_status_t, _ place: String) throws(ReportError) {
        guard status != CAIRO_STATUS_SUCCESS else { return }
        // Safety: cairo's status texts are constants.
        throw failure(place, String(cString: cairo_status_to_string(status)))
    }

    /// What `error` says; it is freed here.
    private static func taken(_ error: inout UnsafeMutablePointer<GError>?) -> String {
        guard let told = error else { return "no reason given" }
        defer {
            g_error_free(told)
            error = nil
        }
        // Safety: the text belongs to the error and is copied before that is freed.
        return String(cString: told.pointee.message)
    }

    private static func failure(_ place: String, _ reason: String) -> ReportError {
        ReportError(
            code: .raster, path: "",
            message: "the picture cannot be drawn as PNG; write it as SVG instead",
            place: "librsvg, \(place): \(reason)")
    }
}
