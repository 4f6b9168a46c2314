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
                _ = try VerifiedFile(record, path: path)
                return ModelStatus(record: record, path: path, problem: nil)
            } catch {
                return ModelStatus(record: record, path: path, problem: error)
            }
        }
    }

    /// `model`, after its file's SHA-256 has been checked.
    ///
    /// - Throws: `missing`, `unreadable` or `altered`; each says which file and what mends it.
    public func verified(_ model: ModelIdentifier) throws(ModelError) -> VerifiedModel {
        let record = ModelRecord(model)
        return VerifiedModel(record, try VerifiedFile(record, path: path(of: model)))
    }

    /// The network of `model`; see ``verified(_:)``.
    public func load(_ model: ModelIdentifier) throws(ModelError) -> NetworkDescription {
        try verified(model).network()
    }

    /// The networks of `models`, read on all processors, each file once; see ``verified(_:)``.
    ///
    /// - Throws: the error of the first of `models` that has one.
    public func load(
        _ models: [ModelIdentifier]
    ) throws(ModelError) -> [ModelIdentifier: NetworkDescription] {
        var files: [(name: String, models: [ModelIdentifier])] = []
        for model in models {
            let name = ModelRecord(model).fileName
            if let index = files.firstIndex(where: { $0.name == name }) {
                files[index].models.append(model)
            } else {
                files.append((name, [model]))
            }
        }
        let read = files
        let results = concurrentMap(read.count) { index in
            Result<[NetworkDescription], ModelError> { () throws(ModelError) in
                let records = read[index].models.map { ModelRecord($0) }
                let file = try VerifiedFile(records[0], path: path(of: read[index].models[0]))
                return try records.map { record throws(ModelError) in
                    try VerifiedModel(record, file).network()
                }
            }
        }
        var networks: [ModelIdentifier: NetworkDescription] = [:]
        for (file, result) in zip(read, results) {
            for (model, network) in zip(file.models, try result.get()) { networks[model] = network }
        }
        return networks
    }
}
