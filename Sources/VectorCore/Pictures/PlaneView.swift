/// A borrowed plane of 8-bit samples, rows top to bottom.
///
///     base ─▶ ┌───────── width ─────────┬ padding ┐
///             │ sample sample sample …  │ never   │ height rows,
///             │                         │ read    │ bytesPerRow apart
///             └─────────────────────────┴─────────┘
///
/// The view owns nothing: it is valid only inside the call that lent it.
public struct PlaneView {
    /// The first sample of the top row.
    public let base: UnsafePointer<UInt8>
    /// Samples per row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// Distance between rows in bytes, at least `width`.
    public let bytesPerRow: Int

    /// A view of `height` rows of `width` samples.
    ///
    /// - Precondition: `width` and `height` are positive and `bytesPerRow >= width`.
    public init(base: UnsafePointer<UInt8>, width: Int, height: Int, bytesPerRow: Int) {
        precondition(width > 0 && height > 0 && bytesPerRow >= width)
        self.base = base
        self.width = width
        self.height = height
        self.bytesPerRow = bytesPerRow
    }
}
