public import NeuralNet
internal import VectorCore

/// The model files that Holdfast runs on: where they lie, whether they are right, and the networks in
/// them.
///
/// Files are put in their place by `make models`; nothing here writes or fetches.
public struct ModelStore: Sendable {
    /// Where the files are looked for.
    public let folder: String

    /// A store in a folder.
    ///
    /// - Parameter folder: Path of the folder, or `nil` for `HOLDFAST_MODELS`, else
    ///   `$XDG_CACHE_HOME/holdfast/models`, else `~/.cache/holdfast/models`.
    public init(folder: String? = nil) {
        self.folder = folder ?? ModelFolder.standard()
    }

    /// Where the file of `model` is looked for.
    public func path(of model: ModelIdentifier) -> String {
        let separator = folder.hasSuffix("/") ? "" : "/"
        return folder + separator + ModelRecord(model).fileName
    }

    /// The state of every model file, in the order of `ModelRecord.files`. Reads all of them.
    public func status() -> [ModelStatus] {
        ModelRecord.files.map { record in
            let path = path(of: record.model)
            do throws(ModelError) {
                _ = try verified(record)
                return ModelStatus(record: record, path: path, problem: nil)
            } catch {
                return ModelStatus(record: record, path: path, problem: error)
            }
        }
    }

    /// The network of `model`, after its file's SHA-256 has been checked.
    ///
    /// - Throws: `missing`, `unreadable` or `altered`; each says which file and what mends it.
    public func load(_ model: ModelIdentifier) throws(ModelError) -> NetworkDescription {
        let record = ModelRecord(model)
        let file = try verified(record)
        return switch record.format {
        case .tflite:
            try TFLiteReader.read(file.bytes, part: record.part, path: path(of: model))
        case .dlib: try DlibReader.read(file.bytes, path: path(of: model))
        case .pytorch: try PyTorchReader.read(file.bytes, path: path(of: model))
        }
    }

    /// The networks of `models`, in their order, read on all processors; see ``load(_:)-(ModelIdentifier)``.
    ///
    /// - Throws: the error of the first of `models` that has one.
    public func load(_ models: [ModelIdentifier]) throws(ModelError) -> [NetworkDescription] {
        let results = concurrentMap(models.count) { index in
            Result<NetworkDescription, ModelError> { () throws(ModelError) in
                try load(models[index])
            }
        }
        var networks: [NetworkDescription] = []
        for result in results { networks.append(try result.get()) }
        return networks
    }

    /// The bytes of a model file, known to be the ones of its record.
    private func verified(_ record: ModelRecord) throws(ModelError) -> FileBytes {
        let path = path(of: record.model)
        let file = try FileBytes(path: path, byteCount: record.byteCount)
        guard ContentDigest.sha256(of: file.bytes) == record.sha256 else {
            throw ModelError(
                .altered,
                "is not the file that Holdfast knows (its SHA-256 differs); run `make models` to "
                    + "fetch it again", path: path)
        }
        return file
    }
}
