/// A small 4:4:4 copy of a picture, in memory that is reused from frame to frame.
///
/// Most channels measure this instead of the full picture. Luma and chroma are area averages at one
/// size, so that the sample at (x, y) of each plane covers the same part of the picture (the offset
/// between luma and left-sited chroma, a quarter of a source pixel, is not undone).
///
///     memory: ┌ luma ┬ cb ┬ cr ┐ each height × bytesPerRow, 64-byte aligned rows
public struct ReducedPicture: ~Copyable, @unchecked Sendable {
    // Safety: the memory is reachable only through this value, which cannot be copied.
    private var storage = PlaneStorage()
    private var coding = ColourCoding(matrix: .bt709, range: .limited)
    private var rowBytes = 64

    /// The longer side of the copy is at most this.
    public let longSide: Int
    /// Columns of each plane; 1 before the first update.
    public private(set) var width = 1
    /// Rows of each plane; 1 before the first update.
    public private(set) var height = 1

    /// An empty copy, black of 1 × 1 until the first update.
    ///
    /// - Precondition: `longSide > 0`.
    public init(longSide: Int = 320) {
        precondition(longSide > 0)
        self.longSide = longSide
        storage.reserve(3 * rowBytes)
        storage.base.initializeMemory(as: UInt8.self, repeating: 16, count: rowBytes)
        (storage.base + rowBytes).initializeMemory(
            as: UInt8.self, repeating: 128, count: 2 * rowBytes)
    }

    /// Columns and rows of the copy of a picture of `width` × `height`: the longer side becomes
    /// `longSide`, the other is rounded to nearest (half up, at least 1); never larger than the
    /// picture.
    public static func size(
        width: Int, height: Int, longSide: Int
    ) -> (width: Int, height: Int) {
        let long = max(width, height)
        guard long > longSide else { return (width, height) }
        func scaled(_ side: Int) -> Int { max(1, (2 * side * longSide + long) / (2 * long)) }
        return (scaled(width), scaled(height))
    }

    /// Replaces the copy by one of `picture`. Allocates only when the copy grows.
    public mutating func update(from picture: PlanarPicture, with kernels: PlaneKernels) {
        (width, height) = Self.size(
            width: picture.width, height: picture.height, longSide: longSide)
        coding = picture.coding
        rowBytes = PlaneStorage.aligned(width)
        storage.reserve(3 * rowBytes * height)
        kernels.boxScale(picture.luma, into: plane(0))
        kernels.boxScale(picture.cb, into: plane(1))
        kernels.boxScale(picture.cr, into: plane(2))
    }

    /// The copy; valid until the next update or the end of this value's life.
    public var picture: PlanarPicture {
        PlanarPicture(
            luma: plane(0).view, cb: plane(1).view, cr: plane(2).view, chromaShiftX: 0,
            chromaShiftY: 0, coding: coding)
    }

    private func plane(_ index: Int) -> MutablePlaneView {
        MutablePlaneView(
            base: (storage.base + index * rowBytes * height).assumingMemoryBound(to: UInt8.self),
            width: width, height: height, bytesPerRow: rowBytes)
    }
}
