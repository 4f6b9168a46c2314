internal import NeuralNet
internal import VectorCore

/// One BlazeFace network and its anchors.
struct DetectorNetwork {
    private let anchors: DetectorAnchors
    private let stage: CropStage

    init(_ network: Network, anchors: DetectorAnchors, kernels: PlaneKernels) {
        self.anchors = anchors
        // Input RGB / 127.5 − 1 with RGB in 0...255.
        stage = CropStage(
            network, kernels: kernels, scale: SIMD3(repeating: 1 / 127.5),
            offset: SIMD3(repeating: -1))
    }

    /// Every row above the threshold, unmerged, in the order of rows, in pixels of `picture`.
    ///
    /// - Parameter padding: The square that is looked at, as a multiple of the picture's longer side.
    func detect(_ picture: PlanarPicture, padding: Float) -> [FaceDetection] {
        let centre = SIMD2(Float(picture.width), Float(picture.height)) / 2
        let side = Float(max(picture.width, picture.height)) * padding
        stage.run(
            picture,
            map: RotatedSquare(centre: centre, side: side).map(fromCropOf: stage.extent))
        return FaceDetection.decoded(
            rows: stage.output(FaceModels.detectorBoxOutput),
            logits: stage.output(FaceModels.detectorScoreOutput), anchors: anchors,
            extent: stage.extent, origin: centre - side / 2, side: side)
    }
}
