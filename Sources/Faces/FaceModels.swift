public import NeuralNet
public import VectorCore

/// The networks that people are measured with, ready to run. Made once, shared by all trackers.
public struct FaceModels: Sendable {
    let fullRangeDetector: Network
    let shortRangeDetector: Network
    let mesh: Network
    let eyeFeatures: Network
    /// The same over a part of the crop, see ``EyeWindow``.
    let eyeWindow: Network
    let rightEye: Network
    let leftEye: Network
    let identity: Network
    let personMask: Network

    static let meshPointsOutput = 0
    static let meshScoreOutput = 1
    static let lidsOutput = 0
    static let irisOutput = 1
    static let detectorBoxOutput = 0
    static let detectorScoreOutput = 1

    /// The networks of these files, in the form that their readers leave them.
    ///
    /// - Parameters:
    ///   - fullRangeDetector: BlazeFace full range: 192 × 192 × 3 to 2304 × 16 and 2304.
    ///   - shortRangeDetector: BlazeFace short range: 128 × 128 × 3 to 896 × 16 and 896.
    ///   - mesh: MediaPipe's face landmarks: 192 × 192 × 3 to 468 × 3 and a logit.
    ///   - eyeFeatures: The first layers of MediaPipe's attention mesh: 192 × 192 × 3 to 48 × 48 × 32.
    ///   - rightEye: Its branch of the person's right eye: 16 × 16 × 32 to 71 × 2 and 5 × 2.
    ///   - leftEye: The same of the left eye.
    ///   - identity: dlib's face ResNet: 150 × 150 × 3 to 128.
    ///   - personMask: MediaPipe's selfie segmentation: 256 × 256 × 3 to 256 × 256 × 1.
    ///   - kernels: What the networks run on.
    /// - Throws: `ModelError` with code `unsupported` for a network of another shape.
    public init(
        fullRangeDetector: NetworkDescription, shortRangeDetector: NetworkDescription,
        mesh: NetworkDescription, eyeFeatures: NetworkDescription,
        rightEye: NetworkDescription, leftEye: NetworkDescription, identity: NetworkDescription,
        personMask: NetworkDescription, kernels: NetworkKernels
    ) throws(ModelError) {
        typealias Part = (
            description: NetworkDescription, role: String, input: [Int], outputs: [Int]
        )
        let pixels = Int(EyeFeatures.cropPixels)
        let window = (rows: EyeWindow.rows * pixels, columns: EyeWindow.columns * pixels)
        let patch = [EyeRegion.extent, EyeRegion.extent, EyeFeatures.channels]
        let eye = [EyeNetwork.landmarkCount * 2, 5 * 2]
        let parts: [Part] = [
            (identity, "identity", [150, 150, 3], [128]),
            (mesh, "face mesh", [192, 192, 3], [468 * 3, 1]),
            (
                eyeFeatures, "eye features", [192, 192, 3],
                [EyeFeatures.extent * EyeFeatures.extent * EyeFeatures.channels]
            ),
            (
                eyeFeatures.over(rows: window.rows, columns: window.columns) ?? eyeFeatures,
                "eye features", [window.rows, window.columns, 3],
                [EyeWindow.rows * EyeWindow.columns * EyeFeatures.channels]
            ),
            (rightEye, "right eye", patch, eye),
            (leftEye, "left eye", patch, eye),
            (fullRangeDetector, "full-range detector", [192, 192, 3], [2304 * 16, 2304]),
            (shortRangeDetector, "short-range detector", [128, 128, 3], [896 * 16, 896]),
            (
                personMask, "person mask", [PersonMask.extent, PersonMask.extent, 3],
                [PersonMask.extent * PersonMask.extent]
            ),
        ]
        let networks = concurrentMap(parts.count) { index in
            let part = parts[index]
            return Result<Network, ModelError> { () throws(ModelError) in
                try Network(
                    Self.ordered(
                        part.description, part.role, input: part.input, outputs: part.outputs),
                    kernels: kernels)
            }
        }
        self.identity = try networks[0].get()
        self.mesh = try networks[1].get()
        self.eyeFeatures = try networks[2].get()
        eyeWindow = try networks[3].get()
        self.rightEye = try networks[4].get()
        self.leftEye = try networks[5].get()
        self.fullRangeDetector = try networks[6].get()
        self.shortRangeDetector = try networks[7].get()
        self.personMask = try networks[8].get()
    }

    /// The description with its outputs in the order of `outputs`, which gives their sizes.
    private static func ordered(
        _ description: NetworkDescription, _ role: String, input: [Int], outputs: [Int]
    ) throws(ModelError) -> NetworkDescription {
        func wrong(_ what: String) -> ModelError {
            ModelError(
                .unsupported, "is not the \(role) network: \(what); install the models again",
                path: role)
        }
        let tensors = description.tensors
        guard description.inputs.count == 1,
            tensors[description.inputs[0]].shape == input
        else { throw wrong("its input is not \(input.map(String.init).joined(separator: " × "))") }
        var result = description
        result.outputs = []
        for size in outputs {
            let match = description.outputs.first { tensors[$0].shape.reduce(1, *) == size }
            guard let match else { throw wrong("it has no output of \(size) values") }
            result.outputs.append(match)
        }
        return result
    }
}
