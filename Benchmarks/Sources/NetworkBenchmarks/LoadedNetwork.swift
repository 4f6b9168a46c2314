import Foundation
import NeuralNet
import VectorCore

/// A network of the model folder, on an input of small numbers.
struct LoadedNetwork {
    /// As Benchmarks/Peers names it.
    let name: String
    let network: Network
    let session: InferenceSession

    /// Names, files, parts of them; the order of the tables.
    static let files: [(name: String, file: String, part: NetworkPart?)] = [
        ("face-detector", "face_detection_full_range.tflite", nil),
        ("near-face-detector", "face_detection_short_range.tflite", nil),
        ("face-mesh", "face_landmark.tflite", nil),
        (
            "eye-features", attentionMesh,
            NetworkPart(inputs: ["input_1"], outputs: ["p_re_lu_3"])
        ),
        (
            "right-eye", attentionMesh,
            NetworkPart(
                inputs: ["transform_tensor_bilinear_v2_1"],
                outputs: ["conv_left_eye", "conv_left_iris"])
        ),
        ("person-mask", "selfie_segmentation.tflite", nil),
        ("identity", "dlib_face_recognition_resnet_model_v1.dat", nil),
        ("look", "efficientnet-lite0-57934424.pth", nil),
    ]
    private static let attentionMesh = "face_landmark_with_attention.tflite"

    /// Reads `file` of `folder`, or a part of it.
    init(
        name: String, file: String, part: NetworkPart?, folder: URL, kernels: NetworkKernels
    ) throws {
        let url = folder.appendingPathComponent(file)
        let data = try Data(contentsOf: url)
        let description = try data.withUnsafeBytes { bytes in
            if file.hasSuffix(".dat") { return try DlibReader.read(bytes, path: url.path) }
            if file.hasSuffix(".pth") { return try PyTorchReader.read(bytes, path: url.path) }
            return try TFLiteReader.read(bytes, part: part, path: url.path)
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
