/// Numbers as sentences print them, without Foundation.
enum DecimalText {
    /// `number` with at most `decimals` places and no trailing zeros, such as `0.5` or `15`.
    static func text(_ number: Double, decimals: Int = 3) -> String {
        fixed(number, decimals).trimmingZeros
    }

    /// `number` with exactly `decimals` places, rounded half away from zero.
    static func fixed(_ number: Double, _ decimals: Int) -> String {
        guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((abs(number) * scale).rounded(.toNearestOrAwayFromZero))
        let whole = scaled / Int(scale)
        let sign = number < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return "\(sign)\(whole)" }
        let fraction = String(scaled % Int(scale))
        let padding = String(repeating: "0", count: decimals - fraction.count)
        return "\(sign)\(whole).\(padding)\(fraction)"
    }
}

extension String {
    fileprivate var trimmingZeros: String {
        guard contains("."), !contains("e") else { return self }
        var text = self[...]
        while text.hasSuffix("0") { text = text.dropLast() }
        if text.hasSuffix(".") { text = text.dropLast() }
        return String(text)
    }
}
