internal import MediaTime

/// Gives every frame a time that rises, and measures how evenly frames follow each other.
///
/// A timestamp that is missing, or not later than the one before, is replaced by the one before plus
/// that frame's duration: its own, else the nominal one of the stream, else 1/25 s, at which raw
/// streams without timing are played.
struct PresentationClock {
    let timescale: Timescale
    /// Ticks between frames by the stream's stated frame rate, when it states one.
    private let nominalTicks: Int64?
    private let usualTicks: Int64

    private(set) var firstTicks: Int64?
    private var lastTicks: Int64 = 0
    private var lastDuration: Int64?
    private var lastStep: Int64?
    private var shortestStep = Int64.max
    private var longestStep = Int64.min
    /// Timestamps that had to be replaced.
    private(set) var repairs = 0

    init(timescale: Timescale, nominalTicks: Int64?) {
        self.timescale = timescale
        self.nominalTicks = nominalTicks
        usualTicks =
            nominalTicks ?? Timescale(numerator: 1, denominator: 25).map {
                max(1, timescale.ticks(of: 1, $0))
            } ?? 1
    }

    /// The place of the next frame in time.
    mutating func place(timestamp: Int64?, duration: Int64) -> MediaTime {
        let usual = lastDuration ?? usualTicks
        let ticks: Int64
        if firstTicks == nil {
            ticks = timestamp ?? 0
            firstTicks = ticks
            if timestamp == nil { repairs += 1 }
        } else if let timestamp, timestamp > lastTicks {
            ticks = timestamp
            note(step: timestamp.subtractingSaturated(lastTicks))
        } else {
            ticks = lastTicks.addingSaturated(max(1, usual))
            note(step: max(1, usual))
            repairs += 1
        }
        lastTicks = ticks
        lastDuration = duration > 0 ? duration : nil
        return MediaTime(ticks: ticks, timescale: timescale)
    }

    private mutating func note(step: Int64) {
        lastStep = step
        shortestStep = min(shortestStep, step)
        longestStep = max(longestStep, step)
    }

    /// Seconds from the first frame to `time`.
    func seconds(of time: MediaTime) -> Double {
        time.since(MediaTime(ticks: firstTicks ?? 0, timescale: timescale)).seconds
    }

    /// Ticks for which the latest frame is shown: its own duration, else the step before it, else the
    /// nominal one, else none.
    var latestDuration: Int64 { lastDuration ?? lastStep ?? nominalTicks ?? 0 }

    /// Seconds from the first frame's start to the latest frame's end.
    var elapsed: Double {
        guard firstTicks != nil else { return 0 }
        let end = lastTicks.addingSaturated(latestDuration)
        return seconds(of: MediaTime(ticks: end, timescale: timescale))
    }

    /// Whether frames follow each other unevenly: the longest and the shortest step differ by more than
    /// two milliseconds, and by more than rounding to ticks explains, which is one tick where a step has
    /// many ticks and none where it has few.
    var isVariable: Bool {
        guard longestStep > shortestStep else { return false }
        let spread = longestStep.subtractingSaturated(shortestStep)
        let rounding: Int64 = shortestStep >= 4 ? 1 : 0
        return spread > rounding
            && MediaTime(ticks: spread, timescale: timescale).seconds > 0.002
    }

    /// Frames per second of `count` frames: the `stated` rate when frames are even and it fits what was
    /// measured within a hundredth, for containers round durations; the measured one otherwise.
    func frameRate(of count: Int, stated: Double?) -> Double {
        let measured = elapsed > 0 ? Double(count) / elapsed : 0
        guard let stated, !isVariable else { return measured }
        return count < 2 || abs(measured - stated) <= 0.01 * stated ? stated : measured
    }
}

extension Int64 {
    func addingSaturated(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }

    func subtractingSaturated(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (other > 0 ? .min : .max) : difference
    }
}
