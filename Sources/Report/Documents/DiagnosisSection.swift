/// A cause, named because the symptom in the take and a measurement on the still agree.
public struct DiagnosisSection: Codable, Hashable, Sendable {
    /// What is seen in the take.
    public var symptom: String
    /// What brings it about.
    public var cause: String
    /// What to change.
    public var action: String
    /// The numbers behind it.
    public var evidence: [EvidenceSection]

    /// All of its fields.
    public init(symptom: String, cause: String, action: String, evidence: [EvidenceSection]) {
        self.symptom = symptom
        self.cause = cause
        self.action = action
        self.evidence = evidence
    }
}

/// A number behind a diagnosis.
public struct EvidenceSection: Codable, Hashable, Sendable {
    /// What was measured.
    public var measure: String
    /// What it is.
    @Measured public var value: Double
    /// What it should not pass.
    @Measured public var limit: Double

    /// All of its fields.
    public init(measure: String, value: Double, limit: Double) {
        self.measure = measure
        self.value = value
        self.limit = limit
    }
}
