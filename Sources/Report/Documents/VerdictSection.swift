/// What is proposed; only a person approves.
public struct VerdictSection: Codable, Hashable, Sendable {
    /// `rejected`, `maybe` or `selected`.
    public var state: String
    /// Seconds up to which the take holds: its duration when nothing breaks, `nil` when unknown.
    @NullableSeconds public var usableUntil: Double?
    /// The channel that broke first, or `nil`.
    @Nullable public var firstToBreak: String?
    /// How long it led the next channel to break, in seconds; `nil` when no other one does.
    @NullableSeconds public var leadSeconds: Double?
    /// One line for each thing found, such as
    /// `identity.face drifts 9.8-15.0 s, severe, peak 2.6 tolerances at 13.4 s [reject: any major]`.
    public var reasons: [String]
    /// What became of each rule that the take was judged by.
    public var criteria: [CriterionSection]

    /// All of its fields.
    public init(
        state: String, usableUntil: Double?, firstToBreak: String?, leadSeconds: Double? = nil,
        reasons: [String] = [], criteria: [CriterionSection] = []
    ) {
        self.state = state
        self.usableUntil = usableUntil
        self.firstToBreak = firstToBreak
        self.leadSeconds = leadSeconds
        self.reasons = reasons
        self.criteria = criteria
    }
}

/// What became of one rule.
public struct CriterionSection: Codable, Hashable, Sendable {
    /// The rule, such as `reject: identity.face severe for 0.5s`.
    public var criterion: String
    /// `reject`, `maybe` or `require`.
    public var effect: String
    /// `clear`, `near`, `fired` or `not-measurable`.
    public var outcome: String
    /// What it leaves the take by itself: `selected`, `maybe` or `rejected`.
    public var state: String
    /// What speaks for the outcome, in order of time; empty when clear.
    public var findings: [CriterionFindingSection]

    /// All of its fields.
    public init(
        criterion: String, effect: String, outcome: String, state: String,
        findings: [CriterionFindingSection] = []
    ) {
        self.criterion = criterion
        self.effect = effect
        self.outcome = outcome
        self.state = state
        self.findings = findings
    }
}

/// One thing that a rule found, with its second and number.
public struct CriterionFindingSection: Codable, Hashable, Sendable {
    /// What was found, such as `cut at 4.2 s`.
    public var finding: String
    /// When it begins, in seconds; `nil` for a property of the whole take.
    @NullableSeconds public var time: Double?
    /// The number that decided; `nil` when there is none.
    @NullableMeasured public var value: Double?
    /// What it was held against.
    @NullableMeasured public var limit: Double?
    /// The unit of both.
    @Nullable public var unit: String?

    /// All of its fields.
    public init(
        finding: String, time: Double? = nil, value: Double? = nil, limit: Double? = nil,
        unit: String? = nil
    ) {
        self.finding = finding
        self.time = time
        self.value = value
        self.limit = limit
        self.unit = unit
    }
}

/// The shot that a take was judged for.
public struct ShotSection: Codable, Hashable, Sendable {
    /// Its name; `nil` when only a prompt was given.
    @Nullable public var name: String?
    /// The prompt that its takes were made with; `nil` when not stated.
    @Nullable public var prompt: String?
    /// What it announces, in its own words.
    public var announced: [String]

    /// All of its fields.
    public init(name: String?, prompt: String? = nil, announced: [String] = []) {
        self.name = name
        self.prompt = prompt
        self.announced = announced
    }
}
