internal import NeuralNet
internal import VectorCore

/// Finds faces in a whole picture.
struct FaceDetector {
    /// Confidence from which a detection counts.
    static let smallestScore: Float = 0.5
    /// Overlap above which two detections are one face; MediaPipe's value.
    static let mergeOverlap: Float = 0.3
    /// How much wider than the picture the second look is, for faces that fill the frame.
    static let paddedLook: Float = 1.6

    private let fullRange: DetectorNetwork
    private let shortRange: DetectorNetwork

    init(_ models: FaceModels, kernels: PlaneKernels) {
        fullRange = DetectorNetwork(
            models.fullRangeDetector, anchors: .fullRange, kernels: kernels)
        shortRange = DetectorNetwork(
            models.shortRangeDetector, anchors: .shortRange, kernels: kernels)
    }

    /// Faces in descending order of confidence, in pixels of `picture`.
    ///
    /// The full-range network looks first, the short-range one when it finds nothing; then both look
    /// again with a black border around the picture.
    ///
    /// - Returns: The faces, and those of them that the first look saw.
    func detect(
        _ picture: PlanarPicture
    ) -> (faces: [FaceDetection], wholeLook: [FaceDetection]) {
        let wholeLook = Self.look(fullRange, at: picture, padding: 1)
        if !wholeLook.isEmpty { return (wholeLook, wholeLook) }
        for (network, padding) in [
            (shortRange, 1), (fullRange, Self.paddedLook), (shortRange, Self.paddedLook),
        ] {
            let found = Self.look(network, at: picture, padding: padding)
            if !found.isEmpty { return (found, wholeLook) }
        }
        return ([], wholeLook)
    }

    /// Faces that one network sees, each once.
    static func look(
        _ network: DetectorNetwork, at picture: PlanarPicture, padding: Float
    ) -> [FaceDetection] {
        FaceDetection.merged(
            network.detect(picture, padding: padding), overlap: mergeOverlap)
    }
}
