/// What `seam` says of the joint of two clips.
public struct SeamDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.seam/1"

    /// Name and version of the schema.
    public var schema: String
    /// The clip before the joint.
    public var first: TakeSection
    /// The clip after it.
    public var second: TakeSection
    /// The joint.
    public var seam: SeamSection
    /// Assumptions and limits of this run, one sentence each.
    public var notes: [String]

    /// All of its fields but the schema, which is this type's own.
    public init(first: TakeSection, second: TakeSection, seam: SeamSection, notes: [String] = []) {
        schema = Self.schemaName
        self.first = first
        self.second = second
        self.seam = seam
        self.notes = notes
    }

    private enum CodingKeys: String, CodingKey {
        case schema, first, second, notes
    }

    /// Reads a document whose seam lies beside its other fields.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        schema = try container.decode(String.self, forKey: .schema)
        first = try container.decode(TakeSection.self, forKey: .first)
        second = try container.decode(TakeSection.self, forKey: .second)
        notes = try container.decode([String].self, forKey: .notes)
        seam = try SeamSection(from: decoder)
    }

    /// Writes the seam's fields beside the others, as published.
    public func encode(to encoder: any Encoder) throws {
        try seam.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(schema, forKey: .schema)
        try container.encode(first, forKey: .first)
        try container.encode(second, forKey: .second)
        try container.encode(notes, forKey: .notes)
    }
}

/// The joint of two clips, measured.
public struct SeamSection: Codable, Hashable, Sendable {
    /// Frames at the beginning of the second clip that were shown already; `nil` where nothing moves.
    @Nullable public var overlapFrames: Int?
    /// Step of luma, share of full scale, positive for brighter.
    @NullableMeasured public var lumaStep: Double?
    /// The same in stops.
    @NullableMeasured public var exposureStep: Double?
    /// Step of colour, ΔE00.
    @NullableMeasured public var deltaE: Double?
    /// Whether both have one size.
    public var sizeMatches: Bool
    /// Size after the joint over size before.
    @NullableMeasured public var scale: Double?
    /// Shift to the right, share of the width.
    @NullableMeasured public var shiftX: Double?
    /// Shift downwards, share of the height.
    @NullableMeasured public var shiftY: Double?
    /// L2 between the people on both sides; `nil` where a side shows no face.
    @NullableMeasured public var identityDistance: Double?
    /// Speed after over speed before; `nil` where nothing moves.
    @NullableMeasured public var motionSpeedRatio: Double?
    /// Angle between both motions, degrees.
    @NullableMeasured public var motionAngle: Double?
    /// What a viewer would notice.
    public var findings: [SeamFindingSection]
    /// Kinds of findings that cannot be made at this joint: nothing moves, nothing has colour, or the clips
    /// change as much by themselves.
    public var unmeasured: [String]
    /// Where the second clip is to begin.
    public var inPoint: InPointSection

    /// All of its fields.
    public init(
        overlapFrames: Int?, lumaStep: Double?, exposureStep: Double?, deltaE: Double?,
        sizeMatches: Bool, scale: Double?, shiftX: Double?, shiftY: Double?,
        identityDistance: Double?, motionSpeedRatio: Double?, motionAngle: Double?,
        findings: [SeamFindingSection], unmeasured: [String] = [], inPoint: InPointSection
    ) {
        self.overlapFrames = overlapFrames
        self.lumaStep = lumaStep
        self.exposureStep = exposureStep
        self.deltaE = deltaE
        self.sizeMatches = sizeMatches
        self.scale = scale
        self.shiftX = shiftX
        self.shiftY = shiftY
        self.identityDistance = identityDistance
        self.motionSpeedRatio = motionSpeedRatio
        self.motionAngle = motionAngle
        self.findings = findings
        self.unmeasured = unmeasured
        self.inPoint = inPoint
    }
}

/// One thing that a viewer would notice at a joint.
public struct SeamFindingSection: Codable, Hashable, Sendable {
    /// What it is, lower-case and hyphenated.
    public var kind: String
    /// Frame of the second clip where it begins, negative before the joint; `nil` at the joint itself.
    @Nullable public var frame: Int?
    /// How much it is.
    @NullableMeasured public var value: Double?
    /// From which value on it is a finding.
    @NullableMeasured public var limit: Double?
    /// Unit of both.
    public var unit: String
    /// One sentence for people.
    public var text: String

    /// All of its fields.
    public init(
        kind: String, frame: Int?, value: Double?, limit: Double?, unit: String, text: String
    ) {
        self.kind = kind
        self.frame = frame
        self.value = value
        self.limit = limit
        self.unit = unit
        self.text = text
    }
}

/// Where a clip is to begin.
public struct InPointSection: Codable, Hashable, Sendable {
    /// The first frame to be shown.
    public var frame: Int
    /// Its time in seconds.
    @Seconds public var time: Double
    /// Kinds of findings that beginning there mends.
    public var mends: [String]

    /// All of its fields.
    public init(frame: Int, time: Double, mends: [String] = []) {
        self.frame = frame
        self.time = time
        self.mends = mends
    }
}
