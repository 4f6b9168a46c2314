public import Channels

/// `identity.accessory`: have spectacles come or gone.
///
/// Unit: 1 − similarity of structure, 0 the same, about 1 nothing in common: the least change of three places that
/// a frame crosses, the bridge of the nose, the cheeks below the eyes and the temples, against the same places of
/// the take's beginning (``AccessoryPatches``), by the median over half a second. Eight times a second. Not
/// measurable below 80 px of face, where the head is turned more than 10° from the reference, or where much of the
/// face is covered.
///
/// What hangs from the ears or around the neck is not looked at: in takes that hold, patches below the ears change
/// by up to 0.6 as the head turns, patches below the chin by up to 1.2, and no less than that would tell an earring.
public struct AccessoryChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "identity.accessory", unit: "1-similarity", minimumSpan: 0.4)
    /// Seconds to either side that the median reaches.
    private static let reach = 0.26

    /// A measuring of it.
    public init() {}

    /// Samples where the face was unwrapped.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        let covered = take.framesWithCoveredFace
        return take.personSamples(
            { $0.accessories }, { $0.accessories }, incomparable: .profile
        ) { _, patches, reference, _ in
            patches.difference(from: reference)
        }.map { sample in
            guard case .measured = sample.measurement, covered.contains(sample.frame) else {
                return sample
            }
            return ChannelSample(frame: sample.frame, measurement: .absent(.covered))
        }.steadied(over: Self.reach, seconds: take.seconds, frames: take.frames)
    }
}
