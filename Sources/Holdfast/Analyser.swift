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
    let look: LookModel?

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

    /// Networks that are packed beside each other.
    private enum Packed: Sendable {
        case faces(FaceModels)
        case look(LookModel)
    }

    /// All networks, read and then packed on all processors.
    private static func networks(
        folder: String?, kernels: NetworkKernels
    ) throws(HoldfastError) -> (faces: FaceModels, look: LookModel) {
        do throws(ModelError) {
            // The largest first, so that no processor is left with it at the end.
            let order: [ModelIdentifier] = [
                .identity, .look, .faceMesh, .eyeFeatures, .faceDetector, .nearFaceDetector,
                .rightEye, .leftEye, .personMask,
            ]
            let read = zip(order, try ModelStore(folder: folder).load(order))
            let of = Dictionary(uniqueKeysWithValues: read)
            // Each of `order` is in it.
            let packed = concurrentMap(2) { part in
                Result<Packed, ModelError> { () throws(ModelError) in
                    if part == 1 { return .look(try LookModel(of[.look]!, kernels: kernels)) }
                    return .faces(
                        try FaceModels(
                            fullRangeDetector: of[.faceDetector]!,
                            shortRangeDetector: of[.nearFaceDetector]!, mesh: of[.faceMesh]!,
                            eyeFeatures: of[.eyeFeatures]!, rightEye: of[.rightEye]!,
                            leftEye: of[.leftEye]!, identity: of[.identity]!,
                            personMask: of[.personMask]!, kernels: kernels))
                }
            }
            guard case .faces(let faces) = try packed[0].get(),
                case .look(let look) = try packed[1].get()
            else { preconditionFailure("parts stand in the order in which they were asked for") }
            return (faces, look)
        } catch {
            throw .unusable(String(describing: error))
        }
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
