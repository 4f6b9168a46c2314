extension AffineMap {
    /// Source pixels to a destination pixel that bilinear taps answer for: they span two themselves.
    public static let bilinearSpan: Float = 1.75

    /// Source pixels that one destination pixel spans through this map (destination to source): the
    /// longer of the map's columns.
    public var span: Float {
        let across = (a * a + c * c).squareRoot()
        let down = (b * b + d * d).squareRoot()
        return max(across, down)
    }

    /// Sub-samples per direction that a warp with this map should average: clamp(⌈span / 1.75⌉, 1, 8). 1
    /// for a map that is not finite.
    public var supersampling: Int {
        let count = span / Self.bilinearSpan
        guard count.isFinite else { return 1 }
        return Int(min(max(count.rounded(.up), 1), 8))
    }
}
