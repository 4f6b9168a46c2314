public import Channels

/// `colour.exposure`: Change of light in stops, whatever moves in the frame.
///
/// Unit: stops. Range: 0 upwards. See ``TileRelation`` for how it is told from movement. Light falls on
/// faces too: where the subject's skin does not follow, a quarter of a change counts, since then it may as well
/// be another room or something large coming into view. In a close-up, where the skin is all there is, no more
/// counts than it shows.
public struct ExposureChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "colour.exposure", unit: "stops", version: 3)
    /// Share of the frame's change from which skin follows it.
    private static let following: Float = 0.5
    /// What counts of a change that skin does not follow.
    private static let unfollowed: Float = 0.25
    /// Degrees from which a turn of the head changes the light on it.
    private static let freeTurn: Float = 10
    /// Pixels of face width below which its light is noise.
    private static let leastWidth: Float = 64

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.tileSamples(reason: .flatPicture) { i, relation, reference in
            abs(relation.exposure)
                * Self.share(relation.exposure, take.frames[i], reference?.face)
        }
    }

    /// How much of a change of `exposure` counts, 0.25...1, by what the skin says.
    private static func share(
        _ exposure: Float, _ frame: FrameEmbedding, _ usual: ReferenceFace?
    ) -> Float {
        guard exposure != 0, let face = frame.face, let usual, face.width >= leastWidth,
            PoseGate.reason(face) == nil, let ofSkin = face.light.exposure(from: usual.light)
        else { return 1 }
        if frame.isCloseUp {
            let turn = max(abs(face.pose.x - usual.pose.x), abs(face.pose.y - usual.pose.y))
            return min(turn > freeTurn ? 0.5 : 1, max(0, ofSkin / exposure))
        }
        let followed = min(1, max(0, ofSkin / (following * exposure)))
        return unfollowed + (1 - unfollowed) * followed
    }
}
