/// A rectangle of samples of a plane, half-open in both directions.
public struct PlaneRectangle: Hashable, Sendable {
    /// Columns.
    public var x: Range<Int>
    /// Rows.
    public var y: Range<Int>

    /// The rectangle of columns `x` and rows `y`.
    public init(x: Range<Int>, y: Range<Int>) {
        self.x = x
        self.y = y
    }

    /// What of the rectangle lies inside `plane`; may be empty.
    public func clamped(to plane: PlaneView) -> PlaneRectangle {
        PlaneRectangle(
            x: x.clamped(to: 0..<plane.width), y: y.clamped(to: 0..<plane.height))
    }
}

extension PlaneView {
    /// The samples inside `rectangle`.
    ///
    /// - Precondition: `rectangle` is not empty and lies inside the plane.
    public func cropped(to rectangle: PlaneRectangle) -> PlaneView {
        precondition(
            rectangle.x.lowerBound >= 0 && rectangle.x.upperBound <= width
                && rectangle.y.lowerBound >= 0 && rectangle.y.upperBound <= height)
        return PlaneView(
            base: base + rectangle.y.lowerBound * bytesPerRow + rectangle.x.lowerBound,
            width: rectangle.x.count, height: rectangle.y.count, bytesPerRow: bytesPerRow)
    }

    /// The middle `width` × `height` samples; what does not divide evenly stays at the right and
    /// the bottom.
    ///
    /// - Precondition: 0 < `width` ≤ the plane's width, and so for `height`.
    public func centredCrop(width: Int, height: Int) -> PlaneView {
        let left = (self.width - width) / 2
        let top = (self.height - height) / 2
        return cropped(to: PlaneRectangle(x: left..<left + width, y: top..<top + height))
    }
}
