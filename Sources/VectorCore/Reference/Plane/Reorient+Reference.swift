extension PlaneReference {
    /// Mirrors and turns a plane by quarter circles.
    ///
    /// - Shape: `target` has the source's sides, exchanged for odd turns; planes do not overlap.
    /// - Exactness: a permutation of samples.
    public static func reorient(
        _ source: PlaneView, _ orientation: PlaneOrientation, into target: MutablePlaneView
    ) {
        for y in 0..<source.height {
            for x in 0..<source.width {
                let across = orientation.isMirrored ? source.width - 1 - x : x
                let place =
                    switch orientation.quarterTurns {
                    case 0: (x: across, y: y)
                    case 1: (x: source.height - 1 - y, y: across)
                    case 2: (x: source.width - 1 - across, y: source.height - 1 - y)
                    default: (x: y, y: source.width - 1 - across)
                    }
                target.base[place.y * target.bytesPerRow + place.x] =
                    source.base[y * source.bytesPerRow + x]
            }
        }
    }
}
