public import Channels

/// `identity.skin`: the tone of cheeks and forehead, and how even it is, with the light taken out.
///
/// Unit: ΔE00. What the whole frame's light and colours did (``LightChange``) is applied to the reference
/// skin first, and lightness is set equal: a change of grade is the colour family's matter, a change of
/// skin against its surroundings is this one's. Blotches that come or go (``SkinEvenness``) count
/// ``perEvenness`` for each ΔE beyond what is natural, by the median over half a second, where that is more: eight
/// times a second, of a face of 64 px that is turned no more than 12° from the reference.
public struct SkinChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "identity.skin", unit: "ΔE00", version: 2)
    /// What a ΔE of unevenness counts, and how much of it talk, smiles and shine make in takes that hold: below
    /// that it says nothing, so that the onset of a change of tone stays where it is. Tone drifts from 7 on,
    /// evenness from 5.
    private static let perEvenness: Float = 3
    private static let natural: Float = 2.7
    /// Seconds to either side that the median of it reaches.
    private static let reach = 0.26

    /// Seconds before and after a covered face in which it is being covered.
    private static let covering = 0.3

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        // A moment between two hands over the face says nothing of its skin.
        let covered = take.framesWithCoveredFace.compactMap { index in
            take.frames.firstIndex { $0.frame == index }.map { take.seconds[$0] }
        }
        let evenness = take.personSamples({ $0.evenness }, { $0.evenness }) { i, skin, was, _ in
            let isNear = covered.contains { abs($0 - take.seconds[i]) <= Self.covering }
            return isNear ? nil : skin.difference(from: was).map { max(0, $0 - Self.natural) }
        }.steadied(over: Self.reach, seconds: take.seconds, frames: take.frames)
        return tones(of: take).raised(by: evenness, times: Self.perEvenness, in: take)
    }

    private func tones(of take: TakeEmbeddings) -> [ChannelSample] {
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
