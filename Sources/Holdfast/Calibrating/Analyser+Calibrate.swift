import Channels
import Drift
import Embeddings
public import Report

extension Analyser {
    /// Tolerances from takes that were accepted: how far each channel wanders in takes that hold.
    ///
    /// A file that cannot be used, a take that is too short to show how far it wanders and a second copy of one
    /// are left out, and the document says so.
    ///
    /// - Parameters:
    ///   - takes: at least one video file; each is measured against its own beginning.
    ///   - error: the share of takes like these that may be called drifting in a channel, between 0
    ///     and 1.
    ///   - progress: called before each take with its place and the number of takes.
    /// - Throws: an error with exit code 65 when no take can be used.
    /// - Precondition: 0 < error < 1.
    public func calibrate(
        takes: [String], error: Double, progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws(HoldfastError) -> ToleranceDocument {
        var sections: [CalibrationTake] = []
        var leftOut: [LeftOutTake] = []
        var wanders: [TakeWander] = []
        for (index, path) in takes.enumerated() {
            progress?(index, takes.count)
            do throws(HoldfastError) {
                let digest = try Self.digest(path)
                if let twin = sections.first(where: { $0.sha256 == digest }) {
                    throw .unusable("\(path): is \(twin.path) once more, which counts once")
                }
                let wander = try await wander(of: path)
                if let damage = wander.damage {
                    throw .unusable(
                        "\(path): damaged from frame \(damage.frame) on (\(damage.reason)); "
                            + "pass a whole file")
                }
                guard wander.duration >= Self.leastSeconds else {
                    throw .unusable(
                        "\(path): is \((wander.duration * 100).rounded() / 100) s long and shows little of how far a take "
                            + "wanders; pass takes of \(Self.leastSeconds) s and more")
                }
                sections.append(
                    CalibrationTake(
                        path: path, sha256: digest,
                        conditions: wander.conditions.map(\.rawValue)))
                wanders.append(wander)
            } catch {
                guard error.exitCode == Self.unusable else { throw error }
                leftOut.append(LeftOutTake(path: path, reason: error.message))
            }
        }
        guard !wanders.isEmpty else {
            throw leftOut.count == 1
                ? .unusable(leftOut[0].reason)
                : .unusable("none of \(takes.count) takes can be used: \(leftOut[0].reason)")
        }
        let channels = descriptors.map { descriptor in
            Self.tolerance(
                of: descriptor,
                scores: wanders.compactMap { wander in
                    wander.channels.first { $0.id == descriptor.id }?.least
                        .map { (wander.conditions, $0) }
                }, error: error)
        }
        return ToleranceDocument(
            tool: tool, error: error, takesNeeded: SplitConformal.takesNeeded(error: error),
            takes: sections, leftOut: leftOut, channels: channels)
    }

    /// The tolerances that Holdfast comes with, in the form that `--tolerances` reads: no takes behind them
    /// that could be named.
    public func shippedTolerances() -> ToleranceDocument {
        ToleranceDocument(
            tool: tool, error: 0, takesNeeded: 0, takes: [], leftOut: [],
            channels: descriptors.map { descriptor in
                let row = Self.row(of: descriptor)
                return ChannelTolerance(
                    id: descriptor.id, unit: descriptor.unit,
                    tolerance: Self.rounded(row.tolerance), floor: Self.rounded(row.floor),
                    floorSource: row.floorSource.rawValue,
                    spread: row.spread.map { Self.rounded($0.value) },
                    takes: row.spread?.takes ?? 0,
                    conditions: row.conditions.map {
                        ConditionTolerance(
                            condition: $0.condition, tolerance: Self.rounded(row.tolerance),
                            spread: Self.rounded($0.value), takes: $0.takes)
                    })
            })
    }

    /// The shipped row of a channel, without which it could not have been made.
    private static func row(of descriptor: ChannelDescriptor) -> ShippedTolerances.Row {
        guard let row = ShippedTolerances.row(descriptor.id) else {
            preconditionFailure("\(descriptor.id) has no shipped tolerance")
        }
        return row
    }

    /// Every channel as it comes with Holdfast.
    private var descriptors: [ChannelDescriptor] {
        ChannelBank.series(
            of: TakeEmbeddings(frames: [], seconds: [], anchor: nil), withFaces: models != nil
        ).map(\.descriptor)
    }

    /// The larger of the floor and the conformal bound; with too few takes for the stated error, the
    /// larger of what comes with Holdfast and the most that the takes need.
    private static func tolerance(
        of descriptor: ChannelDescriptor, scores: [(conditions: [TakeCondition], least: Float)],
        error: Double
    ) -> ChannelTolerance {
        let row = row(of: descriptor)
        let all = scores.map(\.least)
        let spread = SplitConformal.bound(all, error: error)
        let fallback = max(descriptor.tolerance, margin * (all.max() ?? 0))
        return ChannelTolerance(
            id: descriptor.id, unit: descriptor.unit,
            tolerance: rounded(spread.map { max(row.floor, margin * $0) } ?? fallback),
            floor: rounded(row.floor),
            floorSource: row.floorSource.rawValue, spread: spread.map(rounded), takes: all.count,
            conditions: TakeCondition.allCases.compactMap { condition in
                let some = scores.filter { $0.conditions.contains(condition) }.map(\.least)
                guard let spread = SplitConformal.bound(some, error: error) else { return nil }
                return ConditionTolerance(
                    condition: condition.rawValue,
                    tolerance: rounded(max(row.floor, margin * spread)), spread: rounded(spread),
                    takes: some.count)
            })
    }

    /// Shorter takes, in seconds, have hardly left their own beginning when they end.
    private static let leastSeconds = 1.0
    /// The exit code of input that cannot be used.
    private static let unusable: Int32 = 65

    /// A tolerance stands a little above what was needed, as the bisection ends a little above it.
    private static let margin: Float = 1.001

    /// To four significant digits, upwards.
    private static func rounded(_ value: Float) -> Double {
        guard value > 0 else { return 0 }
        var scale = 1.0
        while Double(value) * scale < 1000 { scale *= 10 }
        return (Double(value) * scale * (1 - 1e-6)).rounded(.up) / scale
    }
}
