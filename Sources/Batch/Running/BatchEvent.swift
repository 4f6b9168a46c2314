public import Report

/// What happens in a batch, as it happens.
public enum BatchEvent: Sendable {
    /// So many takes were found.
    case found(Int)
    /// A take is done: its row, whether it was known already, and how many are done of how many.
    case finished(TakeRow, wasKnown: Bool, done: Int, of: Int)
    /// Takes done, fractions of those at work included, of how many.
    case progress(Double, of: Int)
    /// Nothing is left to do; new takes are waited for.
    case waiting
}
