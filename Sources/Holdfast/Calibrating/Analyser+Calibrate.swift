import Channels
import Drift
import Embeddings
import Faces
import Media
public import Report

extension Analyser {
    /// Tolerances from takes that were accepted: how far each channel wanders in takes that hold.
    ///
    /// - Parameters:
    ///   - takes: at least one video file; each is measured against its own beginning.
    ///   - error: the share of takes like these that may be called drifting in a channel, between 0
    ///     and 1.
    ///   - progress: called before each take with its place and the number of takes.
    /// - Throws: an error with exit code 65 for a take that cannot be used, or when no take was passed.
    /// - Precondition: 0 < error < 1.
    public func calibrate(
        takes: [String], error: Double, progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws(HoldfastError) -> ToleranceDocument {
        var sections: [CalibrationTake] = []
        var scores: [[(id: String, least: Float?)]] = []
        for (index, path) in takes.enumerated() {
            progress?(index, takes.count)
            let (take, clock) = try await embeddings(of: path)
            sections.append(
                CalibrationTake(
                    path: path, sha256: try Self.digest(path),
                    condition: TakeCondition(take).rawValue))
            scores.append(
                ChannelBank.series(of: take, withFaces: models != nil).map {
                    ($0.descriptor.id, LeastTolerance.of($0, clock: clock))
                })
        }
        let channels = descriptors.map { descriptor in
            Self.tolerance(
                of: descriptor,
                scores: zip(sections, scores).compactMap { section, scores in
                    scores.first { $0.id == descriptor.id }?.least.map { (section.condition, $0) }
                }, error: error)
        }
        return ToleranceDocument(
            tool: tool, error: error, takesNeeded: SplitConformal.takesNeeded(error: error),
            takes: sections, channels: channels)
    }

    /// The tolerances that Holdfast comes with, in the form that `--tolerances` reads: no takes behind them
    /// that could be named.
    public func shippedTolerances() -> ToleranceDocument {
        ToleranceDocument(
            tool: tool, error: 0, takesNeeded: 0, takes: [],
            channels: descriptors.map { descriptor in
                let floor = NoticeableFloor.floor(
                    of: descriptor.id, shipped: descriptor.tolerance)
                return ChannelTolerance(
                    id: descriptor.id, unit: descriptor.unit,
                    tolerance: Self.rounded(descriptor.tolerance),
                    floor: Self.rounded(floor.value), floorSource: floor.source,
                    spread: ShippedTolerances.row(descriptor.id)?.spread.map(Self.rounded),
                    takes: 0, conditions: [])
            })
    }

    /// Every channel as it comes with Holdfast.
    private var descriptors: [ChannelDescriptor] {
        ChannelBank.series(
            of: TakeEmbeddings(frames: [], seconds: [], anchor: nil), withFaces: models != nil
        ).map(\.descriptor)
    }

    private func embeddings(
        of path: String
    ) async throws(HoldfastError) -> (TakeEmbeddings, TakeClock) {
        let measured: MeasuredTake
        do throws(MediaError) {
            measured = try await TakePass(
                kernels: kernels, models: models, look: look, subject: nil,
                threads: options.threads,
                limits: options.limits, assumedColour: options.assumedColour
            ).measure(path, progress: nil)
        } catch {
            throw HoldfastError(error)
        }
        let records = measured.records
        guard !records.isEmpty else {
            throw .unusable("\(path): holds no frame; pass a file with video")
        }
        return (
            TakeEmbeddings(
                frames: records.map(\.embedding), seconds: records.map(\.time), anchor: nil),
            TakeClock(starts: records.map(\.time), end: measured.timing.duration)
        )
    }

    /// The larger of the floor and the conformal bound; with too few takes for the stated error, the
    /// larger of what comes with Holdfast and the most that the takes need.
    private static func tolerance(
        of descriptor: ChannelDescriptor, scores: [(condition: String, least: Float)],
        error: Double
    ) -> ChannelTolerance {
        let floor = NoticeableFloor.floor(of: descriptor.id, shipped: descriptor.tolerance)
        func bound(_ some: [Float]) -> Float? {
            SplitConformal.bound(some, error: error).map { max(floor.value, margin * $0) }
        }
        let all = scores.map(\.least)
        let spread = SplitConformal.bound(all, error: error)
        let fallback = max(descriptor.tolerance, margin * (all.max() ?? 0))
        return ChannelTolerance(
            id: descriptor.id, unit: descriptor.unit,
            tolerance: rounded(bound(all) ?? fallback), floor: rounded(floor.value),
            floorSource: floor.source, spread: spread.map(rounded), takes: all.count,
            conditions: TakeCondition.allCases.compactMap { condition in
                let some = scores.filter { $0.condition == condition.rawValue }.map(\.least)
                return bound(some).map {
                    ConditionTolerance(
                        condition: condition.rawValue, tolerance: rounded($0), takes: some.count)
                }
            })
    }

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

extension TakeCondition {
    /// The condition of a take.
    init(_ take: TakeEmbeddings) {
        self.init(faceWidths: take.frames.map { $0.face?.width })
    }
}

extension ToleranceDocument {
    /// `series` under the tolerance that the document gives its channel in a take of `condition`; as it
    /// was where the document has none.
    func applied(to series: ChannelSeries, condition: TakeCondition) -> ChannelSeries {
        guard let row = channels.first(where: { $0.id == series.descriptor.id }) else {
            return series
        }
        let own = row.conditions.first { $0.condition == condition.rawValue }
        return ChannelSeries(
            descriptor: series.descriptor.with(
                tolerance: Float(own?.tolerance ?? row.tolerance),
                anchorLimit: series.descriptor.anchorLimit,
                source: own.map { "\($0.takes) accepted takes, \($0.condition)" }
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
