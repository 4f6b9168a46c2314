import Drift
import Testing

/// Defects in signals drawn by code; the numbers are those of real footage.
struct DefectTests {
    private let clock = TakeClock(frameCount: 100, frameRate: 25)

    /// A talking head: always a little movement.
    private func living(_ count: Int = 100, seed: UInt64 = 1) -> [FrameSignals] {
        var random = Noise(seed: seed)
        return (0..<count).map { frame in
            let difference = frame == 0 ? 0 : Float(1.5 + 2 * random.even())
            return FrameSignals(
                difference: difference, peakTileDifference: difference * 5,
                compensatedDifference: difference * 0.9,
                compensatedCorrelation: frame == 0 ? 1 : 0.98, meanLuma: 0.45,
                lumaDeviation: 0.2)
        }
    }

    private func signal(
        difference: Float, correlation: Float = 0.98, luma: Float = 0.45, deviation: Float = 0.2
    ) -> FrameSignals {
        FrameSignals(
            difference: difference, peakTileDifference: difference * 5,
            compensatedDifference: difference, compensatedCorrelation: correlation, meanLuma: luma,
            lumaDeviation: deviation)
    }

    private func kinds(_ signals: [FrameSignals]) -> [Defect.Kind] {
        DefectDetector.defects(signals, clock: clock).map(\.kind)
    }

    @Test func livingFootageHasNone() {
        for count in 0...20 { #expect(kinds(living(count)).isEmpty, "\(count) frames") }
        for seed: UInt64 in 1...50 { #expect(kinds(living(seed: seed)).isEmpty) }
    }

    @Test(arguments: [1, 2, 40, 60, 98, 99])
    func aCutIsItsFirstFrame(frame: Int) {
        var signals = living()
        signals[frame] = signal(difference: 30, correlation: 0.5)
        let found = DefectDetector.defects(signals, clock: clock)
        let time = Double(frame) / 25
        #expect(found == [Defect(kind: .cut, frames: frame..<frame, seconds: time..<time)])
    }

    @Test func aFlashIsNoCut() {
        for width in 1...2 {
            var signals = living()
            signals[50] = signal(difference: 60, correlation: 0.4)
            signals[50 + width] = signal(difference: 58, correlation: 0.4)
            #expect(kinds(signals).isEmpty, "\(width) frames")
        }
    }

    @Test func aChangeOfLightIsNoCut() {
        var signals = living()
        signals[50] = signal(difference: 39, correlation: 0.98)
        #expect(kinds(signals).isEmpty)
    }

    @Test func fastMotionIsNoCut() {
        var signals = living()
        for (offset, difference) in [9, 14, 19.9, 20.9, 14, 12, 15.6, 14.9].enumerated() {
            signals[50 + offset] = signal(difference: Float(difference), correlation: 0.6)
        }
        #expect(kinds(signals).isEmpty)
    }

    @Test func aFreezeBeginsWithTheFirstRepeatedFrame() {
        for count in [7, 8, 20, 50] {
            var signals = living()
            for frame in 50..<(50 + count) { signals[frame] = signal(difference: 0.02) }
            if count < 50 { signals[50 + count] = signal(difference: 11.9, correlation: 0.87) }
            let found = DefectDetector.defects(signals, clock: clock)
            #expect(found.map(\.kind) == [.freeze], "\(count)")
            #expect(found.map(\.frames) == [50..<(50 + count)])
        }
    }

    @Test func aStillPictureIsAFreezeFromItsSecondFrame() {
        let signals = (0..<100).map { _ in signal(difference: 0) }
        let found = DefectDetector.defects(signals, clock: clock)
        #expect(found.map(\.kind) == [.freeze])
        #expect(found.map(\.frames) == [1..<100])
    }

    /// Less than a quarter of a second stands still.
    @Test func aShortHoldIsNoFreeze() {
        var signals = living()
        for frame in 50..<56 { signals[frame] = signal(difference: 0.02) }
        #expect(kinds(signals).isEmpty)
    }

    @Test func aQuietSceneIsNoFreeze() {
        var signals = living()
        for frame in 30..<90 { signals[frame] = signal(difference: 0.12) }
        #expect(kinds(signals).isEmpty)
    }

    @Test func blackIsBlackAndNeitherCutNorFreeze() {
        for count in [1, 3, 30] {
            var signals = living()
            signals[50] = signal(difference: 117, correlation: 1, luma: 0.02, deviation: 0)
            for frame in 51..<(50 + count) {
                signals[frame] = signal(difference: 0, correlation: 1, luma: 0.02, deviation: 0)
            }
            signals[50 + count] = signal(difference: 116, correlation: 0.1)
            let found = DefectDetector.defects(signals, clock: clock)
            #expect(found.map(\.kind) == [.black], "\(count)")
            #expect(found.map(\.frames) == [50..<(50 + count)])
        }
    }

    @Test func aDarkStageIsNotBlack() {
        var signals = living()
        for frame in 20..<60 { signals[frame] = signal(difference: 2, luma: 0.04, deviation: 0.1) }
        #expect(kinds(signals).isEmpty)
    }

    @Test func oneRepeatedFrameIsADuplicate() {
        for frame in [5, 50, 94] {
            var signals = living()
            signals[frame] = signal(difference: 0.01)
            let found = DefectDetector.defects(signals, clock: clock)
            #expect(found.map(\.kind) == [.duplicate] && found[0].frames == frame..<(frame + 1))
        }
    }

    /// Every second, third, fifth frame repeated: another frame rate, no fault of one frame.
    @Test(arguments: [2, 3, 5, 10])
    func aCadenceIsNotListed(period: Int) {
        var signals = living()
        for frame in stride(from: period - 1, to: 100, by: period) {
            signals[frame] = signal(difference: 0.03)
        }
        #expect(kinds(signals).isEmpty)
    }

    /// A duplicate needs movement around it.
    @Test func stillnessInAStillSceneIsNoDuplicate() {
        var signals = (0..<100).map { _ in signal(difference: 0.3) }
        signals[50] = signal(difference: 0.01)
        #expect(kinds(signals).isEmpty)
    }

    @Test func wildSignalsAreSurvived() {
        for wild in [Float.nan, .infinity, -1] {
            var signals = living()
            signals[50] = FrameSignals(
                difference: wild, peakTileDifference: wild, compensatedDifference: wild,
                compensatedCorrelation: wild, meanLuma: wild, lumaDeviation: wild)
            let found = DefectDetector.defects(signals, clock: clock)
            #expect(found.allSatisfy { $0.frames.upperBound <= 100 })
        }
        #expect(
            DefectDetector.defects(living(), clock: TakeClock(frameCount: 7, frameRate: 25))
                .isEmpty)
    }
}
