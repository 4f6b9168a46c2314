/// A closed outline in the plane.
struct ClosedPolygon {
    /// Corners in the order of a walk around it; the last joins the first.
    let corners: [SIMD2<Float>]

    /// Whether `point` lies inside, by the even-odd rule; nothing lies in an outline without corners.
    func contains(_ point: SIMD2<Float>) -> Bool {
        guard var last = corners.last else { return false }
        var inside = false
        for corner in corners {
            if (corner.y > point.y) != (last.y > point.y),
                point.x < (last.x - corner.x) * (point.y - corner.y) / (last.y - corner.y)
                    + corner.x
            {
                inside.toggle()
            }
            last = corner
        }
        return inside
    }
}
