/// From where on a check warns, and from where on it rejects.
public struct CheckLimit: Hashable, Sendable {
    /// Which side of a limit is the good one.
    public enum Sense: String, Sendable {
        /// Values up to the limit pass.
        case atMost = "at-most"
        /// Values from the limit on pass.
        case atLeast = "at-least"
    }

    /// Which side of the limits is the good one.
    public let sense: Sense
    /// Beyond this a check warns; `nil` for one that knows only good and bad.
    public let warn: Double?
    /// Beyond this a check rejects; `nil` for one that never does.
    public let reject: Double?

    /// Limits from which a value may rise only so far.
    public static func atMost(warn: Double? = nil, reject: Double? = nil) -> CheckLimit {
        CheckLimit(sense: .atMost, warn: warn, reject: reject)
    }

    /// Limits below which a value may not fall.
    public static func atLeast(warn: Double? = nil, reject: Double? = nil) -> CheckLimit {
        CheckLimit(sense: .atLeast, warn: warn, reject: reject)
    }

    /// What `value` amounts to. A value on a limit is within it.
    public func status(of value: Double) -> CheckStatus {
        func isBeyond(_ limit: Double?) -> Bool {
            guard let limit else { return false }
            return sense == .atMost ? value > limit : value < limit
        }
        if isBeyond(reject) { return .reject }
        return isBeyond(warn) ? .warn : .pass
    }

    /// The limit that `status` is about: the one that was passed, or the next one.
    public func limit(for status: CheckStatus) -> Double? {
        status == .reject ? reject : warn ?? reject
    }
}
