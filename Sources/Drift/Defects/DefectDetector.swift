import Channels

/// Finds cuts, freezes, black stretches and single repeated frames.
public enum DefectDetector {
    /// Correlation below which a frame shows another picture than its predecessor. Hard cuts to another
    /// person, to the mirrored picture and to a closer view of the same one measure -0.02...0.65; the
    /// jump at the end of a freeze, the least of what is no cut and stands alone, 0.87.
    public static let cutCorrelation: Float = 0.76
    /// Least compensated difference of a cut, in codes: cuts measure 26...72, that jump 12.
    public static let cutDifference: Float = 16
    /// A cut stands out of the usual difference around it by this factor: cuts do by 9.5...98, the
    /// fastest motion, whose correlation also falls below the limit, by 1.7.
    public static let cutProminence: Float = 4
    /// A cut stands out of the greatest of its next neighbours by this factor, cuts by 2.8 at least,
    /// fast motion by 1.1; a flash of one or two frames has two equal sides.
    public static let cutIsolation: Float = 1.7
    /// Greatest tile difference of a repeated frame, in codes: 0.40 after lossy coding, against 0.51 in
    /// the stillest frames of a living take.
    public static let stillTile: Float = 0.45
    /// Mean of that over a freeze, at most: freezes measure 0.02...0.11.
    public static let frozenTile: Float = 0.25
    /// The shortest freeze, in seconds.
    public static let freezeSeconds = 0.25
    /// Mean luma of a black frame, at most.
    public static let blackLuma: Float = 0.05
    /// Deviation of luma in a black frame, at most; a dark stage with one light has more.
    public static let blackDeviation: Float = 0.03
    /// Seconds on each side of a duplicate without another repeated frame: what repeats at a cadence,
    /// as when 24 frames are shown as 30, is no fault of single frames.
    public static let duplicateIsolation = 1.0
    /// Share of repeated frames in a take above which they are its cadence, wherever they lie.
    public static let cadenceShare = 0.02
    /// Median of the greatest tile differences beside a duplicate, at least, in codes: the picture must
    /// be moving for a repeated frame to be a fault.
    public static let movingTile: Float = 2.5

    /// Finds the defects of a take.
    ///
    /// - Parameters:
    ///   - signals: one for each frame, in order.
    ///   - clock: the take's; frames that it does not have are ignored.
    /// - Returns: the defects in order of their first frame; stretches never overlap.
    public static func defects(_ signals: [FrameSignals], clock: TakeClock) -> [Defect] {
        let signals = Array(signals.prefix(clock.frameCount))
        guard !signals.isEmpty else { return [] }
        let black = signals.map(isBlack)
        let still = signals.indices.map { isStill(signals, $0, black: black) }
        let stretches =
            runs(of: black).map { Defect(kind: .black, frames: $0, seconds: clock.seconds(of: $0)) }
            + freezes(signals, still: still, clock: clock)
        let points =
            cuts(signals, black: black, clock: clock)
            + duplicates(signals, still: still, clock: clock)
        return (stretches + points).enumerated().sorted {
            ($0.element.frames.lowerBound, $0.offset) < ($1.element.frames.lowerBound, $1.offset)
        }.map(\.element)
    }

    private static func isBlack(_ signal: FrameSignals) -> Bool {
        signal.meanLuma <= blackLuma && signal.lumaDeviation <= blackDeviation
    }

    private static func isStill(
        _ signals: [FrameSignals], _ index: Int, black: [Bool]
    ) -> Bool {
        index > 0 && !black[index] && signals[index].peakTileDifference <= stillTile
    }

    private static func freezes(
        _ signals: [FrameSignals], still: [Bool], clock: TakeClock
    ) -> [Defect] {
        runs(of: still).compactMap { frames in
            let seconds = clock.seconds(of: frames)
            let sum = signals[frames].reduce(0) { $0 + $1.peakTileDifference }
            guard seconds.upperBound - seconds.lowerBound >= freezeSeconds - 1e-6,
                sum <= frozenTile * Float(frames.count)
            else { return nil }
            return Defect(kind: .freeze, frames: frames, seconds: seconds)
        }
    }

    private static func duplicates(
        _ signals: [FrameSignals], still: [Bool], clock: TakeClock
    ) -> [Defect] {
        let held = runs(of: still).filter { $0.count <= 2 }
        let repeated = held.reduce(0) { $0 + $1.count }
        guard repeated <= max(1, Int(cadenceShare * Double(signals.count))) else { return [] }
        return held.compactMap { frames in
            guard frames.count == 1, let frame = frames.first else { return nil }
            let time = clock.start(of: frame)
            let first = clock.firstFrame(from: time - duplicateIsolation)
            let last = min(signals.count, clock.firstFrame(from: time + duplicateIsolation))
            let others = (max(1, min(first, frame))..<max(last, frame + 1)).filter { $0 != frame }
            let near = others.filter { abs($0 - frame) <= 4 }
                .map { signals[$0].peakTileDifference }
            guard !others.contains(where: { still[$0] }), near.count >= 4,
                let usual = RobustStatistics.median(near), usual >= movingTile
            else { return nil }
            return Defect(
                kind: .duplicate, frames: frames, seconds: clock.seconds(of: frames))
        }
    }

    private static func cuts(
        _ signals: [FrameSignals], black: [Bool], clock: TakeClock
    ) -> [Defect] {
        let differences = signals.map(\.compensatedDifference)
        return signals.indices.dropFirst().compactMap { index in
            let signal = signals[index]
            guard signal.compensatedCorrelation < cutCorrelation,
                signal.compensatedDifference >= cutDifference,
                !black[index], !black[index - 1],
                stands(out: index, of: differences)
            else { return nil }
            let time = clock.start(of: index)
            return Defect(kind: .cut, frames: index..<index, seconds: time..<time)
        }
    }

    private static func stands(out index: Int, of differences: [Float]) -> Bool {
        func around(_ reach: Int) -> [Float] {
            let low = max(1, index - reach)
            let high = min(differences.count - 1, index + reach)
            return (low...high).filter { $0 != index }.map { differences[$0] }
        }
        let own = differences[index]
        let usual = RobustStatistics.median(around(8)) ?? 0
        let greatest = around(2).max() ?? 0
        return own >= cutProminence * usual && own >= cutIsolation * greatest
    }

    private static func runs(of flags: [Bool]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        for (index, flag) in flags.enumerated() {
            if flag, start == nil { start = index }
            if !flag, let from = start {
                runs.append(from..<index)
                start = nil
            }
        }
        if let start { runs.append(start..<flags.count) }
        return runs
    }
}
