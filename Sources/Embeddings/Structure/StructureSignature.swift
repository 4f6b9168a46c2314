public import VectorCore

/// Edges and sharpness of one frame on a grid of tiles.
public struct StructureSignature: Sendable {
    /// Orientations of ``edges``, unsigned, over 180°.
    static let orientationCount = 9

    /// The grid that all spatial signatures share.
    public let grid: TileGrid
    /// Gradient magnitude by orientation, `orientationCount` values per tile, normalised to the tile's
    /// own and its neighbours' energy, in 1/255: finer than its noise, and by far the most of what is kept
    /// of a frame.
    public let edges: [UInt8]
    /// Mean gradient magnitude of reduced luma per tile, in codes a sample.
    public let edgeEnergy: [Float]
    /// Mean squared Laplacian of luma at full size per tile, in squared codes.
    public let detail: [Float]
    /// Mean squared Laplacian of reduced luma per tile, in squared codes: detail that a soft background
    /// has too.
    let coarseDetail: [Float]

    /// Luma to look for the scene's tiles in; `nil` at frames that leave it out.
    let scene: ScenePlane?
    /// Mean squared Laplacian of luma at full size over the frame, in squared codes: sharpness for
    /// comparing frames of one take.
    public let sharpness: Float

    /// The whole-frame summary that is exported: mean detail, mean edge energy, then the mean edge
    /// histogram.
    public var exported: [Float] {
        let n = Float(max(1, detail.count))
        var histogram = [Float](repeating: 0, count: Self.orientationCount)
        for (i, value) in edges.enumerated() {
            histogram[i % Self.orientationCount] += Float(value) / 255 / n
        }
        return [detail.reduce(0, +) / n, edgeEnergy.reduce(0, +) / n] + histogram
    }
}
