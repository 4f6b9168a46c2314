public import Channels

/// `identity.geometry`: the face's proportions.
///
/// Unit: per cent, root mean square over ``FaceProportions`` of the change of each distance relative to
/// the others, after a median over one second: a smile, a word or a tilt moves every proportion for a
/// moment, becoming someone else moves them for good. It counts as far as ``FaceExpression`` does not explain
/// it: `restWeight` times what is left, where that is less. Measured where the head stands within 15° of the
/// pose of the take's beginning, the face is at least 80 px wide and has kept its detail.
public struct GeometryChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "identity.geometry", unit: "%", version: 3)
    private static let poseReach: Float = 15
    /// Pixels of face width below which a proportion's per cent is lost in the mesh's jitter.
    private static let leastWidth: Float = 80
    private static let steepYaw: Float = 30
    /// Of a change that is no expression, this part of it at least is left when expression is taken off.
    private static let restWeight: Float = 2.25
    private static let reach = 0.5
    /// Detail that a face may lose before the mesh is drawn from memory and not from what is seen, log₂.
    private static let mostBlur: Float = 1.5

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
        let rests = take.frames.map { $0.face.map { Self.rest($0, usual) } }
        return take.frames.indices.map { i in
            let frame = take.frames[i]
            if let reason = reasons[i] {
                return ChannelSample(frame: frame.frame, measurement: .absent(reason))
            }
            let around = take.frames.indices(within: Self.reach, of: i, take.seconds)
                .filter { reasons[$0] == nil }
            let proportions = Self.medians(around.compactMap { take.frames[$0].face?.proportions })
            let change = FaceProportions.difference(proportions, usual.proportions)
            let left = FaceProportions.rootMeanSquare(Self.medians(around.compactMap { rests[$0] }))
            let departure = min(change, Self.restWeight * left)
            let value = still.map { FaceProportions.difference(proportions, $0.proportions) }
            return ChannelSample(
                frame: frame.frame,
                measurement: .measured(value: value ?? departure, departure: departure))
        }
    }

    /// What expression and pose leave of the change of each proportion, in per cent.
    private static func rest(_ face: FaceSignature, _ usual: ReferenceFace) -> [Float] {
        let explained = FaceExpression.explained(
            face.expression, face.pose, from: usual.expression, usual.pose)
        return explained.indices.map { k in
            100 * (face.proportions[k] - usual.proportions[k]) - explained[k]
        }
    }

    private static func medians(_ rows: [[Float]]) -> [Float] {
        (rows.first ?? []).indices.map { k in RobustStatistics.median(rows.map { $0[k] }) ?? 0 }
    }

    private static func reason(
        _ frame: FrameEmbedding, _ usual: ReferenceFace
    ) -> UnmeasuredReason? {
        guard let face = frame.face else { return frame.isBlack ? .black : .noFace }
        if min(face.width, usual.width) < leastWidth { return .smallFace }
        let turn = max(abs(face.pose.x - usual.pose.x), abs(face.pose.y - usual.pose.y))
        let isTurned = turn > poseReach || abs(face.pose.x) > steepYaw
        let isBlurred = face.fineness < usual.fineness - mostBlur
        return PoseGate.reason(face)
            ?? (isTurned ? .profile : isBlurred ? .withoutDetail : nil)
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
