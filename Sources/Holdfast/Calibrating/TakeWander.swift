import Channels
import Drift
import Embeddings
import Media

/// How far each channel of one take goes by itself.
public struct TakeWander: Sendable {
    /// What is true of the take, in the order of ``TakeCondition``'s cases.
    public let conditions: [TakeCondition]
    /// Frames that could be decoded.
    public let frames: Int
    /// The take's length in seconds.
    public let duration: Double
    /// The frame from which on the file is damaged, and how; `nil` of a whole one.
    public let damage: (frame: Int, reason: String)?
    /// Every channel, in the order of reports.
    public let channels: [Channel]

    /// How far one channel goes.
    public struct Channel: Sendable {
        /// The channel.
        public let id: String
        /// The smallest tolerance, in its unit, at which the take does not drift; `nil` where it was not measured.
        public let least: Float?
        /// The smallest share of the tolerance that Holdfast comes with, 0...1, to which the take can be held
        /// where it has been calm; `nil` where it was not measured or drifts anyhow.
        public let leastCalmShare: Float?
    }
}

extension Analyser {
    /// How far each channel of a take goes from the take's own beginning.
    ///
    /// - Throws: an error with exit code 65 for a take that cannot be used.
    public func wander(of path: String) async throws(HoldfastError) -> TakeWander {
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
        let take = TakeEmbeddings(
            frames: records.map(\.embedding), seconds: records.map(\.time), anchor: nil)
        let clock = TakeClock(starts: records.map(\.time), end: measured.timing.duration)
        return TakeWander(
            conditions: TakeCondition.all(of: take), frames: records.count,
            duration: measured.timing.duration,
            damage: measured.damage.map { ($0.frameIndex, $0.reason) },
            channels: ChannelBank.series(of: take, withFaces: models != nil).map {
                TakeWander.Channel(
                    id: $0.descriptor.id, least: LeastTolerance.of($0, clock: clock),
                    leastCalmShare: LeastCalmShare.of($0, clock: clock))
            })
    }
}
