public import Channels

/// `identity.hair`: colour of the hair, and whether it turned to paste.
///
/// Unit: ΔE00 of the hair's colour inside the person mask around the face, with the frame's own change of
/// light and colour allowed for (``LightChange``). A change of the crown's fineness beyond that of the face
/// counts ``perOctave`` for each log₂, so that paste of the right colour is found too.
public struct HairChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "identity.hair", unit: "ΔE00")
    /// What a halving of the hair's detail counts, in ΔE00.
    static let perOctave: Float = 2.5

    /// A measuring of it.
    public init() {}

    /// Samples where the mask was computed.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.personSamples({ $0.hair }, { $0.hair }) { i, hair, reference, light in
            let colour = light.difference(hair.colour, from: reference.colour)
            guard let now = hair.fineness, let was = reference.fineness,
                let face = take.frames[i].face, let usual = take.baseline?.face
            else { return colour }
            // What the face lost too is focus or the compressor's.
            let lost = was - now - max(0, usual.fineness - face.fineness)
            return max(colour, Self.perOctave * lost)
        }
    }
}
