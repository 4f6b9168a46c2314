import Channels

/// What is kept of the person beside the face's identity and proportions: eyes, marks, clothes, hair.
///
/// Parts that are dear are measured at some frames only; the others say that they were skipped.
public struct PersonSignature: Sendable {
    let iris: Part<IrisSignature>
    let marks: Part<MarkMap>
    let wardrobe: Part<WardrobeSignature>
    let hair: Part<HairSignature>
    let pattern: Part<ClothPattern>
    let evenness: Part<SkinEvenness>
    let accessories: Part<AccessoryPatches>
    /// Where people are; `nil` where the mask was not computed.
    let people: PeopleTiles?

    /// One part at one frame.
    enum Part<Value: Sendable>: Sendable {
        /// Not looked at in this frame.
        case skipped
        /// Looked at and not measurable.
        case absent(UnmeasuredReason)
        /// As measured.
        case measured(Value)

        var value: Value? {
            if case .measured(let value) = self { value } else { nil }
        }
    }

    /// Where there is nobody to measure.
    static func absent(
        _ reason: UnmeasuredReason, marks: Bool, mask: Bool
    ) -> PersonSignature {
        PersonSignature(
            iris: .absent(reason), marks: marks ? .absent(reason) : .skipped,
            wardrobe: mask ? .absent(reason) : .skipped, hair: mask ? .absent(reason) : .skipped,
            pattern: mask ? .absent(reason) : .skipped,
            evenness: marks ? .absent(reason) : .skipped,
            accessories: marks ? .absent(reason) : .skipped, people: nil)
    }
}
