import Foundation
import Handoff
import Testing

/// Joints of clips that hardly move, tremble, repeat or waver by themselves.
@Suite struct RestlessSeamTests {
    /// Motion of a third of a sample a frame, each clip under the noise of a coding of its own.
    private func slow(_ first: Int, _ count: Int, noise: UInt64) -> [DrawnJoint.Frame] {
        (first..<first + count).map {
            DrawnJoint.Frame(x: 0.35 * Float($0), noise: noise &+ UInt64($0 + 100))
        }
    }

    @Test(arguments: [0, 2, 5])
    func framesShownTwiceAreCountedThoughMotionIsLittleMoreThanNoise(_ count: Int) {
        let seam = DrawnJoint.seam(
            slow(0, 26, noise: 1000), slow(26 - count, 30, noise: 5000))
        #expect(seam.findings.map(\.kind) == (count == 0 ? [] : [.overlap]))
        #expect(seam.overlapFrames == count)
    }

    @Test(arguments: [0, 1])
    func aStepAsideIsNoFrameShownTwice(_ copies: Int) {
        // Now the camera goes aside, now it comes nearer, and the joint lies at a small step nearer.
        func course(_ places: Range<Int>) -> [DrawnJoint.Frame] {
            places.map {
                DrawnJoint.Frame(
                    x: 2 * Float(($0 + 1) / 2), scale: 1 + 0.018 * Float($0 / 2))
            }
        }
        let (before, after) = (course(0..<20), course(20..<40))
        let seam = DrawnJoint.seam(before, [before[19]].prefix(copies) + after)
        #expect(seam.overlapFrames == copies)
        #expect(seam.findings.contains { $0.kind == .overlap } == (copies > 0))
    }

    @Test(arguments: [0, 1])
    func aFrameDrawnInBetweenIsNoFrameShownTwice(_ copies: Int) {
        // Every second frame is hardly another than the one before.
        func course(_ places: Range<Int>) -> [DrawnJoint.Frame] {
            places.map { DrawnJoint.Frame(x: 3 * Float($0 / 2) + 0.5 * Float($0 % 2)) }
        }
        let (before, after) = (course(0..<21), course(21..<45))
        let seam = DrawnJoint.seam(before, [before[20]].prefix(copies) + after)
        #expect(seam.overlapFrames == copies)
        #expect(seam.findings.map(\.kind) == (copies > 0 ? [.overlap] : []))
    }

    @Test(arguments: [-0.05, 0, 0.05] as [Float])
    func aStepOfExposureShowsWhereTheLightIsSteady(_ stops: Float) {
        // Two thirds of the picture flicker by 2 %.
        func course(_ places: Range<Int>, gain: Float) -> [DrawnJoint.Frame] {
            places.map {
                DrawnJoint.Frame(
                    x: 0.15 * Float($0), gain: gain, lamp: [1, 1.02, 0.985, 1.01, 0.98][$0 % 5])
            }
        }
        let seam = DrawnJoint.seam(
            course(0..<20, gain: 1), course(20..<40, gain: exp2f(stops / 2.2)))
        #expect(seam.findings.map(\.kind) == (stops == 0 ? [] : [.luma]))
        #expect(abs((seam.exposureStep ?? 0) - stops) < 0.012)
    }
}
