import Channels
import Drift
import Holdfast

/// What one channel does where all holds, and where it does not.
struct ChannelEvidence: Sendable {
    /// One scene that holds: the most that its clips need, whole and by condition.
    struct Score: Sendable {
        let scene: String
        let least: Float
        let byCondition: [(condition: TakeCondition, least: Float)]
        /// The most that its clips need where calm; `nil` where one drifts anyhow.
        let calmShare: Float?
    }

    /// A clip with a defect: what it is called and the greatest tolerance that finds it.
    struct Defect: Sendable {
        let name: String
        let least: Float
        let calmShare: Float?
    }

    let id: String
    /// In the order of ``Score/least``.
    let scores: [Score]
    /// Mild defects of the channel's own.
    let mild: [Defect]
    /// Clips with defects that the channel is not to report.
    let others: [Defect]

    /// The error that a spread promises where takes are enough.
    private static let error = 0.1
    /// Scenes without which a condition says nothing.
    private static let fewest = 4

    /// What nine of ten scenes that hold need at most; what all need where they are fewer than nine.
    var spread: ShippedTolerances.Spread? { Self.spread("", scores.map(\.least), least: 1) }

    /// The same by condition.
    var conditions: [ShippedTolerances.Spread] {
        TakeCondition.allCases.compactMap { condition in
            Self.spread(
                condition.rawValue,
                scores.compactMap { score in
                    score.byCondition.first { $0.condition == condition }?.least
                }, least: Self.fewest)
        }
    }

    private static func spread(
        _ condition: String, _ values: [Float], least: Int
    ) -> ShippedTolerances.Spread? {
        guard values.count >= least, let most = values.max() else { return nil }
        let value = SplitConformal.bound(values, error: error) ?? most
        return ShippedTolerances.Spread(
            condition, ToleranceRecipe.rounded(value), takes: values.count)
    }
}
