public import Channels

/// `identity.skin`: the tone of cheeks and forehead, with the light taken out.
///
/// Unit: ΔE00. What the whole frame's colours did (``TileRelation``: chroma gain and shift) is applied
/// to the reference skin first, and lightness is set equal: a change of grade is the colour family's
/// matter, a change of skin against its surroundings is this one's.
public struct SkinChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        id: "identity.skin", family: .identity, unit: "ΔE00", tolerance: 7,
        toleranceSource: "takes that hold")

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        if let absent = take.samplesWithoutFace { return absent }
        let usual = take.baseline?.face?.skin
        let still = take.anchor == nil ? usual : take.anchorReference?.face?.skin
        return take.frames.indices.map { i in
            let frame = take.frames[i]
            guard let relation = take.toBaseline[i] else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.black))
            }
            guard let face = frame.face, let skin = face.skin else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.noFace))
            }
            if let reason = PoseGate.reason(face) {
                return ChannelSample(frame: frame.frame, measurement: .absent(reason))
            }
            guard let usual else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.noBaseline))
            }
            let departure = Self.difference(skin, usual, under: relation)
            var value = departure
            if let still {
                value = Self.difference(skin, still, under: take.toAnchor[i])
            }
            return ChannelSample(
                frame: frame.frame, measurement: .measured(value: value, departure: departure))
        }
    }

    /// ΔE00 of two linear-light skin colours at the reference's luminance: the smaller of the plain
    /// one and of the one after the frame's own change of chroma has been applied to the reference.
    /// Only skin that leaves both its own tone and its surroundings has changed.
    static func difference(
        _ skin: SIMD3<Float>, _ reference: SIMD3<Float>, under relation: TileRelation?
    ) -> Float {
        let from = CIELab(linear: reference)
        let light = max(1e-4, luminance(linear: reference))
        let now = CIELab(linear: skin * (light / max(1e-4, luminance(linear: skin))))
        let gain = relation?.chromaGain ?? 1
        let shift = relation?.chromaShift ?? .zero
        let expected = CIELab(
            lightness: from.lightness, a: gain * from.a + shift.x, b: gain * from.b + shift.y)
        let level = CIELab(lightness: from.lightness, a: now.a, b: now.b)
        return min(level.difference(from: expected), level.difference(from: from))
    }
}
