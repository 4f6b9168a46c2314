import Channels
import Drift
import Testing

/// A take that keeps still is held to less than its channel's tolerance, a restless one is not.
struct CalmTests {
    /// Up to a half of the tolerance, in two thirds of a second.
    private static func shift(
        low: Double = 0.05, high: Double = 0.5, noise: Double = 0.03, seed: UInt64 = 1,
        calmShare: Float = 0.4
    ) -> SeriesFixture {
        SeriesFixture(
            noise: noise, seed: seed,
            level: SeriesFixture.ramp(onset: 2, seconds: 0.6, low: low, high: high),
            calmShare: calmShare)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func aSmallShiftOfACalmTakeIsFound(seed: UInt64) throws {
        let finding = Self.shift(seed: seed).finding
        let drift = try #require(finding.drifts.first)
        #expect(finding.drifts.count == 1)
        #expect(abs(drift.seconds.lowerBound - 2) <= 0.32)
        #expect(drift.seconds.upperBound == 5)
        #expect(drift.severity == .minor)
        #expect(finding.descriptor.tolerance < SeriesFixture.tolerance)
        #expect(drift.peak.excess > 1)
        #expect(finding.descriptor.toleranceSource.hasSuffix("narrowed in a calm take"))
    }

    @Test func calmProvesNothingWhereTheChannelSaysSo() {
        let finding = Self.shift(calmShare: 1).finding
        #expect(finding.status == .holds)
        #expect(finding.descriptor.tolerance == SeriesFixture.tolerance)
        #expect(Self.shift(calmShare: 0.55).finding.status == .holds)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func aRestlessTakeKeepsItsTolerance(seed: UInt64) {
        #expect(Self.shift(low: 0.3, noise: 0.1, seed: seed).finding.status == .holds)
        let wave = SeriesFixture(
            noise: 0.03, seed: seed, level: { 0.3 + 0.25 * ($0 - $0.rounded()) }, calmShare: 0.4)
        #expect(wave.finding.status == .holds)
    }

    @Test func whatPassesAgainIsNoNewLevel() {
        let flash = SeriesFixture(
            noise: 0.03, level: { (2.0..<2.8).contains($0) ? 0.6 : 0.05 }, calmShare: 0.4)
        #expect(flash.finding.status == .holds)
    }

    @Test func theToleranceItselfStaysWhereItIsPassed() throws {
        let calm = Self.shift(high: 2)
        let finding = calm.finding
        #expect(finding.descriptor.tolerance == SeriesFixture.tolerance)
        var plain = calm
        plain.calmShare = 1
        #expect(finding.drifts.map(\.frames) == plain.finding.drifts.map(\.frames))
    }

    @Test func aLevelNearTheToleranceCountsJustAboveWhatWasBefore() throws {
        let near = Self.shift(low: 0.5, high: 0.9, noise: 0.02).finding
        let drift = try #require(near.drifts.first)
        #expect(abs(drift.seconds.lowerBound - 2) <= 0.5)
        #expect(Self.shift(low: 0.5, high: 0.7, noise: 0.02).finding.status == .holds)
    }
}
