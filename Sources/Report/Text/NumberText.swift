/// Numbers as people read them, the same on every machine and in every locale.
enum NumberText {
    /// `number` with exactly `decimals` decimals, half away from zero; `–` when it is not finite.
    static func fixed(_ number: Double, _ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (number * scale).rounded(.toNearestOrAwayFromZero)
        guard scaled.isFinite, abs(scaled) < 0x1p53 else { return "–" }
        let digits = String(Int(abs(scaled)))
        let sign = scaled < 0 ? "-" : ""
        guard decimals > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// As `fixed`, without trailing zeros.
    static func short(_ number: Double, _ decimals: Int) -> String {
        var text = fixed(number, decimals)
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text == "-0" ? "0" : text
    }

    /// `9.8 s`.
    static func seconds(_ time: Double) -> String { fixed(time, 1) + " s" }

    /// `9.8–15.0 s`.
    static func seconds(_ start: Double, _ end: Double) -> String {
        "\(fixed(start, 1))–\(fixed(end, 1)) s"
    }

    /// `97 %`. Only what is complete is called 100 %, and only what is nothing 0 %.
    static func percent(_ share: Double) -> String {
        let rounded = fixed(share * 100, 0)
        if rounded == "100", share < 1 { return "99 %" }
        if rounded == "0", share > 0 { return "1 %" }
        return rounded + " %"
    }

    /// `1 frame`, `2 frames`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
