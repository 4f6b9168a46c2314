public import VectorCore

/// A square region of a picture, turned about its centre.
public struct RotatedSquare: Equatable, Sendable {
    /// Centre in picture pixels.
    public var centre: SIMD2<Float>
    /// Side in picture pixels, positive.
    public var side: Float
    /// Cosine and sine of the angle from the picture's x axis to the square's, clockwise as seen.
    public var direction: SIMD2<Float>

    /// A square at `centre` whose x axis points along `direction`.
    ///
    /// - Parameter direction: Any length; zero means upright.
    public init(centre: SIMD2<Float>, side: Float, direction: SIMD2<Float> = SIMD2(1, 0)) {
        self.centre = centre
        self.side = side
        let length = (direction * direction).sum().squareRoot()
        self.direction = length > 0 ? direction / length : SIMD2(1, 0)
    }

    /// The map from a crop of `extent × extent` pixels to the picture.
    public func map(fromCropOf extent: Int) -> AffineMap {
        let scale = side / Float(extent)
        let x = direction * scale
        let y = SIMD2(-direction.y, direction.x) * scale
        let origin = centre - (x + y) * (Float(extent) / 2)
        return AffineMap(a: x.x, b: y.x, tx: origin.x, c: x.y, d: y.y, ty: origin.y)
    }

    /// The smallest such square around `points` with its x axis along `direction`, enlarged about its
    /// centre by `factor`; `nil` when `points` is empty.
    public static func around(
        _ points: some Sequence<SIMD2<Float>>, direction: SIMD2<Float>, factor: Float
    ) -> RotatedSquare? {
        var square = RotatedSquare(centre: .zero, side: 0, direction: direction)
        let axis = square.direction
        var low = SIMD2<Float>(repeating: .infinity)
        var high = SIMD2<Float>(repeating: -.infinity)
        for point in points {
            let turned = SIMD2(
                point.x * axis.x + point.y * axis.y, point.y * axis.x - point.x * axis.y)
            low = SIMD2(min(low.x, turned.x), min(low.y, turned.y))
            high = SIMD2(max(high.x, turned.x), max(high.y, turned.y))
        }
        guard low.x <= high.x else { return nil }
        let middle = (low + high) / 2
        square.centre = SIMD2(
            middle.x * axis.x - middle.y * axis.y, middle.x * axis.y + middle.y * axis.x)
        square.side = max(high.x - low.x, high.y - low.y) * factor
        return square
    }
}
