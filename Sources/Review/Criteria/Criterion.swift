public import Drift

/// One rule of a shot, such as `reject: identity.face severe for 0.5s`.
public struct Criterion: Hashable, Sendable {
    /// What happens when `condition` is met, or is not met where it is required.
    public let effect: Effect
    /// What is looked for in the take.
    public let condition: Condition

    /// A rule.
    public init(_ effect: Effect, _ condition: Condition) {
        self.effect = effect
        self.condition = condition
    }

    /// The rule in its own language, in one spelling.
    public var text: String { "\(effect.rawValue): \(condition.text)" }

    /// What a rule does to the verdict.
    public enum Effect: String, CaseIterable, Sendable {
        /// The take is rejected when the condition is met.
        case reject
        /// A person must look when the condition is met.
        case maybe
        /// The take is rejected when the condition is not met.
        case require
    }
}

/// What a criterion looks for.
public enum Condition: Hashable, Sendable {
    /// An unannounced drift at least this bad, for at least so many seconds.
    case drift(ChannelSubject, atLeast: DriftSpan.Severity, seconds: Double)
    /// No unannounced drift.
    case holds(ChannelSubject)
    /// A channel's number on one side of a limit in its unit, for at least so many seconds.
    case level(String, Quantity, Comparison, limit: Double, seconds: Double)
    /// The share of measured samples, 0...1, on one side of a limit.
    case coverage(ChannelSubject, Comparison, share: Double)
    /// A defect of the whole picture, for at least so many seconds; a cut has no length.
    case defect(DefectKind, seconds: Double)
    /// A property of the take on one side of a limit.
    case property(TakeProperty, Comparison, limit: Double)
    /// A property of the take within a distance of a value.
    case near(TakeProperty, Double, within: Double)
    /// The picture's size in pixels, upright.
    case size(width: Int, height: Int)
    /// A clean frame to hand on exists.
    case cleanHandoff
    /// The file can be decoded to its end.
    case fileWhole
    /// The subject's face is seen in at least one sample.
    case faceSeen
}

/// The channels that a condition is about.
public enum ChannelSubject: Hashable, Sendable {
    /// Every channel.
    case any
    /// The channels of one family: `identity`, `colour` or `structure`.
    case family(String)
    /// One channel by its identifier.
    case channel(String)

    /// As criteria spell it.
    public var text: String {
        switch self {
        case .any: "any"
        case .family(let name), .channel(let name): name
        }
    }

    /// Whether the channel `id` is meant.
    public func includes(_ id: String) -> Bool {
        switch self {
        case .any: true
        case .family(let name): id.hasPrefix(name + ".")
        case .channel(let name): id == name
        }
    }
}

/// Which of a channel's numbers.
public enum Quantity: String, CaseIterable, Sendable {
    /// The distance to the anchor.
    case value
    /// The distance to the take's own first half second, which drift is judged on.
    case departure
}

/// A side of a limit.
public enum Comparison: String, CaseIterable, Sendable {
    /// Above.
    case above = ">"
    /// Above or at.
    case atLeast = ">="
    /// Below.
    case below = "<"
    /// Below or at.
    case atMost = "<="

    /// Whether `value` lies on this side of `limit`.
    public func holds(_ value: Double, _ limit: Double) -> Bool {
        switch self {
        case .above: value > limit
        case .atLeast: value >= limit
        case .below: value < limit
        case .atMost: value <= limit
        }
    }

    /// Whether larger numbers meet it sooner.
    var looksUp: Bool { self == .above || self == .atLeast }
}

/// A defect that criteria may name.
public enum DefectKind: String, CaseIterable, Sendable {
    /// The picture is another one from a frame on.
    case cut
    /// The picture stands still.
    case freeze
    /// There is no picture.
    case black
}

/// A property of the whole take.
public enum TakeProperty: String, CaseIterable, Sendable {
    /// Length in seconds.
    case duration
    /// Seconds from its start up to which it holds.
    case usable
    /// Mean frames per second.
    case frameRate = "frame-rate"
    /// Pixels.
    case width
    /// Pixels.
    case height

    /// The unit as sentences print it.
    public var unit: String {
        switch self {
        case .duration, .usable: "s"
        case .frameRate: "fps"
        case .width, .height: "px"
        }
    }
}
