public import Channels

/// `colour.key-light`: where the light on the face comes from.
///
/// Unit: degrees between directions. The direction at the take's beginning and that of the anchor are
/// fitted by ``KeyLight`` to the luminance of the skin over the normals of the mesh, its movement by
/// ``LightShift``, where each place is compared with itself. A median over half a second leaves out hands, shadows of a word and
/// the mesh's jitter.
public struct KeyLightChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        id: "colour.key-light", family: .colour, unit: "°", tolerance: 12,
        toleranceSource: "takes that hold")
    /// Pixels of face width below which light and shade on it are noise.
    private static let leastWidth: Float = 48
    /// Seconds to either side that the median reaches.
    private static let reach = 0.25
    /// Share of places off the fit from which something lies over the face.
    private static let mostOutlying: Float = 0.3
    /// Degrees that a turn of the head explains, for each of its own beyond 8.
    private static let allowance: Float = 0.25

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        if let absent = take.samplesWithoutFace { return absent }
        let usual = take.baseline?.face
        let light = usual.flatMap { KeyLight.fit($0.light.samples.filter { $0.w >= 0 }) }
        let still = take.anchor?.face.flatMap { KeyLight.fit($0.light.samples.filter { $0.w >= 0 }) }
        let shifts = take.frames.map { frame -> LightShift? in
            guard !frame.isBlack, let usual, let light, let face = frame.face,
                Self.reason(face) == nil
            else { return nil }
            return LightShift(from: usual.light, under: light, to: face.light)
        }
        return take.frames.indices.map { i in
            let frame = take.frames[i]
            func sample(_ measurement: ChannelSample.Measurement) -> ChannelSample {
                ChannelSample(frame: frame.frame, measurement: measurement)
            }
            guard !frame.isBlack else { return sample(.absent(.black)) }
            guard let face = frame.face else { return sample(.absent(.noFace)) }
            if let reason = Self.reason(face) { return sample(.absent(reason)) }
            guard let usual, let light else { return sample(.absent(.noBaseline)) }
            guard let shift = shifts[i] else { return sample(.absent(.profile)) }
            guard shift.outlying <= Self.mostOutlying else { return sample(.absent(.occluded)) }
            let around = take.frames.indices(within: Self.reach, of: i, take.seconds)
                .compactMap { shifts[$0] }.filter { $0.outlying <= Self.mostOutlying }
            let slope = SIMD2(
                RobustStatistics.median(around.map(\.slope.x)) ?? shift.slope.x,
                RobustStatistics.median(around.map(\.slope.y)) ?? shift.slope.y)
            let now = light.shifted(by: slope)
            let turn = max(
                0, max(abs(face.pose.x - usual.pose.x), abs(face.pose.y - usual.pose.y)) - 8)
            let departure = max(0, now.angle(to: light) - Self.allowance * turn)
            return sample(
                .measured(value: still.map(now.angle(to:)) ?? departure, departure: departure))
        }
    }

    private static func reason(_ face: FaceSignature) -> UnmeasuredReason? {
        face.width < leastWidth ? .smallFace : PoseGate.reason(face)
    }
}
