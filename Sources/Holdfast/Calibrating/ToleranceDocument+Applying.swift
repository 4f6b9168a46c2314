import Channels
import Report

extension ToleranceDocument {
    /// `series` under the tolerance that the document gives its channel in a take of `conditions`, the largest
    /// where several say something; as it was where the document has none.
    ///
    /// What a share of takes exceeds at most in one condition, no larger share exceeds in several at once.
    func applied(to series: ChannelSeries, conditions: [TakeCondition]) -> ChannelSeries {
        guard let row = channels.first(where: { $0.id == series.descriptor.id }) else {
            return series
        }
        let names = conditions.map(\.rawValue)
        let own = row.conditions.filter { names.contains($0.condition) }
            .max { $0.tolerance < $1.tolerance }
        return ChannelSeries(
            descriptor: series.descriptor.with(
                tolerance: Float(own?.tolerance ?? row.tolerance),
                anchorLimit: series.descriptor.anchorLimit,
                source: takes.isEmpty
                    ? series.descriptor.toleranceSource
                    : own.map { "\($0.takes) accepted takes, \($0.condition)" }
                        ?? "\(row.takes) accepted takes"),
            samples: series.samples)
    }

    /// What is wrong with a document that was read, in one sentence; `nil` when it can be used.
    var problem: String? {
        guard schema == Self.schemaName else {
            return
                "is of schema \(schema), not \(Self.schemaName); write it with holdfast calibrate"
        }
        for row in channels {
            let tolerances = [row.tolerance] + row.conditions.map(\.tolerance)
            for value in tolerances where !(value.isFinite && Float(value) > 0 && value < 1e6) {
                return "\(row.id) has a tolerance of \(value); it must lie between 0 and a million"
            }
        }
        return nil
    }
}
