import Foundation
import NeuralNet
import VectorCore

/// A network of the model folder, on an input of small numbers.
struct LoadedNetwork {
    /// As Benchmarks/Peers names it.
    let name: String
    let network: Network
    let session: InferenceSession

    /// Names, files; the order of the tables.
    static let files = [
        ("face-detector", "face_detection_full_range.tflite"),
        ("near-face-detector", "face_detection_short_range.tflite"),
        ("face-mesh", "face_landmark.tflite"),
        ("eye-contour", "iris_landmark.tflite"),
        ("person-mask", "selfie_segmentation.tflite"),
        ("identity", "dlib_face_recognition_resnet_model_v1.dat"),
        ("look", "efficientnet-lite0-57934424.pth"),
    ]

    /// Reads `file` of `folder`.
    init(name: String, file: String, folder: URL, kernels: NetworkKernels) throws {
        let url = folder.appendingPathComponent(file)
        let data = try Data(contentsOf: url)
        let description = try data.withUnsafeBytes { bytes in
            if file.hasSuffix(".dat") { return try DlibReader.read(bytes, path: url.path) }
            if file.hasSuffix(".pth") { return try PyTorchReader.read(bytes, path: url.path) }
            return try TFLiteReader.read(bytes, path: url.path)
        }
        self.name = name
        network = try Network(description, kernels: kernels)
        session = InferenceSession(network)
        for index in session.input.indices {
            session.input[index] = Float(index * 2_654_435_761 % 1024) / 512 - 1
        }
        session.run()
    }

    /// Where `make models` puts the files; the rule of Fixtures/fetch-models.sh.
    static var folder: URL {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["HOLDFAST_MODELS"], !folder.isEmpty {
            return URL(fileURLWithPath: folder)
        }
        let cache = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return URL(fileURLWithPath: cache ?? NSHomeDirectory() + "/.cache")
            .appendingPathComponent("holdfast/models")
    }
}
