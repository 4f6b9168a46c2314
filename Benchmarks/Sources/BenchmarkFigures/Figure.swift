import Foundation

/// Share of `part` in `whole`; `nil` of nothing.
package func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
}

/// Quantile `q`, 0...1, of `values` by linear interpolation between order statistics (type 7 of
/// Hyndman and Fan, 1996); `nil` of nothing.
package func quantile(_ values: [Double], _ q: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let place = q * Double(sorted.count - 1)
    let low = Int(place.rounded(.down))
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
}

/// Numbers as a reader of tables wants them.
package enum Figure {
    /// `value` to `places` decimals, a dash for none.
    package static func decimal(_ value: Double?, places: Int = 3) -> String {
        value.map { String(format: "%.\(places)f", $0) } ?? "–"
    }

    /// `part` of `whole`, with the share in per cent.
    package static func share(_ part: Int, _ whole: Int) -> String {
        guard let share = ratio(part, whole) else { return "0/0" }
        return "\(part)/\(whole) (\(decimal(100 * share, places: 1)) %)"
    }

    /// `yes` or `no`.
    package static func word(_ value: Bool) -> String { value ? "yes" : "no" }

    /// Names on one line, a dash for none.
    package static func list(_ names: some Sequence<String>) -> String {
        let line = names.joined(separator: ", ")
        return line.isEmpty ? "–" : line
    }
}
