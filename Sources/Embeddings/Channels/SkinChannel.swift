public import Channels

/// `identity.skin`: the tone of cheeks and forehead, with the light taken out.
///
/// Unit: ΔE00. What the whole frame's light and colours did (``LightChange``) is applied to the reference
/// skin first, and lightness is set equal: a change of grade is the colour family's matter, a change of
/// skin against its surroundings is this one's.
public struct SkinChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "identity.skin", unit: "ΔE00")

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
            guard let face = frame.face else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.noFace))
            }
            if take.strangers[i] {
                return ChannelSample(frame: frame.frame, measurement: .absent(.anotherPerson))
            }
            if take.lacksColour(frame) {
                return ChannelSample(frame: frame.frame, measurement: .absent(.withoutColour))
            }
            guard let skin = face.skin else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.clipped))
            }
            if let reason = PoseGate.reason(face) {
                return ChannelSample(frame: frame.frame, measurement: .absent(reason))
            }
            guard let usual else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.noBaseline))
            }
            let departure = LightChange(relation).toneDifference(skin, from: usual)
            var value = departure
            if let still {
                value = LightChange(take.toAnchor[i]).toneDifference(skin, from: still)
            }
            return ChannelSample(
                frame: frame.frame, measurement: .measured(value: value, departure: departure))
        }
    }
}
