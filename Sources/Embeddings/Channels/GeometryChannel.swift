public import Channels

/// `identity.geometry`: the face's proportions.
///
/// Unit: per cent, root mean square over ``FaceProportions`` of the change of each distance relative to
/// the others, after a median over one second: a smile, a word or a tilt moves every proportion for a
/// moment, becoming someone else moves them for good. Measured where the head stands within 15° of the
/// pose of the take's beginning.
public struct GeometryChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        id: "identity.geometry", family: .identity, unit: "%", tolerance: 4.5,
        toleranceSource: "takes that hold")
    private static let poseReach: Float = 15
    private static let steepYaw: Float = 30
    private static let reach = 0.5

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        if let absent = take.samplesWithoutFace { return absent }
        guard let usual = take.baseline?.face else {
            return take.frames.map {
                ChannelSample(
                    frame: $0.frame,
                    measurement: .absent(
                        $0.isBlack ? .black : $0.face == nil ? .noFace : .noBaseline))
            }
        }
        let still = take.anchor == nil ? usual : take.anchorReference?.face
        let reasons = take.frames.map { Self.reason($0, usual) }
        return take.frames.indices.map { i in
            let frame = take.frames[i]
            if let reason = reasons[i] {
                return ChannelSample(frame: frame.frame, measurement: .absent(reason))
            }
            let around = take.frames.indices(within: Self.reach, of: i, take.seconds)
                .filter { reasons[$0] == nil }
                .compactMap { take.frames[$0].face?.proportions }
            let proportions = usual.proportions.indices.map { k in
                RobustStatistics.median(around.map { $0[k] }) ?? 0
            }
            let departure = FaceProportions.difference(proportions, usual.proportions)
            let value = still.map { FaceProportions.difference(proportions, $0.proportions) }
            return ChannelSample(
                frame: frame.frame,
                measurement: .measured(value: value ?? departure, departure: departure))
        }
    }

    private static func reason(
        _ frame: FrameEmbedding, _ usual: ReferenceFace
    ) -> UnmeasuredReason? {
        guard let face = frame.face else { return frame.isBlack ? .black : .noFace }
        let turn = max(abs(face.pose.x - usual.pose.x), abs(face.pose.y - usual.pose.y))
        let isTurned = turn > poseReach || abs(face.pose.x) > steepYaw
        return PoseGate.reason(face) ?? (isTurned ? .profile : nil)
    }
}

extension Array where Element == FrameEmbedding {
    /// The frames that begin at most `reach` seconds before or after frame `i`.
    func indices(within reach: Double, of i: Int, _ seconds: [Double]) -> Range<Int> {
        var first = i
        var last = i
        while first > 0, seconds[i] - seconds[first - 1] <= reach { first -= 1 }
        while last + 1 < count, seconds[last + 1] - seconds[i] <= reach { last += 1 }
        return first..<(last + 1)
    }
}
