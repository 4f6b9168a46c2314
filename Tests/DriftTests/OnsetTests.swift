import Channels
import Drift
import Testing

/// Drifts whose onset is known: how near the judged one is.
struct OnsetTests {
    struct Case: CustomTestStringConvertible {
        let rate: Double
        let stride: Int
        let noise: Double
        let rampSeconds: Double
        let high: Double

        var testDescription: String {
            "ramp \(rampSeconds) s to \(high) at \(rate), stride \(stride), noise \(noise)"
        }

        /// A drift that stands this little out of its noise has no onset that a quarter of a second
        /// could be asked of: heavy noise wants a drift of four tolerances, a sample at every fourth
        /// frame one of two.
        var isPlain: Bool {
            noise < 0.1 ? stride < 4 || high > 2 : stride < 4 && high > 3
        }
    }

    static let cases: [Case] = [24.0, 25, 30].flatMap { rate in
        [1, 2, 4].flatMap { stride in
            [0.02, 0.08, 0.15].flatMap { noise in
                [0.0, 0.6, 1.2].flatMap { ramp in
                    [1.5, 2.2, 4].map { high in
                        Case(
                            rate: rate, stride: stride, noise: noise, rampSeconds: ramp,
                            high: high)
                    }
                }
            }
        }
    }.filter(\.isPlain)

    @Test(arguments: cases)
    func onsetIsWithinAQuarterSecond(_ drawn: Case) {
        for seed: UInt64 in 1...8 {
            for onset in [1.6, 2.0, 2.4] {
                let fixture = SeriesFixture(
                    rate: drawn.rate, stride: drawn.stride, noise: drawn.noise, seed: seed,
                    level: SeriesFixture.ramp(
                        onset: onset, seconds: drawn.rampSeconds, high: drawn.high))
                let finding = fixture.finding
                let truth = fixture.clock.firstFrame(from: onset - 1e-9)
                let found = finding.drifts.first?.frames.lowerBound ?? -1000
                let error = Double(found - truth) / drawn.rate
                #expect(
                    finding.drifts.count == 1 && abs(error) <= 0.25,
                    "seed \(seed), onset \(onset): frame \(found) for \(truth)")
            }
        }
    }

    @Test func aStepIsFoundToTheFrame() {
        for onset in 15...90 {
            let fixture = SeriesFixture(
                noise: 0.05, seed: UInt64(onset),
                level: SeriesFixture.ramp(onset: Double(onset) / 25, seconds: 0, high: 2))
            #expect(fixture.finding.drifts.map(\.frames) == [onset..<125])
        }
    }

    /// A take that drops to a third of its rate half way: seconds count, not frames.
    @Test func variableFrameRatesKeepTheirSeconds() throws {
        let starts = (0..<60).map { Double($0) / 30 } + (0..<30).map { 2 + Double($0) / 10 }
        let clock = TakeClock(starts: starts, end: 5)
        for onset in [1.0, 2.5, 3.0] {
            let samples = starts.enumerated().map { frame, time in
                ChannelSample(
                    frame: frame,
                    measurement: .measured(value: 0.3, departure: time < onset ? 0.05 : 0.5))
            }
            let finding = DriftJudge.judge(
                ChannelSeries(descriptor: SeriesFixture().descriptor, samples: samples),
                clock: clock)
            let drift = try #require(finding.drifts.first)
            #expect(finding.drifts.count == 1)
            #expect(drift.seconds == onset..<5)
            #expect(drift.frames == clock.firstFrame(from: onset)..<90)
        }
    }

    /// What comes before the drift stands high in the tolerance or sways; the onset stays its own.
    @Test(arguments: [0.3, 0.45, 0.6], [1.0, 2.3])
    func wanderingBeforehandDoesNotDrawTheOnset(height: Double, period: Double) {
        for seed: UInt64 in 1...20 {
            let fixture = SeriesFixture(
                noise: 0.05, seed: seed,
                level: { time in
                    let sway = height * Wave.hump(time / period)
                    return time < 3 ? sway : max(sway, 2.2)
                })
            let found = fixture.finding.drifts.map(\.frames.lowerBound)
            #expect(found.count == 1 && found.allSatisfy { abs($0 - 75) <= 6 }, "\(seed): \(found)")
        }
    }

    /// A take leaves its first half second for a level of its own and later drifts from there.
    @Test(arguments: [0.4, 0.6, 0.75], [0.0, 0.6])
    func settlingIsNoOnset(height: Double, rampSeconds: Double) {
        for seed: UInt64 in 1...10 {
            let settled = SeriesFixture.ramp(onset: 0.45, seconds: 0.4, low: 0.1, high: height)
            let drift = SeriesFixture.ramp(onset: 2, seconds: rampSeconds, low: 0, high: 1)
            let found = SeriesFixture(
                noise: 0.03, seed: seed, level: { settled($0) + drift($0) }
            ).finding.drifts.map(\.seconds.lowerBound)
            #expect(
                found.count == 1 && found.allSatisfy { abs($0 - 2) <= 0.25 }, "\(seed): \(found)")
        }
    }

    @Test func kindsFollowTheRise() {
        let kinds = [0.0, 0.1, 0.8, 1.6].map { seconds in
            SeriesFixture(
                noise: 0.02,
                level: SeriesFixture.ramp(onset: 2, seconds: seconds, high: 2.5)
            ).finding.drifts.map(\.kind)
        }
        #expect(kinds == [[.step], [.step], [.creep], [.creep]])
    }

    @Test func comingAndGoingIsAFlicker() {
        let fixture = SeriesFixture(
            noise: 0.02,
            level: { time in
                time < 2 || time > 4 ? 0.3 : Wave.hump((time - 2) / 0.5) > 0.5 ? 2 : 0.3
            })
        let drifts = fixture.finding.drifts
        #expect(drifts.map(\.kind) == [.flicker])
        #expect(drifts.allSatisfy { abs($0.seconds.lowerBound - 2.1) < 0.2 })
    }

    @Test func severityFollowsThePeak() {
        let found = [1.3, 2.0, 3.5].map { high in
            SeriesFixture(
                noise: 0.02, level: SeriesFixture.ramp(onset: 2, seconds: 0.2, high: high)
            ).finding.drifts.map(\.severity)
        }
        #expect(found == [[.minor], [.major], [.severe]])
    }

    @Test func aChannelSaysFromWhereItIsSevere() {
        let found = [1.2, 1.3, 1.5, 1.7].map {
            DriftSpan.Severity(excess: Float($0), severeFrom: 1.6)
        }
        #expect(found == [.minor, .major, .major, .severe])
        #expect(DriftSpan.Severity.majorFrom(severeFrom: 2.5) == 1.6)
    }

    @Test func thePeakIsTheWorstSample() throws {
        let fixture = SeriesFixture(
            noise: 0, level: { 0.2 + 3 * max(0, 1 - abs($0 - 3)) }, anchorOffset: 0.1)
        let drift = try #require(fixture.finding.drifts.first)
        #expect(abs(drift.peak.time - 3) <= 0.08)
        #expect(abs(drift.peak.excess - 3.2) < 0.2)
        #expect(abs(drift.peak.value - (drift.peak.excess * SeriesFixture.tolerance + 0.1)) < 0.05)
        #expect(drift.severity == .severe)
    }
}

/// A wave without a mathematics library.
enum Wave {
    /// 0...1, period 1, 0 at whole numbers and 1 half way: a parabola each way, smooth where it is
    /// highest.
    static func hump(_ phase: Double) -> Double {
        let part = phase - Double(Int(phase))
        return 4 * part * (1 - part)
    }
}
