/// What `analyze` says of a take, field by field.
public struct AnalysisDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.analysis/1"

    /// Name and version of the schema.
    public var schema: String
    /// What made it.
    public var tool: ToolSection
    /// What it was asked, as far as that may change a number.
    public var options: OptionsSection
    /// The take.
    public var take: TakeSection
    /// The shot that it was judged for; `nil` when none was named.
    @Nullable public var shot: ShotSection?
    /// The time of every frame where frames differ in length; `nil` where frame k begins at
    /// k / `take.frameRate`.
    @NullableTimes public var frameTimes: [Double]?
    /// What the take was held against, in the order given.
    public var anchors: [AnchorSection]
    /// Each channel built, by family and then in the order of its family.
    public var channels: [ChannelSection]
    /// The eyes, frame by frame; empty without faces.
    public var eyes: EyesSection
    /// Defects of the whole take, in order of time.
    public var defects: [DefectSection]
    /// The frame to hand on.
    public var handoff: HandoffSection
    /// Frame 0 against the still that the take was to begin with; absent when none was given.
    public var firstFrame: FirstFrameSection?
    /// What is proposed.
    public var verdict: VerdictSection
    /// Causes with evidence.
    public var diagnosis: [DiagnosisSection]
    /// Assumptions and limits of this run, one sentence each.
    public var notes: [String]

    /// All of its fields but the schema, which is this type's own.
    public init(
        tool: ToolSection, options: OptionsSection = OptionsSection(), take: TakeSection,
        shot: ShotSection? = nil, frameTimes: [Double]? = nil, anchors: [AnchorSection],
        channels: [ChannelSection],
        eyes: EyesSection, defects: [DefectSection], handoff: HandoffSection,
        firstFrame: FirstFrameSection? = nil,
        verdict: VerdictSection, diagnosis: [DiagnosisSection] = [], notes: [String] = []
    ) {
        schema = Self.schemaName
        self.tool = tool
        self.options = options
        self.take = take
        self.shot = shot
        self.frameTimes = frameTimes
        self.anchors = anchors
        self.channels = channels
        self.eyes = eyes
        self.defects = defects
        self.handoff = handoff
        self.firstFrame = firstFrame
        self.verdict = verdict
        self.diagnosis = diagnosis
        self.notes = notes
    }
}

/// What an analysis was asked, as far as that may change a number.
public struct OptionsSection: Codable, Hashable, Sendable {
    /// Whether everything that needs a face was left out.
    public var withoutFaces: Bool
    /// Seconds from the take's end in which the handoff is sought; `nil` for the whole take.
    @NullableSeconds public var handoffWindow: Double?
    /// The text that the take was made with; `nil` when not stated.
    @Nullable public var prompt: String?

    /// All of its fields.
    public init(
        withoutFaces: Bool = false, handoffWindow: Double? = nil, prompt: String? = nil
    ) {
        self.withoutFaces = withoutFaces
        self.handoffWindow = handoffWindow
        self.prompt = prompt
    }
}
