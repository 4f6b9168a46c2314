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
    /// Sentences such as `identity.face drifts 9.8-15.0 s`, the earliest first.
    public let reasons: [String]

    /// A verdict.
    public init(
        state: State, usableUntil: Double, firstToBreak: String?, leadSeconds: Double?,
        reasons: [String]
    ) {
        self.state = state
        self.usableUntil = usableUntil
        self.firstToBreak = firstToBreak
        self.leadSeconds = leadSeconds
        self.reasons = reasons
    }

    /// What is proposed.
    public enum State: String, CaseIterable, Sendable {
        /// It breaks.
        case rejected
        /// It breaks by little, or too little of it could be measured.
        case maybe
        /// It holds.
        case selected
    }
}
