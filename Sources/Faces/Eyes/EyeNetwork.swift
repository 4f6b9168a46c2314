internal import NeuralNet
internal import VectorCore

/// The networks of eyelids and irises: MediaPipe's attention mesh as far as eyes need it.
///
/// Its first layers see the whole face; one branch for each eye looks at what they left around it. Where
/// the eyes lie is asked of the mesh that was found already, so that the layers in between never run, and the
/// first ones only on the part of the face that eyes are read from.
struct EyeNetwork {
    /// Landmarks that a branch gives: the lids' first.
    static let landmarkCount = 71
    /// Of these, points of the eyelid contour.
    private static let contourCount = 16
    /// A branch states places in pixels of the face's crop: so many to a row or column of its patch.
    private static let unitsPerPlace: Float = 4

    private let wholeFeatures: CropStage
    private let windowFeatures: CropStage
    private let rightEye: InferenceSession
    private let leftEye: InferenceSession

    init(_ models: FaceModels, kernels: PlaneKernels) {
        func stage(_ network: Network) -> CropStage {
            CropStage(network, kernels: kernels, scale: SIMD3(repeating: 1 / 255), offset: .zero)
        }
        wholeFeatures = stage(models.eyeFeatures)
        windowFeatures = stage(models.eyeWindow)
        rightEye = InferenceSession(models.rightEye)
        leftEye = InferenceSession(models.leftEye)
    }

    /// Both eyes of the face of `mesh`, in picture pixels.
    func eyes(
        of mesh: [SIMD3<Float>], in picture: PlanarPicture
    ) -> (left: EyeObservation, right: EyeObservation) {
        var square =
            MeshNetwork.region(around: mesh) ?? RotatedSquare(centre: .zero, side: 1)
        square.side = max(square.side, 1)
        let map = square.map(fromCropOf: wholeFeatures.extent)
        let left = Self.region(
            EyeRegion.leftEye, (FaceMeshPoint.leftEyeInner, FaceMeshPoint.leftEyeOuter), mesh, map)
        let right = Self.region(
            EyeRegion.rightEye, (FaceMeshPoint.rightEyeOuter, FaceMeshPoint.rightEyeInner), mesh,
            map)
        let window = EyeWindow(of: [left, right])
        let features = run(window, picture, map)
        return (
            left: eye(leftEye, features, window, left, map),
            right: eye(rightEye, features, window, right, map)
        )
    }

    /// The features in `window`, or of the whole crop without one.
    private func run(
        _ window: EyeWindow?, _ picture: PlanarPicture, _ map: AffineMap
    ) -> UnsafeBufferPointer<Float> {
        guard let window else {
            wholeFeatures.run(picture, map: map)
            return wholeFeatures.output(0)
        }
        let corner = map(
            EyeFeatures.cropPixels * Float(window.firstColumn),
            EyeFeatures.cropPixels * Float(window.firstRow))
        var part = map
        part.tx = corner.x
        part.ty = corner.y
        windowFeatures.run(picture, map: part)
        return windowFeatures.output(0)
    }

    private static func region(
        _ landmarks: [Int], _ axis: (Int, Int), _ mesh: [SIMD3<Float>], _ map: AffineMap
    ) -> EyeRegion {
        let toCrop = map.inverse ?? map
        return EyeRegion(of: landmarks, axis: axis) { index in
            let place = toCrop(mesh[index].x, mesh[index].y)
            return SIMD2(place.x, place.y) / EyeFeatures.cropPixels
        }
    }

    private func eye(
        _ branch: InferenceSession, _ features: UnsafeBufferPointer<Float>, _ window: EyeWindow?,
        _ region: EyeRegion, _ map: AffineMap
    ) -> EyeObservation {
        EyeFeatures.sample(features, of: window, in: region, into: branch.input)
        branch.run()
        let lids = branch.output(FaceModels.lidsOutput)
        let iris = branch.output(FaceModels.irisOutput)
        func point(_ values: UnsafeBufferPointer<Float>, _ i: Int) -> SIMD2<Float> {
            let inCrop =
                region.place(
                    values[2 * i] / Self.unitsPerPlace, values[2 * i + 1] / Self.unitsPerPlace)
                * EyeFeatures.cropPixels
            let place = map(inCrop.x, inCrop.y)
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
