internal import Glibc

/// Tolerances from takes that a person has accepted, with a promise: of takes like them, at most a stated
/// share is called drifting.
///
/// Split-conformal prediction: with n scores of takes that are exchangeable with the next one, the next
/// score exceeds the ⌈(n + 1)(1 − α)⌉-th smallest with probability at most α (Vovk, Gammerman and Shafer,
/// *Algorithmic Learning in a Random World*, 2005, §2.2; Lei et al., "Distribution-free predictive
/// inference for regression", JASA 113, 2018, §2.2). Nothing is assumed of their distribution.
public enum SplitConformal {
    /// Takes without which an error of `alpha` cannot be promised: ⌈1/α⌉ − 1.
    ///
    /// - Precondition: 0 < alpha < 1.
    public static func takesNeeded(error alpha: Double) -> Int {
        precondition(alpha > 0 && alpha < 1)
        // A tenth is not quite a tenth in binary.
        return Int((1 / alpha - 1e-9).rounded(.up)) - 1
    }

    /// The bound that the next score stays within but for a share `alpha`; `nil` of too few scores.
    ///
    /// - Precondition: 0 < alpha < 1; scores are finite.
    public static func bound(_ scores: [Float], error alpha: Double) -> Float? {
        precondition(alpha > 0 && alpha < 1)
        let sorted = scores.sorted()
        let rank = Int((Double(sorted.count + 1) * (1 - alpha) - 1e-9).rounded(.up))
        guard rank <= sorted.count else { return nil }
        return sorted[max(1, rank) - 1]
    }

    /// The least error that `count` scores can promise: 1 / (n + 1).
    public static func leastError(_ count: Int) -> Double { 1 / Double(count + 1) }
}
