internal import NeuralNet
internal import VectorCore

/// The identity network: 128 numbers that lie near each other (L2) for one person.
struct IdentityNetwork {
    /// Where the outer and inner corners of the left eye, those of the right eye and the base of the
    /// nose come to lie, as shares of the face without its border.
    ///
    /// Source: dlib 19, `get_face_chip_details` for five landmarks.
    static let template: [SIMD2<Float>] = [
        SIMD2(0.8595674595992, 0.2134981538014), SIMD2(0.6460604764104, 0.2289674387677),
        SIMD2(0.1205750620789, 0.2137274526848), SIMD2(0.3340850613712, 0.2290642403242),
        SIMD2(0.4901123135379, 0.6277975316475),
    ]

    /// The border around the face that the network was trained with, as a share of the face.
    static let border: Float = 0.25

    /// The mesh points that the template places.
    static let points = [
        FaceMeshPoint.leftEyeOuter, FaceMeshPoint.leftEyeInner, FaceMeshPoint.rightEyeOuter,
        FaceMeshPoint.rightEyeInner, FaceMeshPoint.noseBase,
    ]

    private let stage: CropStage

    init(_ network: Network, kernels: PlaneKernels) {
        // Input (RGB − mean) / 256 with RGB in 0...255; the means are dlib's.
        let mean = SIMD3<Float>(122.782, 117.001, 104.298)
        stage = CropStage(
            network, kernels: kernels, scale: SIMD3(repeating: 1 / 256), offset: mean / -256)
    }

    /// The map from an `extent × extent` crop to the picture that brings `mesh` to the template;
    /// `nil` when the five points coincide.
    static func map(fromCropOf extent: Int, mesh: [SIMD3<Float>]) -> AffineMap? {
        let source = points.map { SIMD2(mesh[$0].x, mesh[$0].y) }
        let scale = Float(extent) / (1 + 2 * border)
        let target = template.map { ($0 + border) * scale }
        return Similarity.fit(source, to: target)?.inverse
    }

    /// The embedding of the face of `mesh`, or `nil` when it has no extent.
    func embed(_ picture: PlanarPicture, mesh: [SIMD3<Float>]) -> [Float]? {
        guard let map = Self.map(fromCropOf: stage.extent, mesh: mesh) else { return nil }
        stage.run(picture, map: map)
        return Array(stage.output(0))
    }

    /// Euclidean distance between two embeddings of one length.
    static func distance(_ a: [Float], _ b: [Float]) -> Float {
        var sum: Float = 0
        for i in 0..<min(a.count, b.count) { sum += (a[i] - b[i]) * (a[i] - b[i]) }
        return sum.squareRoot()
    }
}
