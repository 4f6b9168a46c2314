/// Numbers as documents hold them: rounded when set, so that equal inputs give equal bytes.
public enum FixedPrecision {
    /// Decimals of times in seconds.
    public static let timeDecimals = 6
    /// Decimals of every other number.
    public static let valueDecimals = 5

    /// `number` rounded to `decimals`, half away from zero, without a negative zero.
    ///
    /// The result is the `Double` nearest to that decimal, so its shortest text has no more decimals.
    /// NaN and infinity stay what they are; `DocumentWriter` refuses them.
    public static func rounded(_ number: Double, decimals: Int) -> Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = number * scale
        // From 2⁵³ on there is no fraction left to round.
        guard scaled.isFinite, abs(scaled) < 0x1p53 else { return number }
        return scaled.rounded(.toNearestOrAwayFromZero) / scale + 0
    }

    /// `number` rounded to `decimals`; `nil` for NaN and infinity, which JSON cannot say.
    public static func finite(_ number: Double?, decimals: Int) -> Double? {
        guard let number, number.isFinite else { return nil }
        return rounded(number, decimals: decimals)
    }
}
