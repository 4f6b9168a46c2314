/// What could change how far channels spread in a take that holds.
public enum TakeCondition: String, CaseIterable, Sendable {
    /// The subject's face is at least 100 pixels wide.
    case largeFace = "large-face"
    /// It is smaller.
    case smallFace = "small-face"
    /// There is none in most frames.
    case noFace = "no-face"

    /// Pixels of width, of the median face, from which a face is large.
    static let largeWidth: Float = 100

    /// The condition of a take by its faces' widths, one for each frame, `nil` without a face.
    init(faceWidths: [Float?]) {
        let widths = faceWidths.compactMap { $0 }.sorted()
        if widths.count * 2 <= faceWidths.count {
            self = .noFace
        } else {
            self = widths[widths.count / 2] >= Self.largeWidth ? .largeFace : .smallFace
        }
    }
}
