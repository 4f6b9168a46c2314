import Faces

/// Where the subject is taken to be: an ellipse about the head, and shoulders below it to the frame's edge.
///
/// In face widths w and heights h of the mesh's box: the head reaches 0.75 w to either side of the middle
/// and 0.75 h above the forehead, the shoulders 2 w to either side from 0.3 h below the chin.
struct SubjectRegion {
    private let centre: SIMD2<Float>
    private let radius: SIMD2<Float>
    private let shoulders: ClosedRange<Float>
    private let top: Float

    /// The region of `face`, in pixels times `scale`.
    init(of face: FaceObservation, scale: Float) {
        let box = face.box
        centre = SIMD2(box.centre.x, box.centre.y - 0.15 * box.height) * scale
        radius = SIMD2(max(1, 0.95 * box.width), max(1, box.height)) * scale
        let middle = box.centre.x * scale
        let reach = 2 * max(0, box.width) * scale
        shoulders = middle - reach...middle + reach
        top = (box.maxY + 0.15 * box.height) * scale
    }

    func contains(x: Int, y: Int) -> Bool {
        let place = SIMD2(Float(x) + 0.5, Float(y) + 0.5)
        if place.y >= top { return shoulders.contains(place.x) }
        let offset = (place - centre) / radius
        return (offset * offset).sum() <= 1
    }
}
