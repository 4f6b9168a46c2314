import Faces
import Testing

@Suite struct EyeStateTests {
    private let classifier = EyeStateClassifier()

    private func both(_ ratios: [Float]) -> [EyeSample] {
        ratios.map { EyeSample(left: $0, right: $0 * 0.98, hasFace: true) }
    }

    private func states(_ samples: [EyeSample]) -> [EyeState] {
        classifier.classify(samples).map(\.state)
    }

    @Test func aBlinkIsShutBetweenHalfFrames() {
        var ratios = [Float](repeating: 0.30, count: 40)
        ratios.replaceSubrange(20..<25, with: [0.23, 0.10, 0.05, 0.11, 0.23])
        let found = states(both(ratios))
        #expect(found[20..<25] == [.half, .shut, .shut, .shut, .half])
        #expect(found[..<20].allSatisfy { $0 == .open })
        #expect(found[25...].allSatisfy { $0 == .open })
    }

    @Test(arguments: [Float(0.2), 0.22, 0.25, 0.30, 0.36, 0.42])
    func steadyEyesAreOpenWhateverTheirShape(ratio: Float) {
        #expect(states(both([Float](repeating: ratio, count: 30))).allSatisfy { $0 == .open })
    }

    @Test func aTakeThatIsShutMostOfItsLengthIsStillShut() {
        let ratios = [Float](repeating: 0.30, count: 10) + [Float](repeating: 0.08, count: 90)
        let found = states(both(ratios))
        #expect(found[..<9].allSatisfy { $0 == .open })
        #expect(found[9] == .half)
        #expect(found[10...].allSatisfy { $0 == .shut })
    }

    @Test func anEntirelyShutTakeIsShut() {
        #expect(states(both([Float](repeating: 0.07, count: 12))).allSatisfy { $0 == .shut })
    }

    @Test func aWinkIsHalf() {
        var samples = both([Float](repeating: 0.30, count: 40))
        samples[7].left = 0.06
        samples[9].right = 0.06
        let found = states(samples)
        #expect(found[7] == .half && found[9] == .half && found[8] == .open)
    }

    /// One eye that is always the narrower, as on a head turned a little, is no wink; one that falls below
    /// what it usually is, or is shut all along, is one.
    @Test func eyesThatAreUnlikeAllAlongAreOpen() {
        func take(_ lower: Float) -> [EyeSample] {
            (0..<60).map { _ in EyeSample(left: 0.32, right: lower, hasFace: true) }
        }
        var samples = take(0.205)
        samples[30].right = 0.15
        let found = states(samples)
        #expect(found[30] == .half)
        #expect(found[..<30].allSatisfy { $0 == .open } && found[31...].allSatisfy { $0 == .open })
        #expect(states(take(0.1)).allSatisfy { $0 == .half })
        // Someone whose eyes are alike otherwise is held to that.
        var even = take(0.31)
        even[30].right = 0.205
        #expect(states(even)[30] == .half)
    }

    @Test func wideEyesDoNotMakeOrdinaryOnesShut() {
        let ratios = [Float](repeating: 0.45, count: 30) + [Float](repeating: 0.26, count: 30)
        #expect(!states(both(ratios)).contains(.shut))
    }

    @Test func aTakeThatDriftsIntoWiderEyesWasOpenAllAlong() {
        let ratios = [Float](repeating: 0.20, count: 150) + [Float](repeating: 0.34, count: 150)
        let found = states(both(ratios))
        #expect(!found.contains(.shut))
        #expect(found[..<150].allSatisfy { $0 == .open })
        #expect(found[225...].allSatisfy { $0 == .open })
    }

    @Test func aNarrowSmileIsOpenAndItsBlinkIsShut() {
        var ratios = [Float](repeating: 0.205, count: 40)
        ratios.replaceSubrange(10..<13, with: [0.13, 0.09, 0.14])
        let found = states(both(ratios))
        #expect(found[9...13] == [.half, .shut, .shut, .shut, .half])
        #expect(found[..<9].allSatisfy { $0 == .open })
    }

    @Test func framesBesideShutOnesAreNotOpen() {
        var ratios = [Float](repeating: 0.30, count: 20)
        ratios[10] = 0.05
        let found = states(both(ratios))
        #expect(found[8...12] == [.open, .half, .shut, .half, .open])
    }

    @Test func brokenRatiosDoNotTrap() {
        let odd: [Float?] = [.nan, .infinity, -1, 0, nil, 0.3, .nan, .leastNonzeroMagnitude]
        let samples = (0..<400).map { i in
            EyeSample(
                left: odd[i % odd.count], right: odd[(i * 5 + i / 7) % odd.count], hasFace: true)
        }
        #expect(classifier.classify(samples).count == samples.count)
    }

    @Test func absenceIsAState() {
        let samples = [
            EyeSample(left: nil, right: nil, hasFace: false),
            EyeSample(left: nil, right: nil, hasFace: true),
            EyeSample(left: nil, right: 0.3, hasFace: true),
        ]
        let found = classifier.classify(samples)
        #expect(found.map(\.state) == [.unknown, .occluded, .open])
        #expect(found.map(\.openness) == [nil, nil, 0.3])
        #expect(classifier.classify([]).isEmpty)
    }

    @Test func opennessIsTheLowerEye() {
        let found = classifier.classify([EyeSample(left: 0.31, right: 0.28, hasFace: true)])
        #expect(found[0].openness == 0.28)
    }

    @Test func runsGrowOverTheirEdgesOnlyWhenLow() {
        var ratios = [Float](repeating: 0.30, count: 40)
        ratios.replaceSubrange(20..<24, with: [0.21, 0.15, 0.21, 0.22])
        ratios[30] = 0.21
        let found = states(both(ratios))
        #expect(found[20..<24] == [.shut, .shut, .shut, .half])
        #expect(found[30] == .half)
    }

    @Test(arguments: 0...20)
    func anyLengthAnyOrderGivesAsManyReadings(count: Int) {
        let ratios = (0..<count).map { Float(($0 * 7) % 5) * 0.08 }
        let samples = both(ratios)
        let found = classifier.classify(samples)
        #expect(found.count == count)
        // Time runs both ways: a take backwards has the same states backwards.
        #expect(classifier.classify(samples.reversed()) == found.reversed())
    }
}
