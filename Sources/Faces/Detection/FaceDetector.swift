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
    func detect(_ picture: PlanarPicture) -> [FaceDetection] {
        for padding in [1, Self.paddedLook] {
            for network in [fullRange, shortRange] {
                let found = FaceDetection.merged(
                    network.detect(picture, padding: padding), overlap: Self.mergeOverlap)
                if !found.isEmpty { return found }
            }
        }
        return []
    }
}
