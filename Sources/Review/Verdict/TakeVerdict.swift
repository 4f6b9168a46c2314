/// What a machine proposes for a take. Only a person approves.
public struct TakeVerdict: Hashable, Sendable {
    /// The proposal.
    public let state: State
    /// The take can be used from its start to this second: the first onset or defect, else its end.
    public let usableUntil: Double
    /// The channel whose drift began first, by its identifier; `nil` when nothing drifts.
    public let firstToBreak: String?
    /// How long it led the next channel to drift, in seconds; `nil` when no other one drifts.
    public let leadSeconds: Double?
    /// A sentence for each criterion that fired or came near, the earliest second first.
    public let reasons: [String]
    /// What became of each criterion, in the shot's order.
    public let outcomes: [CriterionOutcome]

    /// A verdict.
    public init(
        state: State, usableUntil: Double, firstToBreak: String?, leadSeconds: Double?,
        reasons: [String], outcomes: [CriterionOutcome]
    ) {
        self.state = state
        self.usableUntil = usableUntil
        self.firstToBreak = firstToBreak
        self.leadSeconds = leadSeconds
        self.reasons = reasons
        self.outcomes = outcomes
    }

    /// What is proposed.
    public enum State: String, CaseIterable, Comparable, Sendable {
        /// It breaks.
        case rejected
        /// It breaks by little, or too little of it could be measured.
        case maybe
        /// It holds.
        case selected

        /// Orders from the worst to the best.
        public static func < (left: State, right: State) -> Bool { left.rank < right.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }
}

/// What became of one criterion.
public struct CriterionOutcome: Hashable, Sendable {
    /// The rule.
    public let criterion: Criterion
    /// Whether it was met, nearly or not.
    public let result: Result
    /// The findings behind it, in order of time; empty when clear.
    public let findings: [Finding]

    /// An outcome.
    public init(_ criterion: Criterion, _ result: Result, _ findings: [Finding] = []) {
        self.criterion = criterion
        self.result = result
        self.findings = findings
    }

    /// How a criterion came out.
    public enum Result: String, CaseIterable, Sendable {
        /// Nothing speaks against the take.
        case clear
        /// Within noise of firing.
        case near
        /// It fired: its condition is met, or not met where it is required.
        case fired
        /// There was nothing to judge it by.
        case notMeasurable = "not-measurable"
    }

    /// One thing found, with its second and number.
    public struct Finding: Hashable, Sendable {
        /// What was found, such as `identity.face drifts 9.8-15.0 s`.
        public let sentence: String
        /// When it begins; `nil` for a property of the whole take.
        public let time: Double?
        /// The number that decides; `nil` when there is none.
        public let value: Double?
        /// What the number is held against.
        public let limit: Double?
        /// The unit of both.
        public let unit: String?

        /// A finding.
        public init(
            _ sentence: String, time: Double? = nil, value: Double? = nil, limit: Double? = nil,
            unit: String? = nil
        ) {
            self.sentence = sentence
            self.time = time
            self.value = value
            self.limit = limit
            self.unit = unit
        }
    }

    /// The state that it leaves the take in by itself.
    public var state: TakeVerdict.State {
        switch result {
        case .clear: .selected
        case .near, .notMeasurable: .maybe
        case .fired: criterion.effect == .maybe ? .maybe : .rejected
        }
    }
}
