import VectorCore

/// The reduced copy of one frame. Shared by the threads that measure this frame and the next.
final class ReducedFrame: @unchecked Sendable {
    // Safety: filled in `init` and only read afterwards.
    private var reduced: ReducedPicture

    /// Longer sides of reduced pictures, in samples.
    static let longSide = 320

    init(_ picture: PlanarPicture, kernels: PlaneKernels) {
        reduced = ReducedPicture(longSide: Self.longSide)
        reduced.update(from: picture, with: kernels)
    }

    /// The copy; valid as long as this object lives.
    var picture: PlanarPicture { reduced.picture }
}
