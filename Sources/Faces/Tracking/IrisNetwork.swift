internal import NeuralNet
internal import VectorCore

/// The network of the eyelid contour and the iris.
struct IrisNetwork {
    /// The region that the network wants, as a multiple of the distance between the eye's corners.
    static let regionFactor: Float = 2.3
    /// Points of the eyelid contour, of the 71 that the network gives.
    static let contourCount = 16

    private let stage: CropStage

    init(_ network: Network, kernels: PlaneKernels) {
        stage = CropStage(
            network, kernels: kernels, scale: SIMD3(repeating: 1 / 255), offset: .zero)
    }

    /// The person's right eye of `mesh`.
    func rightEye(_ picture: PlanarPicture, mesh: [SIMD3<Float>]) -> EyeObservation {
        observe(
            picture, mesh[FaceMeshPoint.rightEyeOuter], mesh[FaceMeshPoint.rightEyeInner],
            mirrored: false)
    }

    /// The person's left eye of `mesh`; the network knows right eyes only, so the crop is mirrored.
    func leftEye(_ picture: PlanarPicture, mesh: [SIMD3<Float>]) -> EyeObservation {
        observe(
            picture, mesh[FaceMeshPoint.leftEyeInner], mesh[FaceMeshPoint.leftEyeOuter],
            mirrored: true)
    }

    /// The eye between the corners `start` and `end`, named from the left of a frontal picture.
    private func observe(
        _ picture: PlanarPicture, _ start: SIMD3<Float>, _ end: SIMD3<Float>, mirrored: Bool
    ) -> EyeObservation {
        let from = SIMD2(start.x, start.y)
        let to = SIMD2(end.x, end.y)
        let axis = to - from
        let length = (axis * axis).sum().squareRoot()
        let region = RotatedSquare(
            centre: (from + to) / 2, side: max(length, 1) * Self.regionFactor, direction: axis)
        let map = region.map(fromCropOf: stage.extent, mirrored: mirrored)
        stage.run(picture, map: map)
        let lids = stage.output(FaceModels.irisContourOutput)
        let iris = stage.output(FaceModels.irisOutput)
        func point(_ values: UnsafeBufferPointer<Float>, _ i: Int) -> SIMD2<Float> {
            let place = map(values[3 * i], values[3 * i + 1])
            return SIMD2(place.x, place.y)
        }
        func distance(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> Float {
            let d = a - b
            return (d * d).sum().squareRoot()
        }
        // Iris points: centre, then four on the rim a quarter turn apart.
        let diameter =
            (distance(point(iris, 1), point(iris, 3)) + distance(point(iris, 2), point(iris, 4)))
            / 2
        return EyeObservation(
            contour: (0..<Self.contourCount).map { point(lids, $0) },
            irisCentre: point(iris, 0), irisDiameter: diameter)
    }
}
