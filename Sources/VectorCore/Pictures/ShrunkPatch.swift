/// The part of a picture that a crop looks at, shrunk by a power of two, in memory that is reused.
///
/// A crop that takes many source samples to one of its own would have to average as many of them; box
/// averages of 2 × 2, 4 × 4 or 8 × 8 samples do most of that at a fraction of the cost, and leave a map
/// that spans little more than one sample. Source: L. Williams, "Pyramidal parametrics", SIGGRAPH 1983.
public struct ShrunkPatch: ~Copyable, @unchecked Sendable {
    // Safety: the memory is reachable only through this value, which cannot be copied.
    private var storage = PlaneStorage()

    /// Halvings at most.
    private static let mostHalvings = 3

    /// An empty patch.
    public init() {}

    /// A patch and the map from the crop to it.
    public struct View {
        /// Valid until the patch is filled again or its life ends.
        public let picture: PlanarPicture
        /// From crop pixels to `picture`.
        public let map: AffineMap
    }

    /// Shrinks what a crop of `width` × `height` pixels sees of `picture` through `map`, by as many
    /// halvings as make the map span at most ``AffineMap/bilinearSpan``.
    ///
    /// Rows and columns at the right and bottom edge of the picture that do not fill a whole block count
    /// as outside. Chroma keeps its place to half a luma sample; it is not shrunk as long as it is no
    /// finer than luma. The picture and map themselves come back where shrinking brings nothing, the map
    /// is not finite, or hardly anything of the picture is seen.
    public mutating func fill(
        from picture: PlanarPicture, through map: AffineMap, width: Int, height: Int,
        with kernels: PlaneKernels
    ) -> View {
        let same = View(picture: picture, map: map)
        let halvings = Self.halvings(map.span)
        guard halvings > 0 else { return same }
        let corners = [
            map(0, 0), map(Float(width), 0), map(0, Float(height)),
            map(Float(width), Float(height)),
        ]
        guard
            let x = Self.reach(
                corners.map(\.x), picture.width, halvings, picture.chromaShiftX),
            let y = Self.reach(
                corners.map(\.y), picture.height, halvings, picture.chromaShiftY)
        else { return same }

        let factor = 1 << halvings
        let shiftX = max(0, picture.chromaShiftX - halvings)
        let shiftY = max(0, picture.chromaShiftY - halvings)
        let luma = picture.luma.cropped(to: PlaneRectangle(x: x, y: y))
        let chroma = PlaneRectangle(
            x: x.lowerBound >> picture.chromaShiftX..<x.upperBound >> picture.chromaShiftX,
            y: y.lowerBound >> picture.chromaShiftY..<y.upperBound >> picture.chromaShiftY)
        let chromaSize = (
            width: (x.count / factor) >> shiftX, height: (y.count / factor) >> shiftY
        )
        let lumaRow = PlaneStorage.aligned(x.count / factor)
        let chromaRow = PlaneStorage.aligned(chromaSize.width)
        let lumaBytes = lumaRow * (y.count / factor)
        let chromaBytes = chromaRow * chromaSize.height
        storage.reserve(lumaBytes + 2 * chromaBytes)
        let base = storage.base.assumingMemoryBound(to: UInt8.self)

        func shrunk(
            _ plane: PlaneView, _ offset: Int, _ width: Int, _ height: Int, _ row: Int
        ) -> PlaneView {
            if plane.width == width, plane.height == height { return plane }
            let target = MutablePlaneView(
                base: base + offset, width: width, height: height, bytesPerRow: row)
            kernels.boxScale(plane, into: target)
            return target.view
        }
        let scale = 1 / Float(factor)
        return View(
            picture: PlanarPicture(
                luma: shrunk(luma, 0, x.count / factor, y.count / factor, lumaRow),
                cb: shrunk(
                    picture.cb.cropped(to: chroma), lumaBytes, chromaSize.width,
                    chromaSize.height, chromaRow),
                cr: shrunk(
                    picture.cr.cropped(to: chroma), lumaBytes + chromaBytes, chromaSize.width,
                    chromaSize.height, chromaRow),
                chromaShiftX: shiftX, chromaShiftY: shiftY, coding: picture.coding),
            map: AffineMap(
                a: map.a * scale, b: map.b * scale, tx: (map.tx - Float(x.lowerBound)) * scale,
                c: map.c * scale, d: map.d * scale, ty: (map.ty - Float(y.lowerBound)) * scale))
    }

    private static func halvings(_ span: Float) -> Int {
        guard span.isFinite else { return 0 }
        var count = 0
        var rest = span
        while rest > AffineMap.bilinearSpan, count < mostHalvings {
            rest /= 2
            count += 1
        }
        return count
    }

    /// The samples between the least and the greatest of `places`, with a margin, in whole blocks of luma
    /// and chroma; `nil` when that is less than two blocks.
    private static func reach(
        _ places: [Float], _ count: Int, _ halvings: Int, _ chromaShift: Int
    ) -> Range<Int>? {
        guard places.allSatisfy(\.isFinite), let low = places.min(), let high = places.max()
        else { return nil }
        let block = 1 << max(halvings, chromaShift)
        let margin = Float(2 * block)
        let limit = Float(count)
        let first = Int(min(max(low - margin, 0), limit)) / block * block
        let last = (Int(min(max(high + margin, 0), limit)) + block - 1) / block * block
        let end = min(last, count / block * block)
        return end - first >= 2 * block ? first..<end : nil
    }
}
