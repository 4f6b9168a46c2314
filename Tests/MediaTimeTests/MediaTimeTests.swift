import MediaTime
import Testing

@Suite struct MediaTimeTests {
    private func scale(_ numerator: Int64, _ denominator: Int64) throws -> Timescale {
        try #require(Timescale(numerator: numerator, denominator: denominator))
    }

    @Test func refusesTicksOfNoLength() {
        #expect(Timescale(numerator: 0, denominator: 1) == nil)
        #expect(Timescale(numerator: 1, denominator: 0) == nil)
        #expect(Timescale(numerator: -1, denominator: 25) == nil)
        #expect(Timescale(numerator: 1, denominator: 1 << 31) == nil)
    }

    @Test func equalSecondsAreEqualWhateverTheTicks() throws {
        let half = MediaTime(ticks: 1, timescale: try scale(1, 2))
        let same = MediaTime(ticks: 45_000, timescale: try scale(1, 90_000))
        #expect(half == same)
        #expect(half.hashValue == same.hashValue)
        #expect(half < MediaTime(ticks: 45_001, timescale: try scale(1, 90_000)))
    }

    @Test func comparesTheLargestTicksExactly() throws {
        let (fine, coarse) = (try scale(1, 2_147_483_647), try scale(2_147_483_647, 1))
        let long = MediaTime(ticks: .max, timescale: coarse)
        #expect(MediaTime(ticks: .max, timescale: fine) < long)
        #expect(MediaTime(ticks: .max - 1, timescale: coarse) < long)
        #expect(MediaTime(ticks: .min, timescale: coarse) < MediaTime(ticks: .min, timescale: fine))
    }

    @Test func saturatesInsteadOfTrapping() throws {
        let tick = try scale(1, 24)
        let last = MediaTime(ticks: .max, timescale: tick)
        let first = MediaTime(ticks: .min, timescale: tick)
        #expect(last.advanced(byTicks: 1).ticks == .max)
        #expect(first.advanced(byTicks: -1).ticks == .min)
        #expect(last.since(first).ticks == .max)
        #expect(first.since(last).ticks == .min)
        #expect(tick.ticks(of: .max, try scale(1000, 1)) == .max)
    }

    @Test(arguments: -20...20)
    func roundsToTheNearestTickHalvesUp(count: Int64) throws {
        let (quarters, halves) = (try scale(1, 4), try scale(1, 2))
        // count / 4 s in halves is count / 2.
        let expected = Int64((Double(count) / 2 + 0.5).rounded(.down))
        #expect(halves.ticks(of: count, quarters) == expected)
    }

    @Test func ntscFramesLandOnTheirSeconds() throws {
        let frame = try scale(1001, 30_000)
        #expect(MediaTime(ticks: 300, timescale: frame).seconds == 10.01)
        #expect(try scale(1, 90_000).ticks(of: 1, frame) == 3003)
    }

    @Test func rangesAreHalfOpen() throws {
        let tick = try scale(1, 10)
        let time = { MediaTime(ticks: $0, timescale: tick) }
        let range = MediaTimeRange(start: time(2), end: time(5))
        #expect(range.contains(time(2)) && range.contains(time(4)))
        #expect(!range.contains(time(5)) && !range.contains(time(1)))
        #expect(range.duration == time(3))
        #expect(range.intersection(MediaTimeRange(start: time(5), end: time(9))) == nil)
        let part = range.intersection(MediaTimeRange(start: time(4), end: time(9)))
        #expect(part == MediaTimeRange(start: time(4), end: time(5)))
        #expect(MediaTimeRange(start: time(5), end: time(2)).isEmpty)
    }
}
