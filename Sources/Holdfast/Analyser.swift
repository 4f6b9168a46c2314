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
        models =
            options.withoutFaces
            ? nil : try Self.faceModels(folder: options.modelsFolder, kernels: kernels.network)
        look =
            options.withoutFaces
            ? nil : try Self.lookModel(folder: options.modelsFolder, kernels: kernels.network)
    }

    /// The same on another number of threads, with the models that were loaded.
    public func with(threads: Int) -> Analyser {
        var analyser = self
        analyser.options.threads = threads
        return analyser
    }

    private static func faceModels(
        folder: String?, kernels: NetworkKernels
    ) throws(HoldfastError) -> FaceModels {
        let store = ModelStore(folder: folder)
        do throws(ModelError) {
            // The largest first, so that no processor is left with it at the end.
            let networks = try store.load([
                .identity, .faceMesh, .eyeContour, .faceDetector, .nearFaceDetector, .personMask,
            ])
            return try FaceModels(
                fullRangeDetector: networks[3], shortRangeDetector: networks[4],
                mesh: networks[1], iris: networks[2], identity: networks[0],
                personMask: networks[5], kernels: kernels)
        } catch {
            throw .unusable(String(describing: error))
        }
    }

    private static func lookModel(
        folder: String?, kernels: NetworkKernels
    ) throws(HoldfastError) -> LookModel {
        do throws(ModelError) {
            return try LookModel(ModelStore(folder: folder).load(.look), kernels: kernels)
        } catch {
            throw .unusable(String(describing: error))
        }
    }

    var tool: ToolSection {
        ToolSection(
            version: Self.version, simdLevel: kernels.level.reportedName,
            models: models == nil
                ? []
                : ModelRecord.all.map { ModelSection(file: $0.fileName, sha256: $0.sha256) })
    }
}

extension HoldfastError {
    /// A media error in its own words.
    init(_ error: MediaError) {
        self = .unusable(error.description)
    }
}
