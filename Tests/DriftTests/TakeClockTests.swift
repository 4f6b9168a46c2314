import Drift
import Testing

struct TakeClockTests {
    @Test func rangesAreHalfOpenAndMeet() {
        let clock = TakeClock(starts: [0, 0.04, 0.1, 0.3], end: 0.5)
        #expect(clock.seconds(of: 0..<2) == 0..<0.1)
        #expect(clock.seconds(of: 2..<4) == 0.1..<0.5)
        #expect(clock.seconds(of: 4..<4) == 0.5..<0.5)
        #expect([-1, 0, 3, 4, 9].map(clock.start(of:)) == [0, 0, 0.3, 0.5, 0.5])
    }

    @Test func framesAndTimesAreInverse() {
        for count in 0...20 {
            for rate in [12.0, 23.976, 25, 60] {
                let clock = TakeClock(frameCount: count, frameRate: rate)
                for frame in 0..<count {
                    #expect(clock.frame(at: clock.start(of: frame)) == frame)
                    #expect(clock.frame(at: clock.start(of: frame) + 0.5 / rate) == frame)
                    #expect(clock.firstFrame(from: clock.start(of: frame)) == frame)
                }
                #expect(clock.firstFrame(from: 100) == count)
                #expect(clock.frame(at: -1) == 0)
            }
        }
    }

    @Test func damagedTimesStayInOrder() {
        let clock = TakeClock(
            starts: [0, .nan, 0.08, 0.02, .infinity, 0.2, 0.2], end: -.infinity)
        #expect(clock.starts == [0, 0, 0.08, 0.08, 0.08, 0.2, 0.2])
        #expect(clock.end == 0.2)
        #expect(TakeClock(starts: [.nan], end: .nan).seconds(of: 0..<1) == 0..<0)
    }

    @Test func theTypicalIntervalIgnoresOneLongFrame() {
        #expect(TakeClock(starts: [0, 0.04, 0.08, 0.5, 0.54], end: 0.58).typicalInterval < 0.041)
        #expect(TakeClock(starts: [0], end: 1).typicalInterval == 0)
    }
}
