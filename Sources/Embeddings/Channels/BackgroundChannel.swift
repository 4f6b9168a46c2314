public import Channels

/// `structure.background`: share of the scene's tiles that can no longer be found.
///
/// Unit: share, 0...1, of the tiles of the anchor (or of the take's beginning, where the anchor shows
/// another framing) that are still in view and not behind the subject. Global motion is taken out first
/// and each tile may move by itself, so that a push-in, a pan or parallax is not drift; see
/// ``SceneMatcher``. In a close-up, where head and shoulders leave few tiles, the subject is what the person
/// mask shows and nothing more.
public struct BackgroundChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "structure.background", unit: "share", version: 3)
    /// Tiles below which a share of them says nothing.
    private static let leastTiles = 40
    /// The same in a close-up, and below how many there as many are taken as still found: of few tiles those
    /// beside a moving body are a large share.
    private static let leastOfLittle = 24
    private static let fewTiles = 90
    /// Tiles of the take's beginning below which it shows little of its scene: a close-up.
    private static let littleScene = 60

    /// A measuring of it.
    public init() {}

    /// Samples at the frames whose scene was kept.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        let opening = take.frames.firstIndex { !$0.isBlack && $0.structure.scene != nil }
        func matchers(masked: Bool) -> (toBaseline: SceneMatcher?, toAnchor: SceneMatcher?) {
            let first = opening.flatMap { i in
                Self.matcher(
                    take.frames[i], face: take.baseline?.face, masked: masked,
                    people: masked ? take.people[i] : take.frames[i].person?.people)
            }
            let still = take.anchorSharesFraming ? take.anchor : nil
            let other = still.flatMap {
                Self.matcher(
                    $0, face: take.anchorReference?.face, masked: masked,
                    people: $0.person?.people)
            }
            return (first, other)
        }
        var (toBaseline, toAnchor) = matchers(masked: false)
        let showsLittle = (toBaseline?.count ?? 0) < Self.littleScene
        if showsLittle { (toBaseline, toAnchor) = matchers(masked: true) }
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
            let subject = SubjectTiles.hidingScene(
                face, frame, masked: showsLittle, people: take.people[i])
            guard
                let departure = Self.share(
                    toBaseline?.find(
                        in: scene, registration: relation.registration,
                        gain: relation.contrastGain, subject: subject), showsLittle: showsLittle)
            else { return sample(.absent(.littleBackground)) }
            let value = take.toAnchor[i].flatMap { other in
                Self.share(
                    toAnchor?.find(
                        in: scene, registration: other.registration, gain: other.contrastGain,
                        subject: subject), showsLittle: showsLittle)
            }
            return sample(.measured(value: value ?? departure, departure: departure))
        }
    }

    private static func matcher(
        _ frame: FrameEmbedding, face: ReferenceFace?, masked: Bool, people: PeopleTiles?
    ) -> SceneMatcher? {
        frame.structure.scene.map { scene in
            SceneMatcher(
                reference: scene, grid: frame.structure.grid,
                subject: .hidingScene(
                    frame.face?.bounds ?? face?.bounds, frame, masked: masked, people: people))
        }
    }

    private static func share(_ finding: SceneMatcher.Finding?, showsLittle: Bool) -> Float? {
        guard let finding, finding.inView >= (showsLittle ? leastOfLittle : leastTiles) else {
            return nil
        }
        return finding.lost / Float(showsLittle ? max(finding.inView, fewTiles) : finding.inView)
    }
}
