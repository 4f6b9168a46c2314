/// What `chain` says of clips that follow each other.
public struct ChainDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.chain/1"

    /// Name and version of the schema.
    public var schema: String
    /// The clips, in order.
    public var clips: [TakeSection]
    /// What all of them are held against.
    public var anchors: [AnchorSection]
    /// The joint of each clip with the next.
    public var seams: [SeamSection]
    /// What each clip ends with, held against the original anchor.
    public var channels: [ChainChannelSection]
    /// The last clip, counted from 1, whose end still holds to the anchor: start anew from the anchor
    /// after it. 0 when the first does not hold; `nil` when all do. Person, colours and detail decide; where
    /// camera and subject went is measured and does not.
    @Nullable public var restartAfterClip: Int?
    /// Assumptions and limits of this run, one sentence each.
    public var notes: [String]

    /// All of its fields but the schema, which is this type's own.
    public init(
        clips: [TakeSection], anchors: [AnchorSection], seams: [SeamSection],
        channels: [ChainChannelSection], restartAfterClip: Int?, notes: [String] = []
    ) {
        schema = Self.schemaName
        self.clips = clips
        self.anchors = anchors
        self.seams = seams
        self.channels = channels
        self.restartAfterClip = restartAfterClip
        self.notes = notes
    }
}

/// How far the ends of clips are from the anchor in one channel.
public struct ChainChannelSection: Codable, Hashable, Sendable {
    /// `family.name`, lower-case, hyphenated.
    public var id: String
    /// Unit of the values.
    public var unit: String
    /// How far a clip may be from where the chain began.
    @Measured public var tolerance: Double
    /// The median over the first half second of the first clip.
    @NullableMeasured public var beginning: Double?
    /// The median over the last second of each clip; `nil` where not measurable, and for colour and
    /// structure where the anchor shows another framing.
    @MeasuredSeries public var values: [Double?]
    /// Growth from clip to clip, by least squares; `nil` with fewer than two values.
    @NullableMeasured public var slope: Double?
    /// The clip, counted from 1, from which on the end of every clip measured is beyond the tolerance.
    @Nullable public var exceedsAtClip: Int?

    /// All of its fields.
    public init(
        id: String, unit: String, tolerance: Double, beginning: Double?, values: [Double?],
        slope: Double?, exceedsAtClip: Int?
    ) {
        self.id = id
        self.unit = unit
        self.tolerance = tolerance
        self.beginning = beginning
        self.values = values
        self.slope = slope
        self.exceedsAtClip = exceedsAtClip
    }
}
