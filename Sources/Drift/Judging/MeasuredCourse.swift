import Channels

/// The measured samples of a series on a clock, with the stretches between long gaps.
struct MeasuredCourse {
    /// One measured sample.
    struct Point {
        let frame: Int
        /// Start of the frame, seconds.
        let time: Double
        /// First frame that the sample no longer stands for: that of the next sample.
        let endFrame: Int
        /// `endFrame` in seconds.
        let endTime: Double
        /// Distance to the anchor, in the channel's unit.
        let value: Float
        /// Departure from the take's own baseline, in tolerances.
        let excess: Float
    }

    let descriptor: ChannelDescriptor
    let points: [Point]
    /// Indices into `points` that no unmeasured gap longer than `longestBridge` parts.
    let stretches: [Range<Int>]
    let unmeasured: [UnmeasuredSpan]
    let coverage: Double

    /// A gap longer than this is never bridged, in seconds.
    static let longestBridge = 0.5
    /// The part of the take that counts as its own baseline, in seconds.
    static let baselineSeconds = 0.5

    init(_ series: ChannelSeries, clock: TakeClock) {
        let tolerance = series.descriptor.tolerance
        var last = -1
        let samples = series.samples.filter { sample in
            guard sample.frame > last, sample.frame < clock.frameCount else { return false }
            last = sample.frame
            return true
        }
        var points: [Point] = []
        var absences: [(frames: Range<Int>, reason: UnmeasuredReason)] = []
        for (index, sample) in samples.enumerated() {
            // The last sample stands for as many frames as the one before it did.
            let stride = index > 0 ? sample.frame - samples[index - 1].frame : 1
            let endFrame =
                index + 1 < samples.count
                ? samples[index + 1].frame : min(clock.frameCount, sample.frame + stride)
            switch sample.measurement {
            case .measured(let value, let departure)
            where value.isFinite && (departure / tolerance).isFinite:
                points.append(
                    Point(
                        frame: sample.frame, time: clock.start(of: sample.frame),
                        endFrame: endFrame, endTime: clock.start(of: endFrame), value: value,
                        excess: max(0, departure / tolerance)))
            case .measured:
                absences.append((sample.frame..<endFrame, .undefined))
            case .absent(let reason):
                absences.append((sample.frame..<endFrame, reason))
            }
        }
        descriptor = series.descriptor
        self.points = points
        coverage = samples.isEmpty ? 0 : Double(points.count) / Double(samples.count)
        stretches = Self.stretches(of: points)
        unmeasured = Self.joined(absences, clock: clock)
    }

    /// The measured points that the baseline is taken from: those of the first half second after the
    /// first measured one, and at least three where there are so many.
    var baseline: Range<Int> {
        guard let first = points.first else { return 0..<0 }
        let count = points.prefix { $0.time < first.time + Self.baselineSeconds }.count
        return 0..<min(points.count, max(3, count))
    }

    private static func stretches(of points: [Point]) -> [Range<Int>] {
        guard !points.isEmpty else { return [] }
        var starts = [0]
        for index in 1..<max(1, points.count)
        where points[index].time - points[index - 1].endTime > longestBridge {
            starts.append(index)
        }
        let ends = starts.dropFirst() + [points.count]
        return zip(starts, ends).map { $0..<$1 }
    }

    private static func joined(
        _ absences: [(frames: Range<Int>, reason: UnmeasuredReason)], clock: TakeClock
    ) -> [UnmeasuredSpan] {
        var spans: [(frames: Range<Int>, reason: UnmeasuredReason)] = []
        for absence in absences {
            if let last = spans.last, last.reason == absence.reason,
                last.frames.upperBound == absence.frames.lowerBound
            {
                spans[spans.count - 1].frames =
                    last.frames.lowerBound..<absence.frames.upperBound
            } else {
                spans.append(absence)
            }
        }
        return spans.map {
            UnmeasuredSpan(
                frames: $0.frames, seconds: clock.seconds(of: $0.frames), reason: $0.reason)
        }
    }
}
