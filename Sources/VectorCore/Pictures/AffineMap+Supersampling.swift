extension AffineMap {
    /// Sub-samples per direction that a warp with this map (destination to source) should average:
    /// clamp(⌈s / 1.75⌉, 1, 8), where s is the longer of the map's columns, that is how many source
    /// pixels one destination pixel spans: bilinear taps themselves span two. 1 for a map that is not
    /// finite.
    public var supersampling: Int {
        let across = (a * a + c * c).squareRoot()
        let down = (b * b + d * d).squareRoot()
        let span = max(across, down) / 1.75
        guard span.isFinite else { return 1 }
        return Int(min(max(span.rounded(.up), 1), 8))
    }
}
