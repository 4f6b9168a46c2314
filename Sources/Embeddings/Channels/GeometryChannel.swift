public import Channels

/// `identity.geometry`: the face's proportions.
///
/// Unit: per cent, root mean square over ``FaceProportions`` of the change of each distance relative to
/// the others. Measured where the head stands within 20° of the pose that it is compared with.
public struct GeometryChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        id: "identity.geometry", family: .identity, unit: "%", tolerance: 4,
        toleranceSource: "takes that hold")
    private static let poseReach: Float = 20

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        let usual = take.baseline?.face
        let still = take.anchor == nil ? usual : take.anchorReference?.face
        return take.frames.map { frame in
            guard let face = frame.face else {
                return ChannelSample(
                    frame: frame.frame, measurement: .absent(frame.isBlack ? .black : .noFace))
            }
            guard let usual else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.noBaseline))
            }
            let turn = max(
                abs(face.pose.x - usual.pose.x), abs(face.pose.y - usual.pose.y))
            if let reason = PoseGate.reason(face) ?? (turn > Self.poseReach ? .profile : nil) {
                return ChannelSample(frame: frame.frame, measurement: .absent(reason))
            }
            let departure = FaceProportions.difference(face.proportions, usual.proportions)
            let value = still.map {
                FaceProportions.difference(face.proportions, $0.proportions)
            }
            return ChannelSample(
                frame: frame.frame,
                measurement: .measured(value: value ?? departure, departure: departure))
        }
    }
}
