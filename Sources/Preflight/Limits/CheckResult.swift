/// One check of a still: what was measured, against what, and what to do.
public struct CheckResult: Hashable, Sendable {
    /// `part.aspect`, lower-case, hyphenated; published, never reused for something else.
    public let id: String
    /// What it comes to.
    public let status: CheckStatus
    /// The number; `nil` when not measurable, or when there is nothing that a number could be of.
    public let value: Double?
    /// The limits in force.
    public let limit: CheckLimit
    /// The unit of value and limits.
    public let unit: String
    /// Why there is no number, or what else is known of it; a clause.
    public let detail: String?
    /// What a still beyond the limit does to the take.
    public let effect: String
    /// What to change.
    public let advice: String

    /// The result of a reading under `limit`. A number that is not finite counts as not measurable.
    public init(_ descriptor: CheckDescriptor, _ reading: CheckReading, limit: CheckLimit) {
        id = descriptor.id
        unit = descriptor.unit
        effect = descriptor.effect
        advice = descriptor.advice
        self.limit = limit
        switch reading {
        case .measured(let number, let detail) where number.isFinite:
            value = number
            status = limit.status(of: number)
            self.detail = detail
        case .measured:
            value = nil
            status = .notMeasurable
            detail = "the measurement gave no number"
        case .clear(let words):
            value = nil
            status = .pass
            detail = words
        case .absent(let reason):
            value = nil
            status = .notMeasurable
            detail = reason
        }
    }
}

/// What a check is: its name, its unit, and what it means for a take.
public struct CheckDescriptor: Hashable, Sendable {
    /// `part.aspect`, lower-case, hyphenated; published, never reused for something else.
    public let id: String
    /// The unit of values and limits.
    public let unit: String
    /// What a still beyond the limit does to the take, in a clause.
    public let effect: String
    /// What to change, in a clause.
    public let advice: String

    /// A descriptor.
    public init(id: String, unit: String, effect: String, advice: String) {
        self.id = id
        self.unit = unit
        self.effect = effect
        self.advice = advice
    }
}

/// A check of one still.
public protocol StillCheck: Sendable {
    /// What it is.
    static var descriptor: CheckDescriptor { get }
    /// Measures a still. Depends on the still alone.
    static func measure(_ still: StillScene) -> CheckReading
}
