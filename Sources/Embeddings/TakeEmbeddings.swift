internal import VectorCore

/// The embeddings of one take in order, with what they are compared to: the anchor and the take's own
/// first half second.
public struct TakeEmbeddings: Sendable {
    /// How much of a take's beginning is its baseline, in seconds.
    public static let baselineSeconds = 0.5
    /// Correlation of lightness below which an anchor shows another framing than the take.
    static let sameFraming: Float = 0.6
    /// Parts of a take that are related to a reference at the same time.
    private static let parts = 8
    /// Eyelid aspect ratio from which an eye counts as open here; shut eyes stay below 0.12.
    private static let openEyes: Float = 0.17

    /// One for each frame, in presentation order.
    public let frames: [FrameEmbedding]
    /// Start of each frame in seconds from the first.
    public let seconds: [Double]
    /// The anchor's embedding; `nil` when the take is its own anchor.
    public let anchor: FrameEmbedding?
    /// Whether the anchor shows the take's framing, so that colours and edges compare tile by tile.
    /// `false` for a cut-out or another shot.
    public let anchorSharesFraming: Bool

    let baseline: ReferenceSignature?
    /// Where people are in each frame; `nil` far from any mask.
    let people: [PeopleTiles?]
    /// Frames in which the face that is followed cannot be the subject's.
    let strangers: [Bool]
    let personBaseline: ReferencePerson
    let personAnchor: ReferencePerson?
    let anchorReference: ReferenceSignature?
    /// Each frame against the baseline; `nil` for black frames.
    let toBaseline: [TileRelation?]
    /// Each frame against the anchor; `nil` for black frames, and for all when framing differs.
    let toAnchor: [TileRelation?]

    /// Whether the anchor or any frame shows a face: whether there is anyone to hold to.
    public var showsFace: Bool {
        anchor?.face != nil || frames.contains { $0.face != nil }
    }

    /// Compares `frames` with `anchor` and with their own beginning.
    ///
    /// - Precondition: `frames` and `seconds` are of one length.
    public init(frames: [FrameEmbedding], seconds: [Double], anchor: FrameEmbedding?) {
        precondition(frames.count == seconds.count)
        self.frames = frames
        self.seconds = seconds
        self.anchor = anchor
        let count = max(1, seconds.prefix { $0 < Self.baselineSeconds }.count)
        let first = frames.prefix(count)
        let faces = Self.openingFaces(frames, seconds)
        let baseline =
            ReferenceSignature(first, faces: faces)
            ?? frames.firstIndex { !$0.isBlack }.flatMap { start in
                ReferenceSignature(frames[start...].prefix(count), faces: faces)
            }
        self.baseline = baseline
        let people = PeopleTiles.over(frames, seconds: seconds)
        self.people = people
        strangers = SubjectPath.strangers(
            frames, seconds: seconds, identity: baseline?.face?.identity)
        toBaseline = Self.relate(
            frames, people, to: baseline, referencePeople: people.first ?? nil)
        personBaseline = ReferencePerson(opening: frames, seconds: seconds)
        personAnchor = anchor?.person.map { ReferencePerson($0) }
        let held = Self.hold(
            frames, people, to: anchor, baseline: baseline, toBaseline)
        anchorReference = held.reference
        anchorSharesFraming = held.sharesFraming
        toAnchor = held.relations
    }

    /// The same take held to another still, or with `nil` to its own beginning.
    public func held(to anchor: FrameEmbedding?) -> TakeEmbeddings {
        TakeEmbeddings(self, heldTo: anchor)
    }

    private init(_ take: TakeEmbeddings, heldTo anchor: FrameEmbedding?) {
        frames = take.frames
        seconds = take.seconds
        baseline = take.baseline
        personBaseline = take.personBaseline
        toBaseline = take.toBaseline
        people = take.people
        strangers = take.strangers
        self.anchor = anchor
        personAnchor = anchor?.person.map { ReferencePerson($0) }
        let held = Self.hold(
            take.frames, take.people, to: anchor, baseline: take.baseline, take.toBaseline)
        anchorReference = held.reference
        anchorSharesFraming = held.sharesFraming
        toAnchor = held.relations
    }

    /// The reference that `anchor` makes, whether it shows the framing of `baseline`, and each frame
    /// against it.
    private static func hold(
        _ frames: [FrameEmbedding], _ people: [PeopleTiles?], to anchor: FrameEmbedding?,
        baseline: ReferenceSignature?, _ toBaseline: [TileRelation?]
    ) -> (reference: ReferenceSignature?, sharesFraming: Bool, relations: [TileRelation?]) {
        let reference = anchor.flatMap { still in
            ReferenceSignature([still], faces: still.face.map { [$0] } ?? [])
        }
        guard let reference, let baseline, reference.grid == baseline.grid else {
            return (
                reference ?? baseline, reference == nil,
                reference == nil ? toBaseline : frames.map { _ in nil }
            )
        }
        let match = Registration.search(
            frame: baseline.lightness, reference: reference.lightness, grid: reference.grid,
            from: .identity)
        guard match.correlation >= sameFraming else {
            return (reference, false, frames.map { _ in nil })
        }
        return (
            reference, true,
            relate(
                frames, people, to: reference, referencePeople: anchor?.person?.people, from: match)
        )
    }

    /// The faces that the take's own standard is made of: those of the first half second with open eyes,
    /// or the first such of the first two seconds, or whatever the first half second shows. Lids that
    /// are down change embedding, proportions and detail.
    private static func openingFaces(
        _ frames: [FrameEmbedding], _ seconds: [Double]
    ) -> [FaceSignature] {
        func faces(until end: Double) -> [FaceSignature] {
            zip(frames, seconds).prefix { $0.1 < end }.compactMap(\.0.face)
        }
        let opening = faces(until: baselineSeconds)
        let open = opening.filter { $0.openness >= openEyes }
        if open.count >= min(3, opening.count) { return open }
        let later = faces(until: 4 * baselineSeconds).filter { $0.openness >= openEyes }
        return later.isEmpty ? opening : Array(later.prefix(max(3, opening.count)))
    }

    private static func relate(
        _ frames: [FrameEmbedding], _ people: [PeopleTiles?], to reference: ReferenceSignature?,
        referencePeople: PeopleTiles?, from start: Registration = .identity
    ) -> [TileRelation?] {
        guard let reference else { return frames.map { _ in nil } }
        var last = start
        // In order, for each search begins where the one before ended; what follows needs none.
        let registrations = frames.map { frame -> Registration? in
            guard !frame.isBlack, frame.structure.grid == reference.grid else { return nil }
            last = Registration.search(
                frame: frame.colour.lightness, reference: reference.lightness,
                grid: reference.grid, from: last)
            return last
        }
        let length = max(1, (frames.count + parts - 1) / parts)
        return concurrentMap(parts) { part in
            let first = min(frames.count, part * length)
            return (first..<min(frames.count, first + length)).map { i in
                registrations[i].map {
                    TileRelation(
                        frame: frames[i], reference: reference, registration: $0,
                        people: people[i], referencePeople: referencePeople)
                }
            }
        }.flatMap { $0 }
    }
}
