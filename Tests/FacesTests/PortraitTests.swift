import Faces
import Testing
import VectorCore

/// The whole chain of networks on the portraits of the fixtures.
@Suite struct PortraitTests {
    private let models: FaceModels

    init() throws {
        models = try Portrait.models(Portrait.kernels.network)
    }

    private func tracker(subject: [Float]? = nil) -> FaceTracker {
        FaceTracker(models: models, kernels: Portrait.kernels.plane, subject: subject)
    }

    private func state(of face: FaceObservation, in portrait: Portrait) -> EyeState {
        let sample = EyeSample(
            face, pictureWidth: portrait.width, pictureHeight: portrait.height)
        return EyeStateClassifier().classify([sample])[0].state
    }

    @Test(arguments: ["takes/anchor.png", "takes/anchor-second.png"])
    func aPortraitHoldsOneFrontalFaceWithOpenEyes(file: String) throws {
        let portrait = try Portrait(file)
        let faces = portrait.faces(models)
        #expect(faces.count == 1)
        let face = try #require(faces.first)
        #expect(face.meshScore > 0.9)
        #expect(face.isInsidePicture)
        #expect(face.mesh.count == FaceMeshPoint.count)
        #expect(face.detectionPoints.count == 6)
        #expect(face.identity?.count == 128)
        #expect(abs(face.pose.yaw) < 15 && abs(face.pose.pitch) < 20 && abs(face.pose.roll) < 10)
        #expect(state(of: face, in: portrait) == .open)
        // The person's left eye is on the right of the picture, each iris within its lids.
        #expect(face.leftEye.irisCentre.x > face.rightEye.irisCentre.x)
        for eye in [face.leftEye, face.rightEye] {
            let xs = eye.contour.map(\.x).sorted()
            let ys = eye.contour.map(\.y).sorted()
            #expect((xs[0]...xs[15]).contains(eye.irisCentre.x))
            #expect((ys[0]...ys[15]).contains(eye.irisCentre.y))
            #expect(eye.irisDiameter > 0.25 * eye.width && eye.irisDiameter < 0.7 * eye.width)
        }
    }

    @Test func shutEyesAreShut() throws {
        let portrait = try Portrait("stills/shut-eyes.png")
        let face = try #require(portrait.faces(models).first)
        #expect(state(of: face, in: portrait) == .shut)
    }

    @Test func aPictureWithoutAFaceHoldsNone() throws {
        let portrait = try Portrait("stills/no-face.png")
        #expect(portrait.faces(models).isEmpty)
        let finding = portrait.lend {
            tracker().observe($0, reduced: $1, wantsIdentity: true)
        }
        #expect(finding.face == nil && finding.facesDetected == 0)
    }

    @Test func identitiesTellPeopleApart() throws {
        let first = try #require(Portrait("takes/anchor.png").faces(models).first)
        let second = try #require(Portrait("takes/anchor-second.png").faces(models).first)
        let both = try Portrait("stills/two-faces.png").faces(models)
        try #require(both.count == 2)
        #expect(both[0].box.area >= both[1].box.area)
        #expect(distance(first.identity, second.identity) > 0.6)
        #expect(distance(first.identity, both[0].identity) < 0.15)
        #expect(distance(second.identity, both[1].identity) < 0.15)
    }

    @Test func theSubjectIsFollowedAmongFacesOfComparableSize() throws {
        let portrait = try Portrait("stills/two-faces.png")
        let both = portrait.faces(models)
        try #require(both.count == 2 && both[1].box.area > 0.5 * both[0].box.area)
        for wanted in both {
            let tracker = tracker(subject: wanted.identity)
            let found = portrait.lend { tracker.observe($0, reduced: $1, wantsIdentity: false) }
            #expect(found.facesDetected == 2)
            #expect(found.face.map { $0.box.overlap(with: wanted.box) > 0.9 } == true)
            #expect(found.face?.identity == nil)
        }
        let largest = portrait.lend {
            tracker().observe($0, reduced: $1, wantsIdentity: false)
        }
        #expect(largest.face.map { $0.box.overlap(with: both[0].box) > 0.9 } == true)
    }

