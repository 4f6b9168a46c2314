import Channels
import Drift
import Testing

/// Tolerances from takes that hold.
@Suite struct SplitConformalTests {
    @Test(arguments: [(0.5, 1), (0.2, 4), (0.1, 9), (0.05, 19), (0.01, 99)])
    func statedErrorsNeedTakes(_ error: Double, _ takes: Int) {
        #expect(SplitConformal.takesNeeded(error: error) == takes)
        let scores = (1...takes).map(Float.init)
        #expect(SplitConformal.bound(scores, error: error) == Float(takes))
        #expect(SplitConformal.bound(Array(scores.dropLast()), error: error) == nil)
        #expect(SplitConformal.leastError(takes) <= error + 1e-12)
    }

    @Test func theBoundIsAnOrderStatistic() {
        // ⌈20 · 0.9⌉ = 18 of 19.
        let scores = (1...19).map { Float($0 * 7 % 19 + 1) }
        #expect(SplitConformal.bound(scores, error: 0.1) == 18)
    }

    /// Of takes drawn from one distribution, no more than the stated share exceeds the bound.
    @Test func thePromiseIsKept() {
        var state: UInt64 = 1
        func random() -> Float {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(state >> 40) / Float(1 << 24)
        }
        var misses = 0
        let rounds = 4000
        for _ in 0..<rounds {
            let scores = (0..<19).map { _ in random() }
            let next = random()
            if let bound = SplitConformal.bound(scores, error: 0.1), next > bound { misses += 1 }
        }
        // Five standard deviations above a tenth.
        #expect(misses < rounds / 10 + 95)
    }

    /// Also where a take that was calm is held to less than the tolerance.
    @Test(arguments: [(1, 0.5), (0.4, 1.25)] as [(Float, Float)])
    func theLeastToleranceIsWhereTheJudgeFallsSilent(_ calmShare: Float, _ expected: Float) throws {
        let clock = TakeClock(starts: (0..<96).map { Double($0) / 24 }, end: 4)
        let series = ChannelSeries(
            descriptor: ChannelDescriptor(
                id: "colour.exposure", family: .colour, unit: "stops", tolerance: 0.2,
                calmShare: calmShare, toleranceSource: "test"),
            samples: (0..<96).map {
                let departure: Float = $0 < 48 ? 0.01 : 0.5
                return ChannelSample(
                    frame: $0, measurement: .measured(value: departure, departure: departure))
            })
        func status(at tolerance: Float) -> ChannelFinding.Status {
            DriftJudge.judge(
                ChannelSeries(
                    descriptor: series.descriptor.with(
                        tolerance: tolerance, anchorLimit: nil, source: "test"),
                    samples: series.samples), clock: clock
            ).status
        }
        let least = try #require(LeastTolerance.of(series, clock: clock))
        #expect(abs(least - expected) < 0.004)
        #expect(status(at: least * 1.001) == .holds)
        #expect(status(at: least * 0.995) == .drifts)
    }

    /// A calm second at 0.1 tolerances, then another level of so many: the least share is that level, or 0 where
    /// the level is not far above the calm, and none where the level is past the tolerance.
    @Test(arguments: [(0.5, 0.5), (0.11, 0), (1.5, nil)] as [(Float, Float?)])
    func theLeastCalmShareIsWhereTheJudgeFallsSilent(_ level: Float, _ expected: Float?) throws {
        let clock = TakeClock(starts: (0..<96).map { Double($0) / 24 }, end: 4)
        let series = ChannelSeries(
            descriptor: ChannelDescriptor(
                id: "colour.exposure", family: .colour, unit: "stops", tolerance: 0.2,
                toleranceSource: "test"),
            samples: (0..<96).map {
                let departure: Float = 0.2 * ($0 < 48 ? 0.1 : level)
                return ChannelSample(
                    frame: $0, measurement: .measured(value: departure, departure: departure))
            })
        let share = LeastCalmShare.of(series, clock: clock)
        guard let expected else {
            #expect(share == nil)
            return
        }
        #expect(abs(try #require(share) - expected) < 0.004)
    }

    @Test func nothingMeasuredHasNoTolerance() {
        let clock = TakeClock(starts: [0, 0.04], end: 0.08)
        let series = ChannelSeries(
            descriptor: ChannelDescriptor(
                id: "colour.exposure", family: .colour, unit: "stops", tolerance: 0.2,
                toleranceSource: "test"),
            samples: [ChannelSample(frame: 0, measurement: .absent(.black))])
        #expect(LeastTolerance.of(series, clock: clock) == nil)
        #expect(LeastCalmShare.of(series, clock: clock) == nil)
    }
}
