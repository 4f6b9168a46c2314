import Channels
import Drift
import Testing

/// Takes that hold: nothing of what is natural may count as drift.
struct HoldingTests {
    @Test(arguments: [24.0, 25, 30, 60], [1, 2, 4])
    func noiseHolds(rate: Double, stride: Int) {
        for seed: UInt64 in 1...20 {
            for noise in [0.0, 0.05, 0.15] {
                let finding = SeriesFixture(
                    seconds: 6, rate: rate, stride: stride, noise: noise, seed: seed
                ).finding
                #expect(finding.status == .holds && finding.coverage == 1)
            }
        }
    }

    @Test(arguments: [0.8, 1.5, 3.0])
    func swayingHolds(period: Double) {
        let fixture = SeriesFixture(
            seconds: 8, noise: 0.05, level: { 0.1 + 0.65 * Wave.hump($0 / period) })
        #expect(fixture.finding.status == .holds)
    }

    /// Blinks and talk: four frames far out, every second or so.
    @Test func blinksHold() {
        let fixture = SeriesFixture(
            seconds: 8, noise: 0.05,
            level: { time in
                let phase = (time - Double(Int(time))) * 25
                return phase >= 10 && phase < 14.5 ? 1.8 : 0.3
            })
        #expect(fixture.finding.status == .holds)
    }

    @Test func singleOutliersHold() {
        let fixture = SeriesFixture(
            outliers: [0, 3, 20, 21, 47, 60, 80, 81, 100, 124])
        #expect(fixture.finding.status == .holds)
    }

    /// Outliers neither make a drift nor hide one.
    @Test func outliersDoNotMoveTheOnset() {
        let fixture = SeriesFixture(
            level: SeriesFixture.ramp(onset: 2.4, seconds: 0, high: 2), outliers: [20, 40, 57])
        let found = fixture.finding.drifts.map(\.frames.lowerBound)
        #expect(found.count == 1 && found.allSatisfy { abs($0 - 60) <= 1 }, "\(found)")
    }

    /// Shorter than the channel's least span is none.
    @Test func shortExcursionsHold() {
        for frames in 1...6 {
            let fixture = SeriesFixture(
                noise: 0, level: { $0 >= 2 && $0 < 2 + Double(frames) / 25 - 0.001 ? 3 : 0.3 })
            #expect(fixture.finding.status == .holds, "\(frames) frames")
        }
        let long = SeriesFixture(noise: 0, level: { $0 >= 2 && $0 < 2.399 ? 3 : 0.3 })
        #expect(long.finding.drifts.map(\.frames) == [50..<60])
    }

    @Test func hysteresisKeepsOneSpan() {
        let fixture = SeriesFixture(
            noise: 0.02, level: { $0 < 2 ? 0.2 : 0.95 + 0.2 * Wave.hump($0 / 0.9) })
        #expect(fixture.finding.drifts.count == 1)
    }
}
