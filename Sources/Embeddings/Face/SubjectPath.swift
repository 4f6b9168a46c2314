/// Where the subject's face is from frame to frame, so that another face that the tracker took up for a while
/// is not measured in its place.
enum SubjectPath {
    /// Face widths that a head gets to at once, and for each second that has passed.
    private static let reach: Float = 1.5
    private static let speed: Float = 3
    /// Ratio of sizes that a head does not pass at once.
    private static let growth: Float = 2
    /// Embedding distance up to which a face is the subject wherever it is.
    private static let sameFace: Float = 0.5
    /// Seconds after which a face that stays is the subject of another shot.
    private static let patience = 1.5

    /// Whether each frame's face stands where the subject cannot have got to since it was last seen, and does
    /// not look like `identity` either.
    static func strangers(
        _ frames: [FrameEmbedding], seconds: [Double], identity: [Float]?
    ) -> [Bool] {
        var last: (centre: SIMD2<Float>, width: Float, second: Double)?
        var since: Double?
        return zip(frames, seconds).map { frame, second in
            guard let face = frame.face else { return false }
            let bounds = face.bounds
            let centre = SIMD2(bounds.x + bounds.z / 2, bounds.y + bounds.w / 2)
            let width = max(1, bounds.z)
            if let last, !looks(face, like: identity) {
                let way = centre - last.centre
                let far =
                    max(width, last.width) * (reach + speed * Float(second - last.second))
                let grown = max(width, last.width) > growth * min(width, last.width)
                if (way * way).sum() > far * far || grown {
                    let start = since ?? second
                    since = start
                    if second - start < patience { return true }
                }
            }
            since = nil
            last = (centre, width, second)
            return false
        }
    }

    private static func looks(_ face: FaceSignature, like identity: [Float]?) -> Bool {
        guard let own = face.identity, let identity, PoseGate.reason(face) == nil else {
            return false
        }
        return FaceChannel.distance(own, identity) < sameFace
    }
}
