/// One eye in one picture, as the network of the eyes sees it.
///
/// The eyelid contour has 16 points: 0 and 8 are the corners, 1...7 run along the lower lid and
/// 9...15 along the upper lid above them.
public struct EyeObservation: Sendable {
    /// Eyelid aspect ratio: the mean of |E₁₊ᵢ − E₉₊ᵢ|, i = 1...5, over |E₀ − E₈|. About 0.22...0.36 for an
    /// open eye, below 0.12 for a shut one.
    public let openness: Float
    /// The eyelid contour, 16 points in picture pixels.
    public let contour: [SIMD2<Float>]
    /// Centre of the iris in picture pixels; a guess where lids hide it.
    public let irisCentre: SIMD2<Float>
    /// Mean of the iris's extents along and across the eye, in picture pixels.
    public let irisDiameter: Float
    /// Distance between the corners of the eye, in picture pixels.
    public let width: Float

    /// An eye of these parts; `openness` and `width` follow from the contour.
    ///
    /// - Precondition: `contour` has 16 points.
    public init(contour: [SIMD2<Float>], irisCentre: SIMD2<Float>, irisDiameter: Float) {
        precondition(contour.count == 16, "an eyelid contour has 16 points")
        self.contour = contour
        self.irisCentre = irisCentre
        self.irisDiameter = irisDiameter
        width = Self.distance(contour[0], contour[8])
        var gap: Float = 0
        for i in 1...5 { gap += Self.distance(contour[1 + i], contour[9 + i]) }
        openness = width > 0 ? gap / 5 / width : 0
    }

    private static func distance(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> Float {
        let d = a - b
        return (d * d).sum().squareRoot()
    }
}
