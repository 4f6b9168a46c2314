/// Finds cuts, freezes, black stretches and single repeated frames.
public enum DefectDetector {
    /// Correlation below which a frame shows another picture than its predecessor.
    public static let cutCorrelation: Float = 0.75
    /// Least compensated difference of a cut, in codes.
    public static let cutDifference: Float = 12
    /// A cut stands out of the usual difference around it by this factor,
    public static let cutProminence: Float = 3
    /// and out of the greatest of its next neighbours by this one; a flash has two equal sides.
    public static let cutIsolation: Float = 1.5
    /// Greatest tile difference of a repeated frame, in codes.
    public static let stillTile: Float = 0.5
    /// The shortest freeze, in seconds.
    public static let freezeSeconds = 0.25
    /// Mean luma of a black frame, at most,
    public static let blackLuma: Float = 0.05
    /// and its deviation, at most.
    public static let blackDeviation: Float = 0.03
    /// Seconds on each side of a duplicate without another repeated frame.
    public static let duplicateIsolation = 1.0
    /// Greatest tile difference that frames beside a duplicate have, in codes, as a median: the
    /// picture must be moving for a repeated frame to be a fault.
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
            + freezes(still, clock: clock)
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

    private static func freezes(_ still: [Bool], clock: TakeClock) -> [Defect] {
        runs(of: still).compactMap { frames in
            let seconds = clock.seconds(of: frames)
            guard seconds.upperBound - seconds.lowerBound >= freezeSeconds - 1e-6 else {
                return nil
            }
            return Defect(kind: .freeze, frames: frames, seconds: seconds)
        }
    }

    private static func duplicates(
        _ signals: [FrameSignals], still: [Bool], clock: TakeClock
    ) -> [Defect] {
        runs(of: still).compactMap { frames in
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