    @Test func aTrackedFaceIsTheDetectedOne() throws {
        let portrait = try Portrait("takes/anchor.png")
        let tracker = tracker()
        let findings = portrait.lend { picture, reduced in
            (0..<5).map { _ in tracker.observe(picture, reduced: reduced, wantsIdentity: true) }
        }
        #expect(findings.map(\.facesDetected) == [1, nil, nil, nil, nil])
        let detected = try #require(findings[0].face)
        for finding in findings.dropFirst() {
            let tracked = try #require(finding.face)
            #expect(tracked.detectionPoints.isEmpty)
            #expect(tracked.box.overlap(with: detected.box) > 0.95)
            #expect(abs(tracked.leftEye.openness - detected.leftEye.openness) < 0.02)
            #expect(abs(tracked.rightEye.openness - detected.rightEye.openness) < 0.02)
            #expect(distance(tracked.identity, detected.identity) < 0.05)
        }
        let look = portrait.lend {
            tracker.observe($0, reduced: $1, looksAround: true, wantsIdentity: true)
        }
        #expect(look.facesDetected == 1)
        #expect(look.face?.mesh == detected.mesh)
        tracker.reset()
        let again = portrait.lend { tracker.observe($0, reduced: $1, wantsIdentity: true) }
        #expect(again.facesDetected == 1)
        #expect(again.face?.mesh == detected.mesh)
        #expect(again.face?.identity == detected.identity)
    }

    @Test func aLostFaceIsSearchedAgain() throws {
        let first = try Portrait("takes/anchor.png")
        let without = try Portrait("stills/no-face.png")
        let tracker = tracker()
        func observe(_ portrait: Portrait) -> FaceFinding {
            portrait.lend { tracker.observe($0, reduced: $1, wantsIdentity: false) }
        }
        #expect(observe(first).facesDetected == 1)
        #expect(observe(without).face == nil)
        #expect(observe(first).facesDetected == 1)
    }

    @Test func aFaceThatFillsTheFrameIsFound() throws {
        let portrait = try Portrait("takes/anchor.png")
        let whole = try #require(portrait.faces(models).first)
        let cut = PlaneRectangle(
            x: Int(whole.box.minX)..<Int(whole.box.maxX),
            y: Int(whole.box.minY)..<Int(whole.box.maxY))
        let faces = portrait.faces(models, in: cut)
        #expect(faces.count == 1)
        let face = try #require(faces.first)
        let shift = SIMD2(Float(cut.x.lowerBound), Float(cut.y.lowerBound))
        let step = face.box.centre + shift - whole.box.centre
        #expect((step * step).sum().squareRoot() < 0.03 * whole.width)
        #expect(distance(face.identity, whole.identity) < 0.4)
    }

    @Test func aCutFaceIsNotInsideThePicture() throws {
        let portrait = try Portrait("takes/anchor.png")
        let whole = try #require(portrait.faces(models).first)
        let cut = PlaneRectangle(
            x: 0..<portrait.width,
            y: Int(whole.box.minY + 0.15 * whole.box.height)..<portrait.height)
        let face = try #require(portrait.faces(models, in: cut).first)
        #expect(!face.isInsidePicture)
    }

    @Test func everyLevelFindsTheSameFace() throws {
        let portrait = try Portrait("takes/anchor.png")
        let best = try #require(portrait.faces(models).first)
        for level in SIMDLevel.allCases where level.isSupported {
            let kernels = KernelTable(level: level)
            let tracker = FaceTracker(
                models: try Portrait.models(kernels.network), kernels: kernels.plane)
            let faces = portrait.lend { tracker.faces(in: $0, reduced: $1) }
            try #require(faces.count == 1)
            #expect(faces[0].box.overlap(with: best.box) > 0.99)
            #expect(distance(faces[0].identity, best.identity) < 1e-3)
        }
    }
}
