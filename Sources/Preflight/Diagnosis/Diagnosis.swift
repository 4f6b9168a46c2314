/// What is said of a symptom: its cause, because symptom and measurement agree, or that the usual cause
/// was looked for and not found.
public struct Diagnosis: Hashable, Sendable {
    /// A number, and the limit that it is held against.
    public struct Evidence: Hashable, Sendable {
        /// What was measured, with its unit.
        public let measure: String
        /// The number.
        public let value: Double
        /// The limit.
        public let limit: Double

        /// A number.
        public init(measure: String, value: Double, limit: Double) {
            self.measure = measure
            self.value = value
            self.limit = limit
        }
    }

    /// What is seen in the take.
    public let symptom: String
    /// What brings it about, or ``unexplained``.
    public let cause: String
    /// What to change.
    public let action: String
    /// The number of the symptom first, then that of the cause.
    public let evidence: [Evidence]

    /// The cause of a symptom whose usual cause was not found.
    public static let unexplained = "symptom without its usual cause"
}
