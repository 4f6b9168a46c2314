import Channels
import Drift
import Testing

/// What cannot be measured is said, and never bridged in silence.
struct AbsenceTests {
    @Test func everySizeIsJudged() {
        for count in 0...20 {
            for kind in 0..<4 {
                let clock = TakeClock(frameCount: count, frameRate: 25)
                let samples = (0..<count).map { frame in
                    let absent = kind == 1 || (kind == 2 && frame % 3 == 1)
                    return ChannelSample(
                        frame: frame,
                        measurement: absent
                            ? .absent(.noFace)
                            : .measured(value: 0.4, departure: kind == 3 ? 9 : 0.1))
                }
                let finding = DriftJudge.judge(
                    ChannelSeries(descriptor: SeriesFixture().descriptor, samples: samples),
                    clock: clock)
                let place = "\(count) frames, kind \(kind)"
                let isMeasured = count > 0 && kind != 1
                #expect((finding.status != .notMeasurable) == isMeasured, "\(place)")
                #expect(finding.coverage >= 0 && finding.coverage <= 1, "\(place)")
                for drift in finding.drifts {
                    #expect(!drift.frames.isEmpty && drift.frames.upperBound <= count, "\(place)")
                    #expect(drift.peak.excess.isFinite && drift.peak.value.isFinite, "\(place)")
                }
                #expect(finding.drifts.count == (kind == 3 && count >= 8 ? 1 : 0), "\(place)")
                let covered = finding.unmeasured.reduce(0) { $0 + $1.frames.count }
                let absent = kind == 1 ? count : kind == 2 ? (count + 1) / 3 : 0
                #expect(covered == absent, "\(place)")
            }
        }
    }

    @Test func anAbsentStretchIsListedWithItsReason() {
        let finding = SeriesFixture(gaps: [1..<1.6, 3..<3.2]).finding
        #expect(finding.status == .holds)
        #expect(finding.unmeasured.map(\.frames) == [25..<40, 75..<80])
        #expect(finding.unmeasured.map(\.reason) == [.profile, .profile])
        #expect(finding.coverage == 105.0 / 125)
    }

    @Test func neighbouringReasonsStayApart() {
        let clock = TakeClock(frameCount: 4, frameRate: 25)
        let reasons: [UnmeasuredReason] = [.noFace, .noFace, .profile, .noFace]
        let samples = reasons.enumerated().map {
            ChannelSample(frame: $0.offset, measurement: .absent($0.element))
        }
        let finding = DriftJudge.judge(
            ChannelSeries(descriptor: SeriesFixture().descriptor, samples: samples), clock: clock)
        #expect(finding.unmeasured.map(\.frames) == [0..<2, 2..<3, 3..<4])
        #expect(finding.unmeasured.map(\.reason) == [.noFace, .profile, .noFace])
    }

    /// A long gap ends a span and the next one begins where measuring does.
    @Test func longGapsAreNotBridged() {
        let high = SeriesFixture.ramp(onset: 1, seconds: 0, high: 2)
        let long = SeriesFixture(noise: 0.02, level: high, gaps: [2..<2.8]).finding
        #expect(long.drifts.map(\.frames) == [25..<50, 70..<125])
        let short = SeriesFixture(noise: 0.02, level: high, gaps: [2..<2.4]).finding
        #expect(short.drifts.map(\.frames) == [25..<125])
        #expect(short.unmeasured.map(\.frames) == [50..<60])
    }

    @Test func onsetIsFoundBesideGaps() {
        for seed: UInt64 in 1...20 {
            let fixture = SeriesFixture(
                noise: 0.08, seed: seed,
                level: SeriesFixture.ramp(onset: 2, seconds: 0.6, high: 2.5),
                gaps: [0.8..<1.1, 2.4..<2.7, 3.5..<3.6])
            let found = fixture.finding.drifts.map(\.seconds.lowerBound)
            #expect(
                found.count == 1 && found.allSatisfy { abs($0 - 2) <= 0.25 }, "\(seed): \(found)")
        }
    }

    /// Not a number, no order, no such frame: nothing of it reaches the finding.
    @Test func wildSamplesAreAbsent() {
        let wild: [Float] = [.nan, .infinity, -.infinity, .greatestFiniteMagnitude]
        let clock = TakeClock(frameCount: 60, frameRate: 25)
        var samples = (0..<60).map { frame in
            ChannelSample(frame: frame, measurement: .measured(value: 0.3, departure: 0.05))
        }
        for (offset, number) in wild.enumerated() {
            samples[20 + offset] = ChannelSample(
                frame: 20 + offset, measurement: .measured(value: number, departure: number))
        }
        samples.append(ChannelSample(frame: 12, measurement: .measured(value: 9, departure: 9)))
        samples.append(ChannelSample(frame: 70, measurement: .measured(value: 9, departure: 9)))
        let finding = DriftJudge.judge(
            ChannelSeries(descriptor: SeriesFixture().descriptor, samples: samples), clock: clock)
        #expect(finding.status == .holds)
        #expect(finding.unmeasured.map(\.reason) == [.undefined])
        #expect(finding.unmeasured.first?.frames.lowerBound == 20)
    }

    @Test func aTakeOffFromItsStartDriftsFromZero() {
        let off = SeriesFixture(noise: 0.05, anchorOffset: 0.7, anchorLimit: 0.62).finding
        #expect(off.drifts.map(\.frames) == [0..<125])
        #expect(off.drifts.map(\.seconds.lowerBound) == [0])
        #expect(off.drifts.map(\.standard) == [.anchor])
        let on = SeriesFixture(noise: 0.05, anchorOffset: 0.4, anchorLimit: 0.62).finding
        #expect(on.status == .holds)
        let unlimited = SeriesFixture(noise: 0.05, anchorOffset: 0.7).finding
        #expect(unlimited.status == .holds)
    }

    @Test func howFarOffTheAnchorItBeginsIsHowBadItIs() throws {
        // 0.3 tolerances are the take's own; the limit is 0.62, and each 0.25 beyond is one tolerance.
        for (distance, excess) in [(0.7, 1.32), (0.8, 1.72), (1.1, 2.92)] {
            let finding = SeriesFixture(
                noise: 0, anchorOffset: distance - 0.075, anchorLimit: 0.62
            ).finding
            let drift = try #require(finding.drifts.first)
            #expect(abs(Double(drift.peak.excess) - excess) < 0.01)
            #expect(abs(Double(drift.peak.value) - distance) < 0.01)
            #expect(
                drift.severity == (excess < 1.6 ? .minor : excess < 2.5 ? .major : .severe))
        }
    }
}
