/// The length of a tick: `numerator / denominator` seconds, as a container states it.
public struct Timescale: Hashable, Sendable {
    /// Seconds in `denominator` ticks, positive.
    public let numerator: Int64
    /// Ticks in `numerator` seconds, positive.
    public let denominator: Int64

    /// A tick of `numerator / denominator` seconds; `nil` unless both are in 1...2³¹ − 1.
    public init?(numerator: Int64, denominator: Int64) {
        let allowed = 1...Int64(Int32.max)
        guard allowed.contains(numerator), allowed.contains(denominator) else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    private init(microseconds: Int64) {
        numerator = microseconds
        denominator = 1_000_000
    }

    /// Ticks of one microsecond.
    public static let microseconds = Timescale(microseconds: 1)

    /// Whole ticks nearest to `count × unit`, halves up, saturating at the ends of `Int64`.
    public func ticks(of count: Int64, _ unit: Timescale) -> Int64 {
        let above = Int128(count) * Int128(unit.numerator) * Int128(denominator)
        let below = Int128(unit.denominator) * Int128(numerator)
        let doubled = 2 * above + below
        var quotient = doubled / (2 * below)
        if doubled < 0, doubled % (2 * below) != 0 { quotient -= 1 }
        return Int64(clamping: quotient)
    }
}
