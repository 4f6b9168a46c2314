internal import Drift

extension Condition {
    /// The condition in the language of criteria, in one spelling.
    public var text: String {
        switch self {
        case .drift(let subject, let floor, let seconds):
            let word = floor == .minor ? "drifts" : floor.rawValue
            return "\(subject.text) \(word)" + Self.hold(seconds)
        case .holds(let subject): return "\(subject.text) holds"
        case .level(let id, let quantity, let comparison, let limit, let seconds):
            let which = quantity == .value ? "" : " departure"
            return "\(id)\(which) \(comparison.rawValue) \(DecimalText.text(limit, decimals: 5))"
                + Self.hold(seconds)
        case .coverage(let subject, let comparison, let share):
            return "\(subject.text) coverage \(comparison.rawValue) "
                + "\(DecimalText.text(share * 100)) %"
        case .defect(let kind, let seconds): return kind.rawValue + Self.hold(seconds)
        case .property(let property, let comparison, let limit):
            return "\(property.rawValue) \(comparison.rawValue) \(Self.measure(limit, property))"
        case .near(let property, let value, let margin):
            return "\(property.rawValue) within \(Self.measure(margin, property)) of "
                + Self.measure(value, property)
        case .size(let width, let height): return "size is \(width)x\(height)"
        case .cleanHandoff: return "handoff clean"
        case .fileWhole: return "file whole"
        case .faceSeen: return "face seen"
        }
    }

    private static func hold(_ seconds: Double) -> String {
        seconds > 0 ? " for \(DecimalText.text(seconds))s" : ""
    }

    private static func measure(_ number: Double, _ property: TakeProperty) -> String {
        DecimalText.text(number) + property.unit
    }
}
