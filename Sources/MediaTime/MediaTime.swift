/// An instant or a length of time: whole ticks of a timescale, exact.
///
/// Two times compare by the seconds they stand for, whatever their timescales: 1/2 of a second equals
/// 12/24. Nothing inside is computed in floating point; ``seconds`` is for display and for JSON.
public struct MediaTime: Sendable {
    /// Whole ticks, any sign.
    public let ticks: Int64
    /// The length of one tick.
    public let timescale: Timescale

    /// `ticks` ticks of `timescale`.
    public init(ticks: Int64, timescale: Timescale) {
        self.ticks = ticks
        self.timescale = timescale
    }

    /// Seconds. Correctly rounded while ticks × numerator is below 2⁵³ in size, which is 3000 years
    /// of 1/90000 s; one more rounding beyond.
    public var seconds: Double {
        let product = Int128(ticks) * Int128(timescale.numerator)
        return Double(product) / Double(timescale.denominator)
    }

    /// The time that is `ticks` later, saturating at the ends of `Int64`.
    public func advanced(byTicks ticks: Int64) -> MediaTime {
        let (sum, overflow) = self.ticks.addingReportingOverflow(ticks)
        let end = ticks < 0 ? Int64.min : .max
        return MediaTime(ticks: overflow ? end : sum, timescale: timescale)
    }

    /// The length of time from `start` to this time, in the ticks of this time.
    ///
    /// Exact where the timescales are equal; otherwise `start` is first rounded to the nearest tick.
    public func since(_ start: MediaTime) -> MediaTime {
        let other =
            start.timescale == timescale
            ? start.ticks : timescale.ticks(of: start.ticks, start.timescale)
        let (difference, overflow) = ticks.subtractingReportingOverflow(other)
        let end = other > 0 ? Int64.min : .max
        return MediaTime(ticks: overflow ? end : difference, timescale: timescale)
    }
}

extension MediaTime: Comparable, Hashable {
    /// Whether both stand for the same seconds.
    public static func == (left: MediaTime, right: MediaTime) -> Bool {
        left.scaled(by: right.timescale) == right.scaled(by: left.timescale)
    }

    /// Whether `left` is earlier.
    public static func < (left: MediaTime, right: MediaTime) -> Bool {
        left.scaled(by: right.timescale) < right.scaled(by: left.timescale)
    }

    /// Hashes the seconds as a fraction in lowest terms.
    public func hash(into hasher: inout Hasher) {
        let above = Int128(ticks) * Int128(timescale.numerator)
        let below = Int128(timescale.denominator)
        var (a, b) = (above.magnitude, below.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        hasher.combine(above / Int128(max(a, 1)))
        hasher.combine(below / Int128(max(a, 1)))
    }

    /// Ticks brought to the denominator shared with `other`: |ticks| · 2³¹ · 2³¹ < 2¹²⁶, so no overflow.
    private func scaled(by other: Timescale) -> Int128 {
        Int128(ticks) * Int128(timescale.numerator) * Int128(other.denominator)
    }
}
