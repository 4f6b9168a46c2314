public import Channels

/// `structure.warp`: does the scene bend while the camera does not explain it.
///
/// Unit: per cent of the picture's longer side. How far a fifth of the points of the scene have left the motion
/// of a plane, smoothly, against the anchor or the take's beginning (``WarpField``), less what nearer and farther
/// things may do under the camera's own motion; by the median over half a second. Eight times a second, people
/// left out. Not measurable where fewer than 20 points with detail of their own are in view, or the camera has moved
/// by more than a tenth.
public struct WarpChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "structure.warp", unit: "%", minimumSpan: 0.5)
    /// Seconds to either side that the median reaches.
    private static let reach = 0.26
    /// Points of the take's beginning below which it is a close-up, whose subject is what the mask shows.
    private static let littleScene = 80
    /// What nearer and farther things may differ by, as a share of the camera's motion, and how much of that motion
    /// is the registration's own step, in per cent.
    private static let parallax: Float = 0.4
    private static let still: Float = 1

    /// A measuring of it.
    public init() {}

    /// Samples at the frames whose scene was kept.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        let opening = take.frames.firstIndex { !$0.isBlack && $0.structure.scene != nil }
        func field(masked: Bool) -> WarpField? {
            opening.flatMap { i in
                Self.field(
                    take.frames[i], face: take.baseline?.face, masked: masked,
                    people: take.people[i])
            }
        }
        var toBaseline = field(masked: false)
        let masked = (toBaseline?.count ?? 0) < Self.littleScene
        if masked { toBaseline = field(masked: true) }
        let anchor = take.anchorSharesFraming ? take.anchor : nil
        var toAnchor = anchor.flatMap {
            Self.field(
                $0, face: take.anchorReference?.face, masked: masked, people: $0.person?.people)
        }
        // A face that is turned away for a moment does not lay its place open.
        var face = take.baseline?.face?.bounds
        return take.frames.indices.compactMap { i -> ChannelSample? in
            let frame = take.frames[i]
            face = frame.face?.bounds ?? face
            guard let scene = frame.structure.scene else { return nil }
            func sample(_ measurement: ChannelSample.Measurement) -> ChannelSample {
                ChannelSample(frame: frame.frame, measurement: measurement)
            }
            guard let relation = take.toBaseline[i] else {
                return sample(.absent(take.baseline == nil ? .noBaseline : .black))
            }
            let subject = SubjectTiles.hidingScene(
                face, frame, masked: masked, people: take.people[i])
            func bend(_ field: inout WarpField?, _ relation: TileRelation) -> Float? {
                field?.follow(
                    scene, registration: relation.registration, gain: relation.contrastGain,
                    subject: subject
                ).map { max(0, $0.size - Self.parallax * max(0, $0.motion - Self.still)) }
            }
            guard let departure = bend(&toBaseline, relation) else {
                return sample(.absent(.littleBackground))
            }
            let value = take.toAnchor[i].flatMap { bend(&toAnchor, $0) }
            return sample(.measured(value: value ?? departure, departure: departure))
        }.steadied(over: Self.reach, seconds: take.seconds, frames: take.frames)
    }

    private static func field(
        _ frame: FrameEmbedding, face: ReferenceFace?, masked: Bool, people: PeopleTiles?
    ) -> WarpField? {
        frame.structure.scene.map { scene in
            WarpField(
                reference: scene, grid: frame.structure.grid,
                subject: SubjectTiles.hidingScene(
                    frame.face?.bounds ?? face?.bounds, frame, masked: masked, people: people))
        }
    }
}
