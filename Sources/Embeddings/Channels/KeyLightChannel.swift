internal import Glibc

public import Channels

/// `colour.key-light`: where the light on the face comes from.
///
/// Unit: degrees by which light from the camera would have to turn to change the skin as it has changed: the
/// arc tangent of what one side gains over the other for a unit of its normals (``LightShift``, where each
/// place is compared with itself), less two standard errors; up and down count half, since a smile, an open
/// mouth and a nod change them too. It is reckoned once with the light standing still while the head turns
/// and once with the light turning along, and the smaller counts: only light that moves either way has moved.
/// A median over half a second leaves out hands, shadows of a word and the mesh's jitter. The distance to an
/// anchor is that between the directions that ``KeyLight`` fits to both. Not measurable on a face that has
/// become another one, whose skin is not to be compared.
public struct KeyLightChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "colour.key-light", unit: "°", version: 2)
    /// Pixels of face width below which light and shade on it are noise.
    private static let leastWidth: Float = 64
    /// Seconds to either side that the median reaches.
    private static let reach = 0.25
    /// Share of places off the fit from which something lies over the face.
    private static let mostOutlying: Float = 0.2
    /// Standard errors that a slope must exceed.
    private static let errors: Float = 2
    /// How much of a slope from forehead to chin counts.
    private static let shareAlong: Float = 0.5
    /// Degrees that a turn of the head explains, for each of its own beyond `freeTurn`.
    private static let allowance: Float = 0.4
    private static let freeTurn: Float = 4

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        if let absent = take.samplesWithoutFace { return absent }
        let usual = take.baseline?.face
        let light = usual.flatMap { KeyLight.fit($0.light.seen) }
        let still = take.anchor?.face.flatMap { KeyLight.fit($0.light.seen) }
        let shifts = [true, false].map { turning in
            take.frames.map { frame -> LightShift? in
                guard !frame.isBlack, let usual, let light, let face = frame.face,
                    Self.reason(face) == nil
                else { return nil }
                return LightShift(
                    from: usual.light, under: light, to: face.light, turning: turning)
            }
        }
        let others = Self.otherFaces(take)
        return take.frames.indices.map { i in
            let frame = take.frames[i]
            func sample(_ measurement: ChannelSample.Measurement) -> ChannelSample {
                ChannelSample(frame: frame.frame, measurement: measurement)
            }
            guard !frame.isBlack else { return sample(.absent(.black)) }
            guard let face = frame.face else { return sample(.absent(.noFace)) }
            if let reason = Self.reason(face) { return sample(.absent(reason)) }
            if others[i] { return sample(.absent(.anotherPerson)) }
            guard let usual, let light else { return sample(.absent(.noBaseline)) }
            guard let shift = shifts[0][i] else { return sample(.absent(.profile)) }
            guard shift.outlying <= Self.mostOutlying else { return sample(.absent(.occluded)) }
            let around = take.frames.indices(within: Self.reach, of: i, take.seconds)
                .filter { shifts[0][$0].map { $0.outlying <= Self.mostOutlying } ?? false }
            let turn = max(abs(face.pose.x - usual.pose.x), abs(face.pose.y - usual.pose.y))
            let angle =
                shifts.map { turned in Self.angle(around.compactMap { turned[$0] }) }.min() ?? 0
            let departure = max(0, angle - Self.allowance * max(0, turn - Self.freeTurn))
            let value = still.flatMap { still in
                shifts.map { shifts in
                    light.shifted(by: Self.slope(around.compactMap { shifts[$0] })).angle(to: still)
                }.min()
            }
            return sample(.measured(value: value ?? departure, departure: departure))
        }
    }

    /// Whether the identity measured next to each frame is past its tolerance.
    private static func otherFaces(_ take: TakeEmbeddings) -> [Bool] {
        var others = [Bool](repeating: false, count: take.frames.count)
        let samples = FaceChannel().measure(take)
        var k = 0
        for i in take.frames.indices {
            let frame = take.frames[i].frame
            func distance(_ sample: ChannelSample) -> Int { abs(sample.frame - frame) }
            while k + 1 < samples.count, distance(samples[k + 1]) <= distance(samples[k]) { k += 1 }
            guard k < samples.count,
                case .measured(_, let departure) = samples[k].measurement
            else { continue }
            others[i] = departure > FaceChannel.descriptor.tolerance
        }
        return others
    }

    /// How far the light has moved for certain, in degrees, by the median of `shifts`.
    private static func angle(_ shifts: [LightShift]) -> Float {
        let slope = slope(shifts)
        let error = SIMD2(
            RobustStatistics.median(shifts.map(\.error.x)) ?? 0,
            RobustStatistics.median(shifts.map(\.error.y)) ?? 0)
        let across = max(0, abs(slope.x) - errors * error.x)
        let along = shareAlong * max(0, abs(slope.y) - errors * error.y)
        return atanf((across * across + along * along).squareRoot()) * 180 / .pi
    }

    private static func slope(_ shifts: [LightShift]) -> SIMD2<Float> {
        SIMD2(
            RobustStatistics.median(shifts.map(\.slope.x)) ?? 0,
            RobustStatistics.median(shifts.map(\.slope.y)) ?? 0)
    }

    private static func reason(_ face: FaceSignature) -> UnmeasuredReason? {
        face.width < leastWidth ? .smallFace : PoseGate.reason(face)
    }
}
