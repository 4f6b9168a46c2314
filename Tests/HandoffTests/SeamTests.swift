import Foundation
import Handoff
import Testing
import VectorCore

/// Joints made of one moving texture: each alteration is found, by its name, and nothing else.
@Suite struct SeamTests {
    private let before = DrawnJoint.course(0, 20)
    private let after = DrawnJoint.course(20, 20)

    @Test func aClipCutInTwoHasNoFinding() {
        let seam = DrawnJoint.seam(before, after)
        #expect(seam.findings == [])
        #expect(seam.overlapFrames == 0)
        #expect(seam.inPointFrame == 0)
    }

    @Test(arguments: [1, 2, 5, 12])
    func repeatedFramesAreCounted(_ count: Int) {
        let seam = DrawnJoint.seam(before, DrawnJoint.course(20 - count, 26))
        #expect(seam.findings.map(\.kind) == [.overlap])
        #expect(seam.overlapFrames == count)
        #expect(seam.inPointFrame == count)
        #expect(seam.inPointMends == [.overlap])
    }

    @Test func copiesOfTheLastFrameAreCounted() {
        let copies = [DrawnJoint.Frame](repeating: before[19], count: 4)
        let seam = DrawnJoint.seam(before, copies + after)
        #expect(seam.findings.map(\.kind) == [.overlap])
        #expect(seam.overlapFrames == 4)
    }

    @Test(arguments: [-11, 11] as [Float])
    func aStepOfLightIsLuma(_ codes: Float) {
        let seam = DrawnJoint.seam(before, after.map { DrawnJoint.Frame(x: $0.x, light: codes) })
        #expect(seam.findings.map(\.kind) == [.luma])
        #expect(abs((seam.lumaStep ?? 0) - codes / 219) < 0.006)
    }

    @Test func aStepOfColourIsColour() {
        let seam = DrawnJoint.seam(before, after.map { DrawnJoint.Frame(x: $0.x, blue: 7) })
        #expect(seam.findings.map(\.kind) == [.colour])
        #expect(seam.mixUp == nil)
    }

    @Test func anotherMatrixIsNoGrade() {
        let seam = DrawnJoint.seam(
            before, after, coding: ColourCoding(matrix: .bt601, range: .limited))
        #expect(seam.findings.map(\.kind) == [.matrixMixUp])
    }

    @Test func aStillAndAFrameOfAnotherMatrixAreOnePicture() throws {
        let coding = ColourCoding(matrix: .bt709, range: .full)
        let still = DrawnJoint.picture(before[0], coding: coding)
        for matrix in ColourCoding.Matrix.allCases {
            let frame = DrawnJoint.picture(
                before[0], coding: coding,
                codedAs: ColourCoding(matrix: matrix, range: .limited))
            let match = FrameMatch(still, frame, kernels: DrawnJoint.kernels)
            // Codes of the limited range are 1.16 apart: rounding alone leaves 55 dB.
            let psnr = try #require(match.psnr)
            #expect(psnr > 48, "\(matrix)")
        }
        let swapped = DrawnJoint.picture(
            before[0], coding: ColourCoding(matrix: .bt601, range: .full))
        let other = try #require(
            FrameMatch(still, swapped, kernels: DrawnJoint.kernels).psnr)
        #expect(other < 40)
    }

    @Test func anotherRangeIsNoGrade() {
        let seam = DrawnJoint.seam(
            before, after, coding: ColourCoding(matrix: .bt709, range: .full))
        #expect(seam.findings.map(\.kind) == [.rangeMixUp])
    }

    @Test(arguments: [0.98, 1.02] as [Float])
    func aChangeOfScaleIsMeasured(_ scale: Float) {
        let seam = DrawnJoint.seam(before, after.map { DrawnJoint.Frame(x: $0.x, scale: scale) })
        #expect(seam.findings.map(\.kind) == [.scale])
        #expect(abs((seam.scale ?? 1) - scale) < 0.004)
    }

    @Test func motionThatTurnsBackIsFound() {
        let back = (0..<20).map { DrawnJoint.Frame(x: 1.5 * Float(18 - $0)) }
        let seam = DrawnJoint.seam(before, back)
        #expect(seam.findings.map(\.kind) == [.motionDirection])
        #expect(seam.motionAngle ?? 0 > 150)
    }

    @Test(arguments: [0, 3])
    func aFlashIsFoundWhereItIs(_ place: Int) {
        var frames = after
        frames[place].light = 60
        let seam = DrawnJoint.seam(before, frames)
        #expect(seam.findings.map(\.kind) == [.flash])
        #expect(seam.findings.first?.frame == place)
        #expect(seam.inPointFrame == (place == 0 ? 1 : 0))
    }

    @Test func aStandstillIsAStall() {
        let waits = [DrawnJoint.Frame](repeating: after[0], count: 5)
        let seam = DrawnJoint.seam(before, waits + after.dropFirst())
        #expect(seam.findings.map(\.kind) == [.stall])
    }

    @Test func anotherPictureIsSaidAndNotMeasured() {
        let other = (0..<20).map { DrawnJoint.Frame(x: 900 + 1.5 * Float($0), scale: 2.7) }
        let seam = DrawnJoint.seam(before, other)
        #expect(seam.findings.map(\.kind).contains(.differentPicture))
        #expect(seam.lumaStep == nil && seam.scale == nil && seam.overlapFrames == nil)
    }

    @Test(arguments: [0, 3])
    func filmAtAHigherRateRepeatsNothingAtTheJoint(_ copies: Int) {
        // Every fifth frame twice, and the joint between the two.
        func film(_ frames: Range<Int>) -> [DrawnJoint.Frame] {
            frames.map { DrawnJoint.Frame(x: 1.5 * Float($0 - ($0 + 5) / 5)) }
        }
        let copied = [DrawnJoint.Frame](repeating: film(24..<25)[0], count: copies)
        let seam = DrawnJoint.seam(film(0..<25), copied + film(25..<60))
        #expect(seam.findings.map(\.kind) == (copies > 0 ? [.overlap] : []))
        #expect(seam.overlapFrames == copies)
    }

    @Test(arguments: [-0.05, 0.05] as [Float])
    func aStepOfExposureIsLuma(_ stops: Float) {
        let gain = exp2f(stops / 2.2)
        let seam = DrawnJoint.seam(before, after.map { DrawnJoint.Frame(x: $0.x, gain: gain) })
        #expect(seam.findings.map(\.kind) == [.luma])
        #expect(abs((seam.exposureStep ?? 0) - stops) < 0.02)
    }

    @Test func greyHidesAnotherMatrixAndSaysSo() {
        let grey = { (frames: [DrawnJoint.Frame]) in
            frames.map { DrawnJoint.Frame(x: $0.x, chroma: 0) }
        }
        let seam = DrawnJoint.seam(
            grey(before), grey(after), coding: ColourCoding(matrix: .bt601, range: .limited))
        #expect(seam.findings == [])
        #expect(seam.unmeasured == [.matrixMixUp])
    }

    @Test func aStillPictureHasNoCountableOverlap() {
        let still = [DrawnJoint.Frame](repeating: before[0], count: 12)
        let seam = DrawnJoint.seam(still, still)
        #expect(seam.findings == [])
        #expect(seam.overlapFrames == nil)
        #expect(seam.unmeasured.contains(.overlap) && seam.unmeasured.contains(.motionDirection))
    }

    @Test func sizesThatDifferAreNamed() {
        let seam = DrawnJoint.seam(before, after, size: SIMD2(480, 272))
        #expect(seam.findings.map(\.kind) == [.size])
        #expect(!seam.sizeMatches)
    }
}
