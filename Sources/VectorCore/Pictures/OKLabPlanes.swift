/// A picture's OKLab coordinates and linear luminance as float planes, in memory that is reused from
/// frame to frame.
///
/// Each plane holds `width` × `height` floats, row by row without padding; see
/// ``PlaneKernels/oklab(_:lightness:a:b:luminance:)`` for units and source.
public struct OKLabPlanes: ~Copyable, @unchecked Sendable {
    // Safety: the memory is reachable only through this value, which cannot be copied.
    private var storage = PlaneStorage()

    /// Columns; 0 before the first update.
    public private(set) var width = 0
    /// Rows; 0 before the first update.
    public private(set) var height = 0

    /// Planes of 0 × 0.
    public init() {}

    /// Samples in each plane.
    public var count: Int { width * height }
    /// OKLab L, 0...1. Valid, as the others, until the next update or the end of this value's life.
    public var lightness: UnsafePointer<Float> { UnsafePointer(plane(0)) }
    /// OKLab a: green to red.
    public var a: UnsafePointer<Float> { UnsafePointer(plane(1)) }
    /// OKLab b: blue to yellow.
    public var b: UnsafePointer<Float> { UnsafePointer(plane(2)) }
    /// Linear luminance, 0...1.
    public var luminance: UnsafePointer<Float> { UnsafePointer(plane(3)) }

    /// Replaces the planes by those of `picture`. Allocates only when they grow.
    ///
    /// - Precondition: chroma is not subsampled (see ``ReducedPicture``).
    public mutating func update(from picture: PlanarPicture, with kernels: PlaneKernels) {
        (width, height) = (picture.width, picture.height)
        storage.reserve(4 * planeBytes)
        kernels.oklab(
            picture, lightness: plane(0), a: plane(1), b: plane(2), luminance: plane(3))
    }

    private var planeBytes: Int { PlaneStorage.aligned(4 * count) }

    private func plane(_ index: Int) -> UnsafeMutablePointer<Float> {
        (storage.base + index * planeBytes).assumingMemoryBound(to: Float.self)
    }
}
