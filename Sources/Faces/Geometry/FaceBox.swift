/// An upright box in picture pixels; its edges may lie outside the picture.
public struct FaceBox: Equatable, Sendable {
    /// The left edge.
    public var minX: Float
    /// The upper edge.
    public var minY: Float
    /// The right edge, at least `minX`.
    public var maxX: Float
    /// The lower edge, at least `minY`.
    public var maxY: Float

    /// A box between these edges.
    public init(minX: Float, minY: Float, maxX: Float, maxY: Float) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The smallest box around points of which there is at least one.
    init(around points: [SIMD3<Float>]) {
        var low = SIMD2(points[0].x, points[0].y)
        var high = low
        for point in points {
            low = SIMD2(min(low.x, point.x), min(low.y, point.y))
            high = SIMD2(max(high.x, point.x), max(high.y, point.y))
        }
        self.init(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
    }

    /// Width in pixels.
    public var width: Float { maxX - minX }
    /// Height in pixels.
    public var height: Float { maxY - minY }
    /// Width times height, never negative.
    public var area: Float { max(width, 0) * max(height, 0) }
    /// The middle.
    public var centre: SIMD2<Float> { SIMD2((minX + maxX) / 2, (minY + maxY) / 2) }

    /// Area of the intersection over area of the union, 0...1.
    public func overlap(with other: FaceBox) -> Float {
        let across = min(maxX, other.maxX) - max(minX, other.minX)
        let down = min(maxY, other.maxY) - max(minY, other.minY)
        guard across > 0, down > 0 else { return 0 }
        let shared = across * down
        return shared / (area + other.area - shared)
    }
}
