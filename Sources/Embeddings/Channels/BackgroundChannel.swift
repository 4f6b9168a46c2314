public import Channels

/// `structure.background`: share of the scene's tiles that can no longer be found.
///
/// Unit: share, 0...1, of the tiles of the anchor (or of the take's beginning, where the anchor shows
/// another framing) that are still in view and not behind the subject. Global motion is taken out first
/// and each tile may move by itself, so that a push-in, a pan or parallax is not drift; see
/// ``SceneMatcher``.
public struct BackgroundChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "structure.background", unit: "share")
    /// Tiles below which a share of them says nothing.
    private static let leastTiles = 40
    /// Face widths to either side of the face that hair is taken to reach.
    private static let headReach: Float = 0.5

    /// A measuring of it.
    public init() {}

    /// Samples at the frames whose scene was kept.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        let opening = take.frames.first { !$0.isBlack && $0.structure.scene != nil }
        var toBaseline = opening.flatMap { Self.matcher($0, face: take.baseline?.face) }
        var toAnchor =
            take.anchorSharesFraming
            ? take.anchor.flatMap { Self.matcher($0, face: take.anchorReference?.face) } : nil
        // A face that is turned away for a moment does not lay its place open.
        var face = take.baseline?.face?.bounds
        return take.frames.indices.compactMap { i in
            let frame = take.frames[i]
            face = frame.face?.bounds ?? face
            guard let scene = frame.structure.scene else { return nil }
            func sample(_ measurement: ChannelSample.Measurement) -> ChannelSample {
                ChannelSample(frame: frame.frame, measurement: measurement)
            }
            guard let relation = take.toBaseline[i] else {
                return sample(.absent(take.baseline == nil ? .noBaseline : .black))
            }
            let subject = SubjectTiles(
                bounds: face, grid: frame.structure.grid, frame: frame, headReach: Self.headReach,
                people: take.people[i]?.grown)
            guard
                let departure = Self.share(
                    toBaseline?.find(
                        in: scene, registration: relation.registration,
                        gain: relation.contrastGain, subject: subject))
            else { return sample(.absent(.littleBackground)) }
            let value = take.toAnchor[i].flatMap { other in
                Self.share(
                    toAnchor?.find(
                        in: scene, registration: other.registration, gain: other.contrastGain,
                        subject: subject))
            }
            return sample(.measured(value: value ?? departure, departure: departure))
        }
    }

    private static func matcher(_ frame: FrameEmbedding, face: ReferenceFace?) -> SceneMatcher? {
        frame.structure.scene.map { scene in
            SceneMatcher(
                reference: scene, grid: frame.structure.grid,
                subject: SubjectTiles(
                    bounds: frame.face?.bounds ?? face?.bounds, grid: frame.structure.grid,
                    frame: frame, headReach: headReach, people: frame.person?.people?.grown))
        }
    }

    private static func share(_ finding: SceneMatcher.Finding?) -> Float? {
        guard let finding, finding.inView >= leastTiles else { return nil }
        return finding.lost / Float(finding.inView)
    }
}
