public import Channels

/// `structure.focus`: which plane is sharp, face against background.
///
/// Unit: log₂ ratio. The change of the face's fineness of detail against the change of the
/// background's: 0 when both soften together (a push-in, a compressor), large when focus moves from one
/// to the other. Soft backgrounds have detail in the reduced picture only: what they lose there beyond the
/// subject counts `coarseWeight` fold, since it is measured so much more steadily. In a close-up, where head and
/// shoulders leave few tiles, the subject is what the person mask shows and nothing more. Not measurable
/// without a face of 64 px or without detail behind it.
public struct FocusChannel: DriftChannel {
    /// See the type.
    public static let descriptor = ChannelDescriptor(
        shipped: "structure.focus", unit: "log2", version: 3)
    /// In takes that hold the coarse measure stays within 0.5, the fine one within 1.2.
    private static let coarseWeight: Float = 2
    /// Pixels of face width below which its fineness is the compressor's.
    private static let leastWidth: Float = 64

    /// Pixels of face width below which a face's fineness wanders with every nod: only what the room shows by
    /// itself counts, up to so many times.
    private static let fineWidth: Float = 96
    private static let mostOfRoom: Float = 2

    /// A measuring of it.
    public init() {}

    /// Samples at every frame.
    public func measure(_ take: TakeEmbeddings) -> [ChannelSample] {
        take.frames.indices.map { i in
            let frame = take.frames[i]
            guard let relation = take.toBaseline[i] else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.black))
            }
            guard let face = frame.face, let usual = take.baseline?.face else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.noFace))
            }
            guard face.width >= Self.leastWidth else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.smallFace))
            }
            guard let departure = Self.shift(face, usual, relation) else {
                return ChannelSample(frame: frame.frame, measurement: .absent(.withoutDetail))
            }
            let value = take.toAnchor[i].flatMap { relation in
                take.anchorReference?.face.flatMap { Self.shift(face, $0, relation) }
            }
            return ChannelSample(
                frame: frame.frame,
                measurement: .measured(value: value ?? departure, departure: departure))
        }
    }

    /// How far focus has moved between face and background, the greater of fine and coarse; `nil` where
    /// neither can be told.
    private static func shift(
        _ face: FaceSignature, _ usual: ReferenceFace, _ relation: TileRelation
    ) -> Float? {
        let fine = relation.backgroundDetail.map { change -> Float in
            let shift = abs(face.fineness - usual.fineness - change)
            return face.width < fineWidth ? min(shift, mostOfRoom * abs(change)) : shift
        }
        let coarse = relation.coarseBackground.map { change -> Float in
            // What the subject lost or gained with it is the camera's or the compressor's.
            let shared = change < 0 ? -relation.coarseSubject : relation.coarseSubject
            return coarseWeight * (abs(change) - min(max(shared, 0), abs(change)))
        }
        guard let fine else { return coarse }
        return max(fine, coarse ?? 0)
    }
}
