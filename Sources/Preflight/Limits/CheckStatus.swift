/// What a check says of a still, as published.
public enum CheckStatus: String, CaseIterable, Sendable {
    /// Within its limits.
    case pass
    /// Usable, at a cost that is named.
    case warn
    /// Not to be generated from.
    case reject
    /// There is nothing to measure, with the reason beside it; never taken for a pass.
    case notMeasurable = "not-measurable"
}
