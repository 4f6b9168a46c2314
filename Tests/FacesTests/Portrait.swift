import Faces
import Foundation
import Media
import ModelStore
import NeuralNet
import VectorCore

/// A still that `make fixtures` draws, lent as a planar picture beside its reduced form.
struct Portrait {
    static let kernels = KernelTable()

    /// The networks that `make models` installs.
    static func models(_ kernels: NetworkKernels) throws -> FaceModels {
        let store = ModelStore()
        return try FaceModels(
            fullRangeDetector: store.load(.faceDetector),
            shortRangeDetector: store.load(.nearFaceDetector), mesh: store.load(.faceMesh),
            eyeFeatures: store.load(.eyeFeatures), rightEye: store.load(.rightEye),
            leftEye: store.load(.leftEye), identity: store.load(.identity),
            personMask: store.load(.personMask), kernels: kernels)
    }

    let still: StillPicture

    /// The picture at `file`, a path inside the folder of fixtures.
    init(_ file: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        still = try StillPicture(
            path: root.appendingPathComponent("Fixtures/Cache/" + file).path,
            kernels: Self.kernels)
    }

    var width: Int { still.width }
    var height: Int { still.height }

    /// Lends the part inside `rectangle` (all of it when `nil`) and its reduced form.
    func lend<Result>(
        _ rectangle: PlaneRectangle? = nil, _ body: (PlanarPicture, PlanarPicture) -> Result
    ) -> Result {
        still.frame.withPicture { whole in
            let picture = rectangle.map { whole.cropped(to: $0) } ?? whole
            var reduced = ReducedPicture()
            reduced.update(from: picture, with: Self.kernels.plane)
            return body(picture, reduced.picture)
        }
    }

    /// Every face in it.
    func faces(_ models: FaceModels, in rectangle: PlaneRectangle? = nil) -> [FaceObservation] {
        let tracker = FaceTracker(models: models, kernels: Self.kernels.plane)
        return lend(rectangle) { tracker.faces(in: $0, reduced: $1) }
    }
}

extension PlanarPicture {
    /// The samples inside `rectangle`; stills of fixtures do not subsample chroma.
    fileprivate func cropped(to rectangle: PlaneRectangle) -> PlanarPicture {
        precondition(chromaShiftX == 0 && chromaShiftY == 0)
        return PlanarPicture(
            luma: luma.cropped(to: rectangle), cb: cb.cropped(to: rectangle),
            cr: cr.cropped(to: rectangle), chromaShiftX: 0, chromaShiftY: 0, coding: coding)
    }
}

/// Euclidean distance between two embeddings.
func distance(_ a: [Float]?, _ b: [Float]?) -> Float {
    guard let a, let b, a.count == b.count else { return .nan }
    return zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
}
