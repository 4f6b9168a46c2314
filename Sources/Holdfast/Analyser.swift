import Faces
import Media
import ModelStore
import NeuralNet
import Report
import VectorCore

/// The façade: analyses takes, compares stills, names the models. A value; share it freely.
///
///     let analyser = try Analyser(options: AnalysisOptions())
///     let analysis = try await analyser.analyze(
///         take: "take.mp4", anchors: [AnchorRequest(path: "still.png")])
///     print(analysis.document.verdict.state)
public struct Analyser: Sendable {
    /// This build's version, as reports name it.
    public static let version = ToolVersion.text

    /// How analyses are run.
    public private(set) var options: AnalysisOptions
    let kernels: KernelTable
    let models: FaceModels?
    let look: DeferredLook?

    /// Loads the models and picks the kernels.
    ///
    /// - Throws: an error with exit code 65 when a model file is missing, altered or unreadable; none
    ///   is read when `options.withoutFaces` is set.
    /// - Precondition: `options.level` is one that this machine runs.
    public init(options: AnalysisOptions) throws(HoldfastError) {
        self.options = options
        kernels = KernelTable(level: options.level)
        let networks =
            options.withoutFaces
            ? nil : try Self.networks(folder: options.modelsFolder, kernels: kernels.network)
        models = networks?.faces
        look = networks?.look
    }

    /// The same on another number of threads, with the models that were loaded.
    public func with(threads: Int) -> Analyser {
        var analyser = self
        analyser.options.threads = threads
        return analyser
    }

    /// All networks, read and packed on all processors; that of looks is only checked.
    private static func networks(
        folder: String?, kernels: NetworkKernels
    ) throws(HoldfastError) -> (faces: FaceModels, look: DeferredLook) {
        let store = ModelStore(folder: folder)
        let parts = concurrentMap(2) { part in
            Result<Loaded, ModelError> { () throws(ModelError) in
                part == 0
                    ? .faces(try faces(store, kernels: kernels))
                    : .look(DeferredLook(try store.verified(.look), kernels: kernels))
            }
        }
        do throws(ModelError) {
            guard case .faces(let faces) = try parts[0].get(),
                case .look(let look) = try parts[1].get()
            else { preconditionFailure("parts stand in the order in which they were asked for") }
            return (faces, look)
        } catch {
            throw .unusable(String(describing: error))
        }
    }

    /// What is loaded beside each other.
    private enum Loaded: Sendable {
        case faces(FaceModels)
        case look(DeferredLook)
    }

    private static func faces(
        _ store: ModelStore, kernels: NetworkKernels
    ) throws(ModelError) -> FaceModels {
        // The largest first, so that no processor is left with it at the end.
        let of = try store.load([
            .identity, .faceMesh, .eyeFeatures, .rightEye, .leftEye, .faceDetector,
            .nearFaceDetector, .personMask,
        ])
        // Each of them is in it.
        return try FaceModels(
            fullRangeDetector: of[.faceDetector]!, shortRangeDetector: of[.nearFaceDetector]!,
            mesh: of[.faceMesh]!, eyeFeatures: of[.eyeFeatures]!, rightEye: of[.rightEye]!,
            leftEye: of[.leftEye]!, identity: of[.identity]!, personMask: of[.personMask]!,
            kernels: kernels)
    }

    var tool: ToolSection {
        ToolSection(
            version: Self.version, simdLevel: kernels.level.reportedName,
            models: models == nil
                ? []
                : ModelRecord.files.map { ModelSection(file: $0.fileName, sha256: $0.sha256) })
    }
}

extension HoldfastError {
    /// A media error in its own words.
    init(_ error: MediaError) {
        self = .unusable(error.description)
    }
}
