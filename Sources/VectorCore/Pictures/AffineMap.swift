/// A 2 × 3 affine map, x′ = a·x + b·y + tx, y′ = c·x + d·y + ty, in pixels.
///
/// Pixel centres lie at half-integers: the top-left sample of a plane covers (0, 0)...(1, 1) and its
/// centre is (0.5, 0.5).
public struct AffineMap: Equatable, Sendable {
    /// x′ per x.
    public var a: Float
    /// x′ per y.
    public var b: Float
    /// x′ at the origin.
    public var tx: Float
    /// y′ per x.
    public var c: Float
    /// y′ per y.
    public var d: Float
    /// y′ at the origin.
    public var ty: Float

    /// The map of six coefficients.
    public init(a: Float, b: Float, tx: Float, c: Float, d: Float, ty: Float) {
        self.a = a
        self.b = b
        self.tx = tx
        self.c = c
        self.d = d
        self.ty = ty
    }

    /// Maps a point.
    public func callAsFunction(_ x: Float, _ y: Float) -> (x: Float, y: Float) {
        (a * x + b * y + tx, c * x + d * y + ty)
    }

    /// The inverse map, or `nil` when the map is singular.
    public var inverse: AffineMap? {
        let determinant = a * d - b * c
        guard abs(determinant) > 1e-12 else { return nil }
        let ia = d / determinant
        let ib = -b / determinant
        let ic = -c / determinant
        let id = a / determinant
        return AffineMap(
            a: ia, b: ib, tx: -(ia * tx + ib * ty), c: ic, d: id, ty: -(ic * tx + id * ty))
    }
}
