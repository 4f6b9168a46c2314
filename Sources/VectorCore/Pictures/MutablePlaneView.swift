/// A borrowed plane of 8-bit samples that a kernel writes, laid out as ``PlaneView``.
///
/// Padding between `width` and `bytesPerRow` is neither read nor written.
public struct MutablePlaneView {
    /// The first sample of the top row.
    public let base: UnsafeMutablePointer<UInt8>
    /// Samples per row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// Distance between rows in bytes, at least `width`.
    public let bytesPerRow: Int

    /// A view of `height` rows of `width` samples.
    ///
    /// - Precondition: `width` and `height` are positive and `bytesPerRow >= width`.
    public init(base: UnsafeMutablePointer<UInt8>, width: Int, height: Int, bytesPerRow: Int) {
        precondition(width > 0 && height > 0 && bytesPerRow >= width)
        self.base = base
        self.width = width
        self.height = height
        self.bytesPerRow = bytesPerRow
    }

    /// The same samples, to be read.
    public var view: PlaneView {
        PlaneView(base: base, width: width, height: height, bytesPerRow: bytesPerRow)
    }
}
