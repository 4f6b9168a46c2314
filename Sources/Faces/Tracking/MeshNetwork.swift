internal import NeuralNet
internal import VectorCore

/// The 468-point mesh network.
struct MeshNetwork {
    /// The region that the network wants, as a multiple of the face's box.
    static let regionFactor: Float = 1.5
    /// Confidence below which the crop holds no face.
    static let smallestScore: Float = 0.5

    /// What the network says of one crop.
    struct Result {
        /// 468 points; x and y in picture pixels, z in the same scale.
        var points: [SIMD3<Float>]
        /// That the crop holds a face, 0...1.
        var score: Float

        /// The box around the points.
        var box: FaceBox { FaceBox(around: points) }

        /// Where to look for the same face next: around the mesh, turned to the line of the eyes.
        var nextRegion: RotatedSquare? { MeshNetwork.region(around: points) }
    }

    /// The region that the network wants for the face of a mesh: around it, turned to the line of the eyes.
    static func region(around mesh: [SIMD3<Float>]) -> RotatedSquare? {
        let right = mesh[FaceMeshPoint.rightEyeOuter]
        let left = mesh[FaceMeshPoint.leftEyeOuter]
        return .around(
            mesh.lazy.map { SIMD2($0.x, $0.y) },
            direction: SIMD2(left.x - right.x, left.y - right.y), factor: regionFactor)
    }

    private let stage: CropStage

    init(_ network: Network, kernels: PlaneKernels) {
        stage = CropStage(
            network, kernels: kernels, scale: SIMD3(repeating: 1 / 255), offset: .zero)
    }

    /// The mesh of the face in `region`.
    func observe(_ picture: PlanarPicture, in region: RotatedSquare) -> Result {
        let map = region.map(fromCropOf: stage.extent)
        stage.run(picture, map: map)
        let values = stage.output(FaceModels.meshPointsOutput)
        let depth = region.side / Float(stage.extent)
        var points: [SIMD3<Float>] = []
        points.reserveCapacity(FaceMeshPoint.count)
        for i in 0..<FaceMeshPoint.count {
            let place = map(values[3 * i], values[3 * i + 1])
            points.append(SIMD3(place.x, place.y, values[3 * i + 2] * depth))
        }
        let score = logistic(stage.output(FaceModels.meshScoreOutput)[0])
        return Result(points: points, score: score)
    }
}
