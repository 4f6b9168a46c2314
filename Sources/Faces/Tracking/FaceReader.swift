public import VectorCore

/// Reads what a found face shows: eyes and identity. Needs no order; has its own working memory, so one
/// for each thread.
public final class FaceReader {
    private let eyeNetwork: EyeNetwork
    private let identityNetwork: IdentityNetwork

    /// A reader.
    ///
    /// - Parameters:
    ///   - models: The networks.
    ///   - kernels: What crops are made with.
    public init(models: FaceModels, kernels: PlaneKernels) {
        eyeNetwork = EyeNetwork(models, kernels: kernels)
        identityNetwork = IdentityNetwork(models.identity, kernels: kernels)
    }

    /// Reads the face at `location`.
    ///
    /// - Parameters:
    ///   - picture: At full size, the one in which the face was found.
    ///   - wantsIdentity: Whether to run the identity network.
    public func read(
        _ location: FaceLocation, in picture: PlanarPicture, wantsIdentity: Bool
    ) -> FaceObservation {
        let eyes = eyeNetwork.eyes(of: location.mesh, in: picture)
        return FaceObservation(
            mesh: location.mesh, meshScore: location.meshScore,
            detectionPoints: location.detectionPoints,
            leftEye: eyes.left,
            rightEye: eyes.right,
            identity: wantsIdentity ? identity(of: location.mesh, in: picture) : nil,
            pictureWidth: picture.width, pictureHeight: picture.height)
    }

    /// The embedding of the face of `mesh`, or `nil` when it has no extent.
    func identity(of mesh: [SIMD3<Float>], in picture: PlanarPicture) -> [Float]? {
        identityNetwork.embed(picture, mesh: mesh)
    }
}
