import Embeddings

/// What could change how far channels spread in a take that holds: of each question one answer is true of a take.
public enum TakeCondition: String, CaseIterable, Sendable {
    /// The subject's face is at least 100 pixels wide.
    case largeFace = "large-face"
    /// It is smaller.
    case smallFace = "small-face"
    /// There is none in most frames.
    case noFace = "no-face"
    /// The camera stays within 6.5 % of the picture's longer side.
    case stillCamera = "still-camera"
    /// It goes further, or what it shows cannot be laid over the take's beginning any more.
    case movingCamera = "moving-camera"
    /// The picture's shorter side has at least 600 pixels.
    case largePicture = "large-picture"
    /// It has fewer.
    case smallPicture = "small-picture"

    /// Pixels of width, of the median face, from which a face is large.
    static let largeWidth: Float = 100
    /// Share of the longer side from which a camera moves: more than a tile and a half of the grid that it is
    /// followed on, for people who move before a camera that stands can make a step of one.
    static let movingTravel: Float = 0.065
    /// Pixels of the shorter side from which a picture is large.
    static let largeSide = 600

    /// The conditions of a take, in the order of the cases.
    static func all(of take: TakeEmbeddings) -> [TakeCondition] {
        guard let first = take.frames.first else { return [] }
        let travel = take.cameraTravel ?? .infinity
        return [
            face(widths: take.frames.map { $0.face?.width }),
            travel > movingTravel ? .movingCamera : .stillCamera,
            min(first.pictureWidth, first.pictureHeight) < largeSide
                ? .smallPicture : .largePicture,
        ]
    }

    /// The condition of a take by its faces' widths, one for each frame, `nil` without a face.
    private static func face(widths faces: [Float?]) -> TakeCondition {
        let widths = faces.compactMap { $0 }.sorted()
        if widths.count * 2 <= faces.count { return .noFace }
        return widths[widths.count / 2] >= largeWidth ? .largeFace : .smallFace
    }
}
